"""The ways to the public: the end of a chain, one person's word, and one recorded way for many pages at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from approval import authors, chains, digest, recording, seals, signing
from approval.bulk import publish_in_bulk
from approval.directly import confirm, publish_directly, publish_emergency
from approval.models import Approval, ReviewTask
from approval.naming import name_of
from approval.refusals import RefusedError

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from wagtail.models import WorkflowState

    from approval.models import ReviewTaskState

__all__ = ["confirm", "finish_chain", "publish_directly", "publish_emergency", "publish_in_bulk"]


def finish_chain(workflow_state: WorkflowState, *, user: User | None = None) -> Approval:
    """Records the approval and publishes exactly what was signed, or refuses and changes nothing.

    It believes nothing but signatures: this is also reached when a step is disabled, when a chain has no
    step, and by code that marks steps as done.
    """
    with seals.hold():
        obj = signing.object_of(workflow_state)
        revision = obj.get_latest_revision()
        if revision is None:
            raise RefusedError(_("There is no saved version that could be published."))
        draft = revision.as_object()
        # Wagtail publishes what it reads of the revision; it need not read it a second time.
        revision.as_object = lambda: draft
        content = digest.canonical(draft)
        signed = list(signing.signatures(workflow_state))
        writers = authors.of(obj, files={row["key"] for row in content["files"]})
        _demand_right_chain(workflow_state, draft)
        _demand_every_step(workflow_state, signed)
        _demand_other_people(signed, writers)
        _demand_one_content(signed, digest.digest_of(content))
        made = recording.approval(
            draft,
            revision,
            [_signature(state) for state in signed],
            authors=writers,
            workflow_state_id=workflow_state.pk,
            content=content,
        )
        recording.keep([made], recording.prefix_for(obj))
        seals.forget_borrowed_date(obj, revision)
        revision.publish(user=user, skip_permission_checks=True)
    return made


def _demand_right_chain(workflow_state: WorkflowState, draft: Any) -> None:
    right = chains.workflow_for(draft)
    if right is None:
        raise RefusedError(chains.why_none(draft))
    if right.pk != workflow_state.workflow_id:
        raise RefusedError(_("This piece goes through another chain now. Submit it again."))


def _demand_every_step(workflow_state: WorkflowState, signed: list[ReviewTaskState]) -> None:
    """At least one signature, and one for every active step; a step of another kind signs nothing."""
    if not signed:
        raise RefusedError(_("Nobody has signed this piece."))
    have = {state.task_id for state in signed}
    active = workflow_state.workflow.tasks.filter(active=True)
    ours = ContentType.objects.get_for_model(ReviewTask).pk
    missing = [task for task in active if task.pk not in have or task.content_type_id != ours]
    if missing:
        names = "、".join(task.name for task in missing)
        raise RefusedError(_("Not signed yet: %(steps)s.") % {"steps": names})
    if workflow_state.task_states.filter(status=TaskState.STATUS_IN_PROGRESS).exists():
        raise RefusedError(_("A step of this review is still open."))


def _demand_other_people(signed: list[ReviewTaskState], writers: set[int]) -> None:
    """Two people at least, none of them an author, nobody behind two signatures, not even by a substitute."""
    if len(signed) < chains.FEWEST_STEPS:
        raise RefusedError(_("One signature is not enough. Two people have to sign."))
    people = [{state.finished_by_id, state.on_behalf_of_id or state.finished_by_id} for state in signed]
    everybody = set().union(*people)
    if None in everybody or sum(map(len, people)) > len(everybody):
        raise RefusedError(_("Every step must be signed by another person."))
    if writers & everybody:
        raise RefusedError(_("A signer has changed this version since. Somebody else has to sign."))


def _demand_one_content(signed: list[ReviewTaskState], current: str) -> None:
    if {state.digest for state in signed} != {current}:
        raise RefusedError(_("The content is no longer what was signed. The review has to begin again."))


def _signature(state: ReviewTaskState) -> recording.Signature:
    return recording.Signature(
        step=state.task.name,
        user=state.finished_by_id,
        name=name_of(state.finished_by),
        role=state.role,
        at=timezone.localtime(state.finished_at).isoformat(),
        opinion=state.comment,
        purpose=state.task.reviewtask.purpose,
        proofread=state.proofread,
        principal=state.on_behalf_of_id,
        principal_name=name_of(state.on_behalf_of) if state.on_behalf_of else "",
    )
