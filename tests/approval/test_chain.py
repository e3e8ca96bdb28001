"""The chain of review through the admin, as a browser would go."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState

from approval import signing
from approval.refusals import RefusedError
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate

pytestmark = pytest.mark.django_db


def act(client, page, action, comment=""):
    state = StandardPage.objects.get(pk=page.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, {"comment": comment})


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


def test_chain_publishes_what_was_signed(people, signed_in):
    page = made.submit(made.draft(people.author), people.author)

    act(signed_in(people.section_head), page, "approve", "数字已核过")
    assert not fresh(page).live
    act(signed_in(people.spokesperson), page, "approve")

    approval = gate.recorded().get()
    published = fresh(page)
    assert published.live
    assert published.live_revision_id == approval.revision_id
    assert [(s["step"], s["name"], s["role"], s["opinion"]) for s in approval.signatures] == [
        ("初审", "陆知远", "科室负责人", "数字已核过"),
        ("签发", "任舟", "新闻发言人", ""),
    ]
    assert approval.authors == [people.author.pk]


def test_author_cannot_sign(people, signed_in):
    page = made.submit(made.draft(people.section_head), people.section_head)

    response = act(signed_in(people.section_head), page, "approve")

    assert response.status_code == 302
    assert signing.signatures(fresh(page).current_workflow_state).count() == 0


def test_earlier_author_cannot_sign(people):
    page = made.draft(people.section_head)
    page.title = "改过的标题"
    page.save_revision(user=people.author)
    page = made.submit(fresh(page), people.author)

    with pytest.raises(RefusedError):
        signing.sign(page.current_workflow_task_state, people.section_head)


def test_superuser_is_no_exception(people, signed_in):
    chief = made.person(superuser=True)
    page = made.submit(made.draft(people.author), people.author)

    act(signed_in(chief), page, "approve")

    assert signing.signatures(fresh(page).current_workflow_state).count() == 0


def test_one_person_signs_one_step(people):
    both = made.person(made.Role.SECTION_HEAD, made.Role.SPOKESPERSON)
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, both)

    with pytest.raises(RefusedError):
        signing.sign(fresh(page).current_workflow_task_state, both)

    assert not fresh(page).live


def test_edit_after_a_signature_begins_again(people):
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)

    page = fresh(page)
    page.title = "改过的标题"
    page.save_revision(user=people.responsible_editor)

    state = fresh(page).current_workflow_state
    assert state.current_task_state.task.name == "初审"
    assert signing.signatures(state).count() == 0


def test_save_without_a_change_keeps_the_signature(people):
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)

    fresh(page).save_revision(user=people.section_head)

    state = fresh(page).current_workflow_state
    assert state.current_task_state.task.name == "签发"
    assert signing.signatures(state).count() == 1


def test_autosave_over_a_signed_revision_begins_again(people):
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)

    page = fresh(page)
    page.title = "偷偷改过"
    page.save_revision(user=people.author, overwrite_revision=page.latest_revision)

    state = fresh(page).current_workflow_state
    assert state.current_task_state.task.name == "初审"
    assert signing.signatures(state).count() == 0


def test_return_needs_a_reason(people, signed_in):
    page = made.submit(made.draft(people.author), people.author)

    act(signed_in(people.section_head), page, "reject", "")
    assert fresh(page).current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS

    act(signed_in(people.section_head), page, "reject", "请核对人数")
    assert fresh(page).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES


def test_returned_piece_begins_with_the_first_step(people):
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)
    signing.send_back(fresh(page).current_workflow_task_state, people.spokesperson, reason="请核对人数")

    fresh(page).current_workflow_state.resume(people.author)

    state = fresh(page).current_workflow_state
    assert state.current_task_state.task.name == "初审"
    assert signing.signatures(state).count() == 0


def test_editor_shows_why_a_piece_was_returned(people, signed_in):
    page = made.submit(made.draft(people.author), people.author)
    client = signed_in(people.author)
    address = f"/admin/pages/{page.pk}/edit/"
    signing.send_back(page.current_workflow_task_state, people.section_head, reason="请核对人数")

    assert "请核对人数" in client.get(address).content.decode()

    fresh(page).current_workflow_state.resume(people.author)
    assert "请核对人数" not in client.get(address).content.decode()


def test_submitter_recalls(people):
    page = made.submit(made.draft(people.author), people.author)

    signing.recall(page, people.author)

    assert fresh(page).current_workflow_state is None
