"""What is refused, whoever asks and however."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale, Page, Task, TaskState, Workflow, WorkflowState, WorkflowTask
from wagtail_localize.models import TranslationSource

from approval import signing
from approval.actions import finish_chain
from approval.enums import Role
from approval.models import Approval, ReviewTask
from approval.refusals import RefusedError
from core.models import PublicEntry
from home.models import HomePage, StandardPage
from tests.factories import approval as made
from tests.factories import gate
from tests.factories.core import SiteImageFactory

pytestmark = pytest.mark.django_db


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


def sign(page, user):
    signing.sign(fresh(page).current_workflow_task_state, user)


@pytest.fixture
def waiting(people):
    return made.submit(made.draft(people.author), people.author)


@pytest.fixture
def approved(people, waiting):
    sign(waiting, people.section_head)
    sign(waiting, people.spokesperson)
    return fresh(waiting)


# --- The chain's end believes nothing -------------------------------------------------------------------


def test_steps_marked_done_by_code_publish_nothing(people, waiting):
    fresh(waiting).current_workflow_task_state.approve(user=people.section_head)

    with pytest.raises(RefusedError):
        fresh(waiting).current_workflow_task_state.approve(user=people.spokesperson)

    assert not fresh(waiting).live
    assert gate.recorded().count() == 0


def test_chain_without_a_signature_does_not_end(people, waiting):
    with pytest.raises(RefusedError):
        finish_chain(waiting.current_workflow_state, user=people.spokesperson)


@pytest.mark.parametrize("base", [False, True])
def test_disabled_step_sends_back_and_publishes_nothing(people, waiting, base):
    sign(waiting, people.section_head)
    step = ReviewTask.objects.get(name="签发")

    (Task.objects.get(pk=step.pk) if base else step).deactivate(user=people.administrator)

    assert not fresh(waiting).live
    assert fresh(waiting).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert gate.recorded().count() == 0


def test_chain_without_a_step_is_not_offered(people):
    page = made.draft(people.author)
    WorkflowTask.objects.all().delete()

    assert (page.has_workflow, page.get_workflow()) == (False, None)
    assert not page.permissions_for_user(people.author).can_submit_for_moderation()


def test_chain_without_a_step_publishes_nothing(people):
    page = made.draft(people.author)
    empty = Workflow.objects.create(name="空")

    with pytest.raises(RefusedError), transaction.atomic():
        empty.start(page, people.author)

    assert not fresh(page).live


def test_picture_changed_after_a_signature_begins_again(people):
    image = SiteImageFactory()
    page = made.draft(people.author)
    page.body = [("figure", {"image": image, "caption": "", "credit": "", "alt": ""})]
    page.save_revision(user=people.author)
    page = made.submit(fresh(page), people.author)
    sign(page, people.section_head)
    image.description = "换了说明"
    image.save()

    with pytest.raises(RefusedError):
        sign(page, people.spokesperson)

    state = fresh(page).current_workflow_state
    assert (state.current_task_state.task.name, signing.signatures(state).count()) == ("初审", 0)


def test_uploader_of_a_new_picture_is_an_author(people):
    page = made.draft(people.author)
    page.body = [("figure", {"image": SiteImageFactory(uploaded_by_user=people.section_head), "alt": "船"})]
    page.save_revision(user=people.author)
    page = made.submit(fresh(page), people.author)

    with pytest.raises(RefusedError):
        sign(page, people.section_head)


def test_who_reverts_brings_the_old_authors_back(people, approved):
    old = approved.live_revision
    for title, writer in (("第二版", people.responsible_editor), ("第三版", people.editor)):
        page = fresh(approved)
        page.title = title
        page.save_revision(user=writer)
    page = fresh(approved)
    draft = old.as_object()
    draft.save_revision(user=people.editor, previous_revision=old, log_action=True)
    page = made.submit(fresh(approved), people.editor)

    assert signing.refusal(page, people.responsible_editor) is not None
    assert people.author.pk in signing.authors.of(page)


def test_changed_piece_goes_through_the_chain_again(people, approved):
    page = fresh(approved)
    page.title = "改过的标题"
    page.save_revision(user=people.author)

    assert fresh(approved).title == "志愿者走进社区"
    page = made.submit(fresh(approved), people.author)
    sign(page, people.section_head)
    sign(page, people.spokesperson)

    after = fresh(approved)
    assert (after.title, after.first_published_at) == ("改过的标题", approved.first_published_at)
    assert gate.recorded().count() == 2


# --- Publishing in the admin ----------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["spokesperson", "administrator", "superuser"])
def test_publish_button_of_a_browser_only_saves(people, signed_in, who):
    user = made.person(superuser=True) if who == "superuser" else getattr(people, who)
    page = made.draft(people.author)

    signed_in(user).post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {"title": "x", "slug": page.slug, "body-count": "0", "action-publish": "1",
         "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"},
    )  # fmt: skip

    assert not fresh(page).live


def test_bulk_publish_is_refused(people, signed_in):
    page = made.draft(people.author)

    signed_in(made.person(superuser=True)).post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {})

    assert not fresh(page).live


def test_second_home_page_is_not_published_at_once(people, signed_in):
    root = Page.objects.get(depth=1)
    draft = StandardPage(title="x", slug="x")
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", root.pk])

    signed_in(made.person(superuser=True)).post(
        url,
        {"title": draft.title, "slug": draft.slug, "body-count": "0", "action-publish": "1",
         "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"},
    )  # fmt: skip

    assert not StandardPage.objects.filter(live=True).exists()


# --- Records --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: Approval.objects.update(number="x"),
        lambda row: gate.recorded().all().delete(),
    ],
)
def test_approval_is_append_only(approved, change):
    with pytest.raises(RefusedError):
        change(gate.recorded().get())


def test_database_refuses_to_change_an_approval(approved):
    with pytest.raises(Exception, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE approval_approval SET number = 'x'")


def test_numbers_follow_one_another(people):
    numbers = []
    for n in range(3):
        page = made.submit(made.draft(people.author, title=f"第{n}篇"), people.author)
        sign(page, people.section_head)
        sign(page, people.spokesperson)
        numbers.append(gate.recorded().first().number)
    year = timezone.localdate().year

    assert numbers == [f"{year}-{n:04}" for n in (1, 2, 3)]


def test_closing_line_tells_who_signed(approved, django_assert_num_queries):
    from approval.closing import line_of

    number = gate.recorded().get().number
    with django_assert_num_queries(1), override("zh-hans"):
        line = line_of(approved)
        role = str(Role.SPOKESPERSON.label)

    assert (line.signer, line.number) == (role, number)
    assert [s.name for s in line.signatures] == ["陆知远", "任舟"]
    assert line.moment == approved.last_published_at


def test_draft_has_no_closing_line(people):
    from approval.closing import line_of

    assert line_of(made.draft(people.author)) is None


# --- By the clock ---------------------------------------------------------------------------------------


def scheduled(people, title):
    page = made.draft(people.author, title=title)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision(user=people.author)
    page = made.submit(fresh(page), people.author)
    sign(page, people.section_head)
    sign(page, people.spokesperson)
    return fresh(page)


def test_scheduled_piece_goes_live_at_its_time(people, time_machine):
    time_machine.move_to(timezone.now())
    page = scheduled(people, "预定的公告")
    assert (page.live, page.approved_schedule) == (False, True)
    assert not PublicEntry.objects.filter(key=f"wagtailcore.page:{page.pk}").exists()

    time_machine.shift(timedelta(hours=2))
    call_command("publish_scheduled", verbosity=0)

    assert fresh(page).live
    assert fresh(page).live_revision_id == gate.recorded().get().revision_id


def test_one_refused_schedule_stops_no_other(people, time_machine, capsys):
    time_machine.move_to(timezone.now())
    first, second = scheduled(people, "第一篇"), scheduled(people, "第二篇")
    revision = first.scheduled_revision
    revision.content["title"] = "换过的标题"
    type(revision).objects.filter(pk=revision.pk).update(content=revision.content)

    time_machine.shift(timedelta(hours=2))
    call_command("publish_scheduled", verbosity=0)

    assert [fresh(first).live, fresh(second).live] == [False, True]
    assert "publish" in capsys.readouterr().err


# --- Translations ---------------------------------------------------------------------------------------


def test_submitted_translation_is_a_draft(people, approved):
    english, _ = Locale.objects.get_or_create(language_code="en")
    source, _ = TranslationSource.update_or_create_from_instance(HomePage.objects.get())
    source.create_or_update_translation(english, user=people.editor, fallback=True)
    source, _ = TranslationSource.update_or_create_from_instance(approved)

    source.create_or_update_translation(english, user=people.editor, publish=True, fallback=True)

    translation = StandardPage.objects.get(locale=english)
    assert (translation.live, translation.latest_revision.user) == (False, people.editor)


def test_translation_of_a_live_page_leaves_what_readers_get(people, approved):
    english, _ = Locale.objects.get_or_create(language_code="en")
    for page in (HomePage.objects.get(), approved):
        source, _ = TranslationSource.update_or_create_from_instance(page)
        source.create_or_update_translation(english, user=people.editor, fallback=True)
    translation = StandardPage.objects.get(locale=english)
    gate.publish(translation)
    approved.title = "新的标题"
    approved.save_revision(user=people.author)
    gate.publish(approved)
    source, _ = TranslationSource.update_or_create_from_instance(fresh(approved))

    source.create_or_update_translation(english, user=people.editor, publish=True, fallback=True)

    translation.refresh_from_db()
    assert (translation.live, translation.title, translation.has_unpublished_changes) == (
        True,
        "志愿者走进社区",
        True,
    )
    assert translation.get_latest_revision_as_object().title == "新的标题"


# --- Mail -----------------------------------------------------------------------------------------------


@pytest.fixture
def outbox(people, django_capture_on_commit_callbacks):
    """Runs something and gives who was written to, and about what."""

    def run(do):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return sorted((message.to[0], message.subject) for message in mail.outbox)

    return run


def test_submission_is_mailed_to_who_can_sign(people, outbox):
    page = made.draft(people.section_head)

    sent = outbox(lambda: made.submit(page, people.section_head))

    able = (people.responsible_editor, people.leader)
    assert [to for to, _subject in sent] == sorted(user.email for user in able)
    assert all("志愿者走进社区" in subject for _to, subject in sent)
    assert f"/admin/approval/{page.pk}/" in mail.outbox[0].body


def test_next_step_is_mailed_to_the_spokesperson(people, outbox, waiting):
    sent = outbox(lambda: sign(waiting, people.section_head))

    assert [to for to, _subject in sent] == [people.spokesperson.email]


def test_return_is_mailed_with_its_reason(people, outbox, waiting):
    state = waiting.current_workflow_task_state

    sent = outbox(lambda: signing.send_back(state, people.section_head, reason="请核对人数"))

    assert [to for to, _subject in sent] == [people.author.email]
    assert "请核对人数" in mail.outbox[0].body


def test_publication_is_mailed_to_the_author(people, outbox, waiting):
    sign(waiting, people.section_head)

    sent = outbox(lambda: sign(waiting, people.spokesperson))

    assert [to for to, _subject in sent] == [people.author.email]
    assert fresh(waiting).full_url in mail.outbox[0].body


# --- Two at once ----------------------------------------------------------------------------------------


def test_second_signer_of_a_step_is_told(people, waiting):
    state = waiting.current_workflow_task_state
    signing.sign(state, people.section_head)

    with pytest.raises(RefusedError):
        signing.sign(state, people.leader)

    assert TaskState.objects.filter(status=TaskState.STATUS_APPROVED).count() == 1


def test_recall_is_for_the_submitter(people, waiting):
    with pytest.raises(RefusedError):
        signing.recall(waiting, people.editor)
