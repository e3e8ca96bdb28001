"""Nobody signs what they had a hand in, nobody signs twice, and people stay on record."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from wagtail.models import Locale, TaskState
from wagtail_localize.models import StringTranslation, TranslatableObject, TranslationSource
from wagtail_localize.operations import translate_object

from approval import actions, authors, signing
from approval.enums import Purpose, Role
from approval.models import ReviewTask
from approval.refusals import RefusedError
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate
from tests.factories.core import SiteImageFactory

pytestmark = pytest.mark.django_db


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


def published(people, **kwargs):
    page = made.submit(made.draft(people.author, **kwargs), people.author)
    for user in (people.section_head, people.spokesperson):
        signing.sign(fresh(page).current_workflow_task_state, user)
    return fresh(page)


def test_responsible_editor_who_saved_it_does_not_sign(people):
    page = made.draft(people.author)
    page.save_revision(user=people.responsible_editor)
    page = made.submit(fresh(page), people.author)

    assert authors.of(page) == {people.author.pk, people.responsible_editor.pk}
    with pytest.raises(RefusedError):
        signing.sign(page.current_workflow_task_state, people.responsible_editor)


def test_authors_of_an_approved_version_may_sign_the_next(people):
    page = published(people)
    page.title = "新的标题"
    page.save_revision(user=people.editor)

    assert authors.of(fresh(page)) == {people.editor.pk}


def test_author_of_the_text_that_was_gone_back_to_is_an_author(people):
    page = made.draft(people.section_head)
    first = page.latest_revision
    page = published_by(people, page)
    page.title = "第二版"
    page.save_revision(user=people.editor)
    older = first.as_object()

    older.save_revision(user=people.editor, log_action="wagtail.revert", previous_revision=first)

    assert people.section_head.pk in authors.of(fresh(page))
    page = made.submit(fresh(page), people.editor)
    with pytest.raises(RefusedError):
        signing.sign(page.current_workflow_task_state, people.section_head)


def published_by(people, page):
    page = made.submit(page, people.author)
    for user in (people.leader, people.spokesperson):
        signing.sign(fresh(page).current_workflow_task_state, user)
    return fresh(page)


def test_uploader_of_a_new_picture_does_not_sign(people):
    picture = SiteImageFactory(uploaded_by_user=people.section_head)
    page = made.draft(people.author)
    page.picture = picture
    page.save_revision(user=people.author)
    page = made.submit(fresh(page), people.author)

    assert people.section_head.pk in authors.of(page)
    with pytest.raises(RefusedError):
        signing.sign(page.current_workflow_task_state, people.section_head)


def test_translator_does_not_sign_the_translation(people):
    english, _ = Locale.objects.get_or_create(language_code="en")
    translate_object(made.home(), [english])
    page = published(people)
    translate_object(page, [english])
    translation = page.get_translation(english)
    source = TranslationSource.objects.get(object=TranslatableObject.objects.get_for_instance(page))
    segment = source.stringsegment_set.first()
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=english,
        data="Volunteers",
        last_translated_by=people.section_head,
    )

    assert people.section_head.pk in authors.of(translation)


def test_two_who_sign_at_once_one_signs_and_the_other_is_told(people):
    page = made.submit(made.draft(people.author), people.author)
    one, other = (fresh(page).current_workflow_task_state for _ in range(2))
    signing.sign(one, people.section_head)

    with pytest.raises(RefusedError):
        signing.sign(other, people.leader)

    assert signing.signatures(fresh(page).current_workflow_state).count() == 1


def test_steps_marked_as_done_by_code_publish_nothing(people):
    page = made.submit(made.draft(people.author), people.author)
    TaskState.objects.filter(workflow_state=page.current_workflow_state).update(
        status=TaskState.STATUS_APPROVED, finished_by=people.section_head
    )

    with pytest.raises(RefusedError), transaction.atomic():
        actions.finish_chain(page.current_workflow_state)
    assert not fresh(page).live


def test_one_signature_publishes_nothing(people):
    """Even where every active step is signed: the second was taken out behind the chain's back."""
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)
    ReviewTask.objects.filter(name="签发").update(active=False)

    with pytest.raises(RefusedError), transaction.atomic():
        actions.finish_chain(fresh(page).current_workflow_state)
    assert not gate.recorded().exists()


# --- What the signature says -----------------------------------------------------------------------------


def test_proofreading_is_a_tick_with_a_name(people, signed_in):
    page = made.submit(made.draft(people.author), people.author)
    client = signed_in(people.section_head)
    assert 'name="proofread"' in client.get(f"/admin/approval/{page.pk}/").text
    client.post(f"/admin/approval/{page.pk}/", {"decision": "sign", "proofread": "on"})
    client = signed_in(people.spokesperson)
    client.post(f"/admin/approval/{page.pk}/", {"decision": "sign"})

    signatures = gate.recorded().get().signatures
    assert [(s["name"], s["proofread"]) for s in signatures] == [("陆知远", True), ("任舟", False)]


def test_proofreading_can_be_ticked_in_the_editor_as_well(people, signed_in):
    page = made.submit(made.draft(people.author), people.author)
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    signed_in(people.section_head).post(url, {"comment": "", "proofread": "on"})

    assert signing.signatures(fresh(page).current_workflow_state).get().proofread


def test_each_purpose_has_its_statement_at_the_desk(people, signed_in):
    from approval import purposes

    page = made.submit(made.draft(people.author, matter="figures"), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)

    html = signed_in(people.finance).get(f"/admin/approval/{page.pk}/").text

    assert str(purposes.about(Purpose.FINANCE).statement) in html
    assert str(purposes.about(Purpose.REVIEW).statement) not in html
    assert set(purposes.ABOUT) == set(Purpose)


def test_purpose_is_part_of_the_record(people):
    page = made.submit(made.draft(people.author, matter="figures"), people.author)
    for user in (people.section_head, people.finance, people.spokesperson):
        signing.sign(fresh(page).current_workflow_task_state, user)

    assert [s["purpose"] for s in gate.recorded().get().signatures] == ["review", "finance", "sign_off"]


# --- Users are deactivated, never deleted ------------------------------------------------------------------


def test_no_way_deletes_a_user(people, signed_in):
    users = get_user_model().objects
    target, chief = people.editor, signed_in(made.person(superuser=True))
    before = users.count()

    for url in (
        reverse("wagtailusers_users:delete", args=[target.pk]),
        reverse("wagtail_bulk_action", args=["auth", "user", "delete"]) + f"?id={target.pk}",
        reverse("wagtail_bulk_action", args=["auth", "user", "delete"]) + "?id=all",
    ):
        chief.get(url)
        chief.post(url)
    for delete in (target.delete, users.filter(pk=target.pk).delete, users.all().delete):
        with pytest.raises(RefusedError), transaction.atomic():
            delete()

    assert users.count() == before


def test_deactivated_user_signs_nothing(people):
    page = made.submit(made.draft(people.author), people.author)
    people.section_head.is_active = False
    people.section_head.save()

    with pytest.raises(RefusedError):
        signing.sign(page.current_workflow_task_state, people.section_head)


# --- Taking a person down ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_who_takes_a_person_down(people, signed_in, role):
    from core.models import Person

    person = Person.objects.create(name="何以宁")
    gate.publish(person)
    url = person.snippet_viewset.get_url_name("unpublish")

    signed_in(getattr(people, role.value)).post(reverse(url, args=[person.pk]))

    person.refresh_from_db()
    assert person.live == (role not in {Role.SPOKESPERSON, Role.ADMINISTRATOR})
