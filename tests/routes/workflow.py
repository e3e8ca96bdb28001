"""Routes through a chain of review that was shortened, forged or passed by."""

from __future__ import annotations

from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    Revision,
    Task,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from approval import signing
from approval.enums import Role
from tests.factories.approval import submit
from tests.routes.table import Attempt, route


def waiting(at: Attempt, *signers: str):
    """The marked draft in its chain, signed so far by these."""
    # An attempt at another kind may have disabled them.
    Task.objects.update(active=True)
    at.marked(at.draft()).save_revision(user=at.society.author, clean=False)
    submit(at.draft(), at.society.author)
    for role in signers:
        sign(at, role)
    return at.draft().current_workflow_state


def sign(at: Attempt, role: str) -> None:
    signing.sign(at.draft().current_workflow_task_state, at.society.people[role])


@route("The end of a chain publishes", kinds="all")
def chain_ended_by_code(at: Attempt) -> None:
    waiting(at).finish(user=at.society.superuser)


@route("A step is done when its row says so", kinds="some")
def steps_approved_by_code(at: Attempt) -> None:
    waiting(at)
    while (state := at.draft().current_workflow_task_state) is not None:
        state.approve(user=at.society.superuser)


@route("The rows are written, then the chain looks at itself", kinds="some")
def steps_forged(at: Attempt) -> None:
    state = waiting(at)
    TaskState.objects.filter(workflow_state=state).update(
        status=TaskState.STATUS_APPROVED, finished_by=at.society.superuser, finished_at=timezone.now()
    )
    state.refresh_from_db()
    state.update(user=at.society.superuser)


@route("A disabled step counts as passed", kinds="some")
def steps_disabled(at: Attempt) -> None:
    waiting(at)
    for task in Task.objects.filter(active=True):
        task.specific.deactivate(user=at.society.people[Role.ADMINISTRATOR])


@route("A disabled step counts as passed", kinds="some")
def last_step_disabled(at: Attempt) -> None:
    waiting(at, Role.SECTION_HEAD)
    Task.objects.get(pk=at.draft().current_workflow_task_state.task_id).deactivate(user=at.society.superuser)


@route("A step that is no part of the chain any more counts as passed")
def last_step_taken_out(at: Attempt) -> None:
    state = waiting(at, Role.SECTION_HEAD)
    WorkflowTask.objects.filter(workflow=state.workflow, task=state.current_task_state.task).delete()
    state.current_task_state.task.specific.deactivate(user=at.society.superuser)
    WorkflowState.objects.get(pk=state.pk).update(user=at.society.superuser)


@route("A chain without a step ends at once", kinds="some")
def empty_chain(at: Attempt) -> None:
    at.marked(at.draft()).save_revision(user=at.society.author, clean=False)
    Workflow.objects.create(name="空").start(at.draft(), at.society.superuser)


@route("Wagtail's own step lets anybody in its groups approve, authors and superusers too")
def chain_of_another_kind(at: Attempt) -> None:
    task = GroupApprovalTask.objects.create(name="通过")
    workflow = Workflow.objects.create(name="别的流程")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page_id=at.society.column, defaults={"workflow": workflow})
    at.marked(at.draft()).save_revision(user=at.society.author, clean=False)
    state = workflow.start(at.draft(), at.society.author)
    task.on_action(state.current_task_state, at.society.superuser, "approve")


@route("The newest version is published, whatever was signed", kinds="some")
def edited_after_the_first_signature(at: Attempt) -> None:
    clean = at.draft()
    clean.save_revision(user=at.society.author)
    submit(at.draft(), at.society.author)
    sign(at, Role.SECTION_HEAD)
    at.marked(at.draft()).save_revision(user=at.society.author, clean=False)
    sign(at, Role.SPOKESPERSON)


@route("Autosave writes into the version that was signed", kinds="all")
def autosave_over_a_signed_version(at: Attempt) -> None:
    at.draft().save_revision(user=at.society.author)
    submit(at.draft(), at.society.author)
    sign(at, Role.SECTION_HEAD)
    obj = at.draft()
    at.marked(obj).save_revision(
        user=at.society.author, clean=False, overwrite_revision=at.draft().latest_revision
    )
    sign(at, Role.SPOKESPERSON)


@route("The content of a version is a column", kinds="some")
def version_rewritten_after_a_signature(at: Attempt) -> None:
    at.draft().save_revision(user=at.society.author)
    submit(at.draft(), at.society.author)
    sign(at, Role.SECTION_HEAD)
    revision = at.draft().latest_revision
    Revision.objects.filter(pk=revision.pk).update(content=at.marked(at.draft()).serializable_data())
    sign(at, Role.SPOKESPERSON)


@route("A picture is changed between two signatures")
def picture_changed_after_a_signature(at: Attempt) -> None:
    at.mark.picture.title = at.mark.picture.description = "合影"
    at.mark.picture.save()
    page = at.draft()
    page.lead_image = at.mark.picture
    page.save_revision(user=at.society.author)
    submit(page, at.society.author)
    sign(at, Role.SECTION_HEAD)
    at.mark.picture.description = at.mark.text
    at.mark.picture.save()
    sign(at, Role.SPOKESPERSON)


@route("Whoever may approve may approve their own", kinds="some")
def author_signs(at: Attempt) -> None:
    at.marked(at.draft()).save_revision(user=at.society.people[Role.SECTION_HEAD], clean=False)
    submit(at.draft(), at.society.author)
    sign(at, Role.SECTION_HEAD)


@route("One person may take every step", kinds="some")
def one_person_signs_twice(at: Attempt) -> None:
    from approval import roles

    user = at.society.people[Role.SECTION_HEAD]
    roles.give(user, Role.SPOKESPERSON, Role.SECTION_HEAD)
    waiting(at, Role.SECTION_HEAD, Role.SECTION_HEAD)


@route("A superuser may take every step", kinds="some")
def superuser_signs(at: Attempt) -> None:
    signing.sign(waiting(at).current_task_state, at.society.superuser)


@route("What was returned is published all the same", kinds="some")
def returned_then_ended(at: Attempt) -> None:
    state = waiting(at, Role.SECTION_HEAD)
    signing.send_back(
        at.draft().current_workflow_task_state, at.society.people[Role.SPOKESPERSON], reason="请核对"
    )
    state.refresh_from_db()
    state.finish(user=at.society.superuser)


@route("The chain is said to be finished in its table", kinds="some")
def chain_said_to_be_finished(at: Attempt) -> None:
    WorkflowState.objects.filter(pk=waiting(at).pk).update(status=WorkflowState.STATUS_APPROVED)
    at.draft().latest_revision.publish()
