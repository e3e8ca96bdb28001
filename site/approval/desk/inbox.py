"""What waits for a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from approval import changes, scheduling, signing, substitutes, withdrawals
from approval.models import ChangeRequest, ReviewTaskState, Withdrawal
from approval.naming import name_of

if TYPE_CHECKING:
    import datetime

    from django.db.models import QuerySet

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """A piece at a step of the person's. `refusal` says why they may not sign it, "" when they may."""

    title: str
    url: str
    step: str
    by: str
    since: datetime.datetime
    refusal: str


def states_for(user: Any) -> QuerySet[ReviewTaskState]:
    """Steps that the person decides, for themselves or for another, and hasn't signed or submitted."""
    mine = ReviewTaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status="in_progress",
        task__reviewtask__groups__in=substitutes.groups_for(user),
    )
    signed = ReviewTaskState.objects.filter(
        finished_by=user, status=TaskState.STATUS_APPROVED, voided_at=None
    ).values("workflow_state")
    return mine.exclude(workflow_state__requested_by=user).exclude(workflow_state__in=signed).distinct()


def withdrawals_for(user: Any) -> list[Withdrawal]:
    """Requests to take a page down that this person can sign."""
    if not withdrawals.may_sign(user):
        return []
    rows = Withdrawal.objects.waiting().exclude(requested_by=user).select_related("requested_by")
    return [row for row in rows.order_by("requested_at") if not withdrawals.refusal_to_sign(row, user)]


def count_for(user: Any) -> int:
    return states_for(user).count() + len(withdrawals_for(user)) + changes.waiting_for(user).count()


def waiting_for(user: Any, limit: int = LIMIT) -> list[Waiting]:
    """The longest waiting first; what is to be taken down before all else."""
    states = states_for(user).select_related("task", "workflow_state__requested_by").order_by("started_at")
    urgent = [_waiting_withdrawal(row) for row in withdrawals_for(user)]
    asked = changes.waiting_for(user).select_related("requested_by").order_by("requested_at")
    pieces = [_waiting(state, user) for state in states[:limit]]
    pieces += [_change(change) for change in asked[:limit]]
    return [*urgent, *sorted(pieces, key=lambda item: item.since)][:limit]


def _waiting_withdrawal(row: Withdrawal) -> Waiting:
    return Waiting(
        title=row.title,
        url=reverse("approval:withdrawal", args=[row.pk]),
        step=str(row.get_descent_display()),
        by=name_of(row.requested_by),
        since=row.requested_at,
        refusal="",
    )


def _waiting(state: ReviewTaskState, user: Any) -> Waiting:
    obj = signing.object_of(state.workflow_state)
    submitter = state.workflow_state.requested_by
    return Waiting(
        title=getattr(obj, "draft_title", "") or str(obj),
        url=address(obj),
        step=state.task.name,
        by=name_of(submitter) if submitter else "",
        since=state.started_at,
        refusal=signing.refusal(obj, user) or "",
    )


def scheduled() -> list[tuple[scheduling.Scheduled, str]]:
    """What will be published by the clock, each with its desk."""
    return [(row, address(row.obj)) for row in scheduling.waiting(LIMIT)]


def _change(change: ChangeRequest) -> Waiting:
    return Waiting(
        title=change.title,
        url=address(change),
        step=_("Change request"),
        by=name_of(change.requested_by),
        since=change.requested_at,
        refusal="",
    )


def address(obj: Any) -> str:
    """The desk of a page, of another thing that goes through a chain, or of a change."""
    if isinstance(obj, ChangeRequest):
        return reverse("approval:change", args=[obj.pk])
    if isinstance(obj, Page):
        return reverse("approval:desk", args=[obj.pk])
    return reverse("approval:object_desk", args=[obj._meta.label_lower, obj.pk])


def emergency_address(obj: Any) -> str:
    if isinstance(obj, Page):
        return reverse("approval:emergency", args=[obj.pk])
    return reverse("approval:object_emergency", args=[obj._meta.label_lower, obj.pk])
