"""Signing a step, returning a piece, taking one's own submission back.

A signature belongs to the digest of what was signed. When the content changes under a running chain, the
signatures given so far are void and the chain begins again; a save without a change leaves it as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from approval import authors, chains, checks, digest, substitutes
from approval.models import ReviewTask, ReviewTaskState
from approval.naming import name_of
from approval.refusals import RefusedError
from core.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import User
    from django.db.models import QuerySet
    from wagtail.models import Revision

ACTIVE = (TaskState.STATUS_IN_PROGRESS, TaskState.STATUS_APPROVED)


def object_of(workflow_state: WorkflowState) -> Any:
    obj = workflow_state.content_object
    return obj.specific if isinstance(obj, Page) else obj


def waiting_state(obj: Any) -> ReviewTaskState | None:
    """The step the object waits at; None when it isn't in a chain of ours, as a record never is."""
    state = getattr(obj, "current_workflow_task_state", None)
    return state if isinstance(state, ReviewTaskState) else None


def signatures(workflow_state: WorkflowState) -> QuerySet[ReviewTaskState]:
    """The signatures that count, in the order in which they were given."""
    return (
        ReviewTaskState.objects.filter(
            workflow_state=workflow_state, status=TaskState.STATUS_APPROVED, voided_at=None
        )
        .select_related("finished_by", "on_behalf_of", "task__reviewtask")
        .order_by("finished_at", "pk")
    )


def is_final(task: Any, obj: Any) -> bool:
    state = obj.current_workflow_state
    return bool(state and state.current_task_state and state.is_at_final_task)


# --- May this person sign? --------------------------------------------------------------------------


def refusal(obj: Any, user: Any, *, task: Any = None) -> str | None:
    """Why this person may not sign the step the object waits at; None when they may."""
    return _standing(obj, user, task)[1]


def principal_for(obj: Any, user: Any, *, task: Any = None) -> User | None:
    """Whom this person would sign for; None when they sign for themselves."""
    return _standing(obj, user, task)[0]


def _standing(obj: Any, user: Any, task: Any) -> tuple[User | None, str | None]:
    """For whom the person signs, and why they may not. Whoever belongs to the step signs for themselves."""
    state = waiting_state(obj)
    if state is None:
        return None, _("This piece is not waiting for a signature.")
    task = task or state.task.specific
    if not user.is_active or not task._user_in_groups(user):
        names = "、".join(task.groups.values_list("name", flat=True))
        return None, _("This step is signed by: %(groups)s.") % {"groups": names}
    writers, signed = authors.of(obj), people_behind(signatures(state.workflow_state))
    if user.pk in writers:
        return None, _("You wrote or changed this version. Somebody else has to sign it.")
    if user.pk in signed:
        return None, _("You have signed another step of this review. Somebody else has to sign this one.")
    if task.is_member(user):
        return None, None
    represented = substitutes.principals(task, user)
    # A signature for somebody is theirs as well: an author's or a signer's substitute is no third person.
    free = [person for person in represented if person.pk not in writers | signed]
    if free:
        return free[0], None
    names = "、".join(name_of(person) for person in represented)
    return None, _(
        "You sign for %(names)s, who wrote this version or signed another step. Somebody else has to sign it."
    ) % {"names": names}


def people_behind(signed: Iterable[ReviewTaskState]) -> set[int]:
    """Everybody whose signature it is: who gave it, and for whom."""
    pairs = [(state.finished_by_id, state.on_behalf_of_id) for state in signed]
    return {person for pair in pairs for person in pair if person is not None}


def office_of(task: ReviewTask, user: Any) -> str:
    """The name of the group in which a person signs this step."""
    names = task.groups.filter(user=user).order_by("role__role", "name").values_list("name", flat=True)
    return names.first() or ""


# --- Sign, return, recall ---------------------------------------------------------------------------


def sign(
    task_state: TaskState, user: Any, *, opinion: str = "", seen: str = "", proofread: bool = False
) -> None:
    """Signs the step; after the last one the chain ends and publishes.

    `seen` is the digest the person was shown; another one means the piece changed while they read.
    `proofread`: the person states that they have proofread it.
    Raises RefusedError and leaves everything as it was.
    """
    with transaction.atomic():
        changed = _restart_if_changed(task_state, user)
        if not changed:
            _sign(task_state, user, opinion, seen, proofread)
    if changed:
        raise RefusedError(changed)


def _lock(task_state: TaskState) -> ReviewTaskState:
    """The step, locked: of two who sign at once one signs and the other is told."""
    locked = ReviewTaskState.objects.select_for_update().filter(pk=task_state.pk).first()
    if locked is None:
        raise RefusedError(_("This step does not belong to our chain of review."))
    if locked.status != TaskState.STATUS_IN_PROGRESS:
        raise RefusedError(_("Somebody else has already decided on this step."))
    return locked


def _restart_if_changed(task_state: TaskState, user: Any) -> str:
    """Begins again when earlier signatures stand for something else, or another chain is the right one.

    Says why, "" when all is as it was.
    """
    locked = _lock(task_state)
    obj = object_of(locked.workflow_state).get_latest_revision_as_object()
    right = chains.workflow_for(obj)
    if right is None:
        raise RefusedError(chains.why_none(obj))
    if right.pk != locked.workflow_state.workflow_id:
        restart(locked.workflow_state, obj.latest_revision, user=user)
        return _("This piece goes through another chain now: “%(chain)s”. The review begins again.") % {
            "chain": right.name
        }
    given = {state.digest for state in signatures(locked.workflow_state)}
    if given <= {digest.of(obj)}:
        return ""
    restart(locked.workflow_state, obj.latest_revision, user=user)
    return _(
        "The piece, or a picture or file in it, has changed since the first signature. The review begins again."
    )


def _sign(task_state: TaskState, user: Any, opinion: str, seen: str, proofread: bool) -> None:
    state = _lock(task_state)
    obj = object_of(state.workflow_state)
    task = state.task.specific
    principal, reason = _standing(obj, user, task)
    if reason:
        raise RefusedError(reason)
    draft = obj.get_latest_revision_as_object()
    if findings := checks.blocking(checks.run(draft)):
        raise RefusedError(" ".join(finding.message for finding in findings))
    current = digest.of(draft)
    if seen and seen != current:
        raise RefusedError(_("The piece has changed while you were reading. Please look at it again."))
    state.digest = current
    state.role = office_of(task, principal or user)
    state.on_behalf_of = principal
    state.proofread = proofread
    state.revision = obj.latest_revision
    state.approve(user=user, comment=opinion)


def send_back(task_state: TaskState, user: Any, *, reason: str) -> None:
    """Returns the piece to its authors. The signatures given so far count no longer."""
    if not reason.strip():
        raise RefusedError(_("Please say why you return this piece."))
    with transaction.atomic():
        state = _lock(task_state)
        void_signatures(state.workflow_state)
        state.reject(user=user, comment=reason)


def recall(obj: Any, user: Any) -> None:
    """The submitter takes a piece back that nobody has published yet."""
    state = obj.current_workflow_state
    theirs = {getattr(state, "requested_by_id", None), getattr(obj, "owner_id", None)} - {None}
    if state is None or user.pk not in theirs:
        raise RefusedError(_("Only the person who submitted this piece can recall it."))
    with transaction.atomic():
        state.cancel(user=user)


def void_signatures(workflow_state: WorkflowState) -> None:
    given = signatures(workflow_state)
    for state in given:
        state.status, state.voided_at = TaskState.STATUS_CANCELLED, timezone.now()
        state.save(update_fields=["status", "voided_at"])


def restart(workflow_state: WorkflowState, revision: Revision, *, user: Any = None) -> None:
    """Voids what was signed and begins with the first step of the chain that is right for this revision."""
    void_signatures(workflow_state)
    take_right_chain(workflow_state, revision.as_object())
    workflow_state.task_states.filter(status=TaskState.STATUS_IN_PROGRESS).update(
        status=TaskState.STATUS_CANCELLED, finished_at=timezone.now(), finished_by=user
    )
    first = workflow_state.get_next_task()
    if first is None:
        return
    started = first.specific.start(workflow_state, user=user)
    if started.revision_id != revision.pk:
        started.revision = revision
        started.submitted_digest = digest.of(revision.as_object())
        started.save()
    workflow_state.current_task_state = TaskState.objects.get(pk=started.pk)
    workflow_state.save()


def take_right_chain(workflow_state: WorkflowState, draft: Any) -> None:
    """What is about to begin goes by the chain that the rules choose for it now (another matter, a move)."""
    right = chains.workflow_for(draft)
    if right is not None and right.pk != workflow_state.workflow_id:
        workflow_state.workflow = right
        workflow_state.save(update_fields=["workflow"])


# Asked whenever a draft is saved.
_RUNNING = Prepared(
    lambda content_type, object_id: WorkflowState.objects.filter(
        base_content_type_id=content_type, object_id=object_id, status=WorkflowState.STATUS_IN_PROGRESS
    ).select_related("current_task_state")
)


def revision_saved(revision: Revision) -> None:
    """Called for every saved revision: looks whether a running chain goes on or begins again."""
    # Wagtail keeps numbers of objects as text, and gives them here as it was given them.
    object_id = str(revision.object_id)
    workflow_state = _RUNNING.first(content_type=revision.base_content_type_id, object_id=object_id)
    if workflow_state is None or workflow_state.current_task_state is None:
        return
    state = ReviewTaskState.objects.filter(pk=workflow_state.current_task_state_id).first()
    if state is None:
        return
    if state.submitted_digest == digest.of(revision.as_object()):
        workflow_state.task_states.filter(status__in=ACTIVE).update(revision=revision)
    else:
        restart(workflow_state, revision, user=revision.user)
