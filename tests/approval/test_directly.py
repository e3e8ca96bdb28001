"""Publication on one person's word, and the signature another gives afterwards."""

from __future__ import annotations

import datetime
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import WorkflowState

from approval import actions, closing, directly, signing
from approval.enums import Role, Route
from approval.models import Approval
from approval.refusals import RefusedError
from core.models import Person
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate

pytestmark = pytest.mark.django_db

REASON = "地震救援队今晚出发"


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


def seen(html):
    return re.search(r'name="seen" value="(\w{64})"', html)[1]


@pytest.fixture
def published(people):
    page = made.draft(people.author)
    return page, actions.publish_emergency(page, people.spokesperson, reason=REASON)


def test_emergency_publishes_at_once_and_is_recorded_as_such(people, published):
    page, approval = published

    assert fresh(page).live
    assert (approval.route, approval.note, approval.revision_id) == (
        Route.EMERGENCY,
        REASON,
        fresh(page).live_revision_id,
    )
    assert [(s["step"], s["name"]) for s in approval.signatures] == [("值班领导签发", "任舟")]
    assert list(directly.pending()) == [approval]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SPOKESPERSON])
def test_nobody_else_publishes_in_an_emergency(people, role):
    page = made.draft(people.author)

    with pytest.raises(RefusedError):
        actions.publish_emergency(page, getattr(people, role.value), reason=REASON)
    assert not fresh(page).live


def test_superuser_is_no_exception(people):
    page = made.draft(people.author)

    with pytest.raises(RefusedError):
        actions.publish_emergency(page, made.person(superuser=True), reason=REASON)


def test_emergency_needs_a_reason_and_passes_no_check(people):
    page = made.draft(people.author, text="<p>联系人手机 13800138000</p>")

    with pytest.raises(RefusedError):
        actions.publish_emergency(made.draft(people.author), people.spokesperson, reason=" ")
    with pytest.raises(RefusedError):
        actions.publish_emergency(page, people.spokesperson, reason=REASON)
    assert not fresh(page).live


def test_emergency_ends_the_review_that_runs(people):
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)

    actions.publish_emergency(fresh(page), people.spokesperson, reason=REASON)

    assert fresh(page).current_workflow_state is None
    (state,) = WorkflowState.objects.for_instance(page)
    assert (state.status, signing.signatures(state).count()) == (WorkflowState.STATUS_CANCELLED, 0)


def test_what_is_public_already_or_has_a_time_is_not_published_again(people, published):
    page, _approval = published
    later = made.draft(people.author, go_live_at=timezone.now() + datetime.timedelta(days=1))

    for piece in (page, later):
        with pytest.raises(RefusedError):
            actions.publish_emergency(piece, people.spokesperson, reason=REASON)


def test_readers_are_told_that_a_leader_on_duty_signed(people, published):
    with translation.override("en"):
        line = closing.line_of(fresh(published[0]))

    assert line.signer == "leader on duty"
    assert [s.name for s in line.signatures] == ["任舟"]


# --- Afterwards -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_who_signs_afterwards(people, published, role):
    refusal = directly.confirm_refusal(published[1], getattr(people, role.value))

    assert (refusal is None) == (role in {Role.SECTION_HEAD, Role.LEADER, Role.HEAD})


def test_signature_afterwards_is_recorded_and_ends_the_list(people, published):
    page, approval = published

    confirmation = actions.confirm(approval, people.leader, opinion="情况属实")

    assert (confirmation.route, confirmation.confirms_id, confirmation.digest) == (
        Route.AFTERWARDS,
        approval.pk,
        approval.digest,
    )
    assert confirmation.signatures[0]["opinion"] == "情况属实"
    assert not directly.pending().exists()
    assert Approval.objects.of(approval.key).first() == approval
    with pytest.raises(RefusedError):
        actions.confirm(approval, people.head)
    assert fresh(page).live


def test_author_and_publisher_do_not_sign_afterwards(people):
    page = made.draft(people.section_head)
    approval = actions.publish_emergency(page, people.spokesperson, reason=REASON)

    for user in (people.section_head, people.spokesperson, made.person(superuser=True)):
        with pytest.raises(RefusedError):
            actions.confirm(approval, user)


def test_what_a_chain_signed_is_not_signed_afterwards(people):
    page = made.submit(made.draft(people.author), people.author)
    for user in (people.section_head, people.spokesperson):
        signing.sign(fresh(page).current_workflow_task_state, user)

    with pytest.raises(RefusedError):
        actions.confirm(gate.recorded().get(), people.leader)


def test_those_who_may_sign_afterwards_are_told(people, mailoutbox, django_capture_on_commit_callbacks):
    page = made.draft(people.section_head)
    with django_capture_on_commit_callbacks(execute=True):
        approval = actions.publish_emergency(page, people.spokesperson, reason=REASON)

    told = {message.to[0] for message in mailoutbox}
    assert told == {people.leader.email, people.head.email}
    assert reverse("approval:confirm", args=[approval.pk]) in mailoutbox[0].body


# --- In the admin -----------------------------------------------------------------------------------------


def emergency_form(html):
    return {
        "seen": seen(html),
        "reason": REASON,
        "word_by": "何以宁",
        "word_at": f"{timezone.localtime():%Y-%m-%dT%H:%M}",
        "channel": "call",
    }


def test_spokesperson_publishes_from_the_desk(people, signed_in):
    page = made.submit(made.draft(people.author), people.author)
    client = signed_in(people.spokesperson)
    url = reverse("approval:emergency", args=[page.pk])
    assert url in client.get(reverse("approval:desk", args=[page.pk])).text

    form = emergency_form(client.get(url).text)
    assert client.post(url, form | {"reason": ""}).status_code == 200
    assert not fresh(page).live
    response = client.post(url, form)

    assert response.headers["Location"] == reverse("approval:desk", args=[page.pk])
    assert fresh(page).live
    note = gate.recorded().get().note
    assert REASON in note
    assert "何以宁" in note


def test_what_changed_while_the_spokesperson_read_is_not_published(people, signed_in):
    page = made.draft(people.author)
    client = signed_in(people.spokesperson)
    url = reverse("approval:emergency", args=[page.pk])
    form = emergency_form(client.get(url).text)
    page.title = "换了"
    page.save_revision(user=people.author)

    assert client.post(url, form).status_code == 409
    assert not fresh(page).live


@pytest.mark.parametrize("role", ["editor", "leader", "administrator", "auditor"])
def test_others_are_told_that_only_the_spokesperson_may(people, signed_in, role):
    page = made.draft(people.author)
    client = signed_in(getattr(people, role))
    url = reverse("approval:emergency", args=[page.pk])

    assert "<button" not in client.get(url).text
    assert url not in client.get(reverse("approval:desk", args=[page.pk])).text
    client.post(url, emergency_form(signed_in(people.spokesperson).get(url).text))
    assert not fresh(page).live


def test_what_is_owed_is_marked_and_listed_inside(people, published, signed_in):
    page, approval = published
    url = reverse("approval:confirm", args=[approval.pk])
    leader, editor = signed_in(people.leader), signed_in(people.editor)

    assert url in leader.get("/admin/").text
    assert url in leader.get(reverse("approval:afterwards")).text
    assert url in leader.get(reverse("approval:desk", args=[page.pk])).text
    assert approval.number in editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert str(marked(page)) in editor.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).text
    assert page.title in editor.get(reverse("wagtailadmin_explore", args=[made.home().pk]) + "?q=社区").text
    assert reverse("approval:afterwards") not in editor.get("/admin/").text


def marked(page):
    page = fresh(page)
    page.signature_owed = True
    return page.status_string


def test_leader_signs_afterwards_on_the_desk(people, published, signed_in):
    _page, approval = published
    client = signed_in(people.leader)
    url = reverse("approval:confirm", args=[approval.pk])
    html = client.get(url).text
    assert REASON in html
    assert "志愿者走进社区，讲解急救知识。" in html

    response = client.post(url, {"opinion": "同意"})

    assert response.headers["Location"] == reverse("approval:afterwards")
    assert not directly.pending().exists()
    assert client.post(url, {"opinion": "同意"}).status_code == 409


def test_publisher_is_told_that_another_signs(people, published, signed_in):
    _page, approval = published
    client = signed_in(people.spokesperson)
    url = reverse("approval:confirm", args=[approval.pk])

    assert "<button" not in client.get(url).text
    assert client.post(url).status_code == 409
    assert directly.pending().exists()


def test_history_tells_it_all(people, published, signed_in):
    page, approval = published
    actions.confirm(approval, people.leader, opinion="情况属实")

    html = signed_in(people.editor).get(reverse("approval:desk", args=[page.pk])).text

    assert REASON in html
    assert "情况属实" in html


def test_person_is_published_in_an_emergency_too(people, signed_in):
    person = Person.objects.create(name="何以宁")
    person.save_revision(user=people.author)
    client = signed_in(people.spokesperson)
    url = reverse("approval:object_emergency", args=["core.person", person.pk])

    client.post(url, emergency_form(client.get(url).text))

    person.refresh_from_db()
    assert person.live
    assert str(person) in signed_in(people.leader).get(reverse("approval:afterwards")).text


# --- The operator's command ---------------------------------------------------------------------------------


def run(page, user, *options):
    told = StringIO()
    key = f"wagtailcore.page:{page.pk}"
    call_command("publish_directly", key, *options, by=user.username, reason=REASON, stdout=told, stderr=told)
    return told.getvalue()


def test_command_publishes_and_marks(people):
    page = made.draft(people.author)

    told = run(page, people.administrator)

    (approval,) = directly.pending()
    assert approval.number in told
    assert (approval.route, approval.note, approval.signatures[0]["user"]) == (
        Route.DIRECT,
        REASON,
        people.administrator.pk,
    )
    assert fresh(page).live
    assert directly.confirm_refusal(approval, people.section_head) is None


def test_command_minds_the_checks_unless_told_not_to(people):
    page = made.draft(people.author, text="<p>联系人手机 13800138000</p>")

    with pytest.raises(CommandError):
        run(page, people.administrator)
    assert not fresh(page).live

    run(page, people.administrator, "--despite-checks")
    assert fresh(page).live


@pytest.mark.parametrize("key", ["wagtailcore.page:999999", "auth.user:1", "nonsense", "core.person:x"])
def test_command_says_what_it_cannot_find(people, key):
    with pytest.raises(CommandError):
        call_command("publish_directly", key, by=people.administrator.username, reason=REASON)


def test_command_needs_an_active_user_and_a_reason(people):
    page = made.draft(people.author)

    with pytest.raises(CommandError):
        call_command("publish_directly", f"wagtailcore.page:{page.pk}", by="nobody", reason=REASON)
    with pytest.raises(CommandError):
        call_command(
            "publish_directly", f"wagtailcore.page:{page.pk}", by=people.administrator.username, reason=" "
        )
    with pytest.raises(CommandError):
        run(page, made.person(Role.ADMINISTRATOR, active=False))
    assert not fresh(page).live
