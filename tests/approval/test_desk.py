from __future__ import annotations

import re

import pytest
from wagtail.models import WorkflowState

from approval import signing
from core.models import Person
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate

pytestmark = pytest.mark.django_db


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


def desk(page):
    return f"/admin/approval/{page.pk}/"


def seen(html):
    return re.search(r'name="seen" value="(\w{64})"', html)[1]


@pytest.fixture
def waiting(people):
    return made.submit(made.draft(people.author), people.author)


def test_desk_shows_the_whole_piece_and_lets_it_be_signed(people, signed_in, waiting):
    client = signed_in(people.section_head)
    html = client.get(desk(waiting)).text
    assert "志愿者走进社区，讲解急救知识。" in html

    response = client.post(desk(waiting), {"decision": "sign", "seen": seen(html), "opinion": "同意"})

    assert response.headers["Location"] == "/admin/approval/"
    (signature,) = signing.signatures(fresh(waiting).current_workflow_state)
    assert (signature.comment, signature.finished_by) == ("同意", people.section_head)


def test_desk_signs_and_publishes(people, signed_in, waiting):
    signing.sign(waiting.current_workflow_task_state, people.section_head)
    client = signed_in(people.spokesperson)

    client.post(desk(waiting), {"decision": "sign", "seen": seen(client.get(desk(waiting)).text)})

    assert fresh(waiting).live
    assert gate.recorded().get().signer_role == "新闻发言人"


def test_what_changed_while_reading_is_not_signed(people, signed_in, waiting):
    client = signed_in(people.section_head)
    token = seen(client.get(desk(waiting)).text)
    page = fresh(waiting)
    page.title = "换了"
    page.save_revision(user=people.responsible_editor)

    response = client.post(desk(waiting), {"decision": "sign", "seen": token})

    assert response.status_code == 409
    assert signing.signatures(fresh(waiting).current_workflow_state).count() == 0


def test_desk_returns_with_a_reason_only(people, signed_in, waiting):
    client = signed_in(people.section_head)

    assert client.post(desk(waiting), {"decision": "return", "opinion": " "}).status_code == 409
    client.post(desk(waiting), {"decision": "return", "opinion": "请核对人数"})

    state = fresh(waiting).current_workflow_state
    assert (state.status, state.current_task_state.comment) == (
        WorkflowState.STATUS_NEEDS_CHANGES,
        "请核对人数",
    )


def test_desk_tells_an_author_why_not(people, signed_in):
    page = made.submit(made.draft(people.section_head), people.section_head)

    html = signed_in(people.section_head).get(desk(page)).text

    assert 'value="sign"' not in html
    assert signing.refusal(page, people.section_head) in html


def test_auditor_reads_and_decides_nothing(people, signed_in, waiting):
    client = signed_in(people.auditor)

    assert "<button" not in client.get(desk(waiting)).text
    assert client.post(desk(waiting), {"decision": "sign"}).status_code == 409
    assert client.post(desk(waiting), {"decision": "return", "opinion": "不行"}).status_code == 409


def test_contributor_does_not_read_others(people, signed_in, waiting):
    assert signed_in(people.contributor).get(desk(waiting)).status_code == 302


def test_desk_has_the_strict_policy_and_nothing_inline(people, signed_in, waiting):
    response = signed_in(people.section_head).get(desk(waiting))

    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert not re.search(r"<script|<style| style=| on\w+=", response.text)


def test_people_have_a_desk_too(people, signed_in):
    person = Person.objects.create(name="何以宁")
    person.save_revision(user=people.author)
    person.get_workflow().start(person, people.author)

    html = signed_in(people.section_head).get(f"/admin/approval/core.person/{person.pk}/").text

    assert "何以宁" in html
    assert 'value="sign"' in html


def test_inbox_and_panel_show_what_a_person_can_decide(people, signed_in, waiting):
    assert waiting.title in signed_in(people.section_head).get("/admin/approval/").text
    assert desk(waiting) in signed_in(people.section_head).get("/admin/").text
    assert waiting.title not in signed_in(people.spokesperson).get("/admin/approval/").text


def test_inbox_leaves_out_what_one_submitted(people, signed_in):
    page = made.submit(made.draft(people.section_head), people.section_head)

    assert page.title not in signed_in(people.section_head).get("/admin/approval/").text
