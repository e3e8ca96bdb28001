"""The review history: who submitted, signed and returned a piece, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import TaskState, WorkflowState

from approval import directly, gated
from approval.enums import Decision, Route
from approval.models import Approval, ReviewTaskState
from approval.naming import name_of, signed_name

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from approval.models import ChangeRequest


@dataclass(frozen=True, slots=True)
class HistoryRow:
    moment: datetime.datetime
    who: str
    what: str
    note: str = ""


def history(obj: Any, limit: int = 5) -> list[HistoryRow]:
    """The rows of the newest reviews, the oldest first."""
    reviews = WorkflowState.objects.for_instance(obj).select_related("requested_by").order_by("-created_at")
    ended = list(_outside(obj))
    closed = {approval.workflow_state_id for approval in ended}
    rows = [row for review in reviews[:limit] for row in _rows(review, review.pk in closed)]
    rows += [row for approval in ended for row in _outside_rows(approval)]
    return sorted(rows, key=lambda row: row.moment)


def history_of_change(change: ChangeRequest) -> list[HistoryRow]:
    """Who asked for a change and who decided on it."""
    rows = [HistoryRow(change.requested_at, name_of(change.requested_by), _("asked for the change"))]
    if change.decided_at:
        what = {
            Decision.DONE: _("signed"),
            Decision.RETURNED: pgettext("decision", "returned"),
            Decision.RECALLED: pgettext("change", "recalled"),
        }[Decision(change.status)]
        note = f"“{change.opinion}”" if change.opinion else ""
        rows.append(HistoryRow(change.decided_at, _name(change.decided_by), what, note))
    return rows


def _outside(obj: Any) -> QuerySet[Approval]:
    """What was published on one person's word."""
    rows = Approval.objects.of(gated.key_of(obj)).filter(route__in=directly.ON_ONE_WORD)
    return rows.prefetch_related("confirmations").defer("frozen")


def _outside_rows(approval: Approval) -> Iterator[HistoryRow]:
    words = {Route.EMERGENCY: _("published in an emergency"), Route.DIRECT: _("published by command"),
             Route.HIDDEN: _("hid something at once")}  # fmt: skip
    for signed, what, note in [
        (approval, words[Route(approval.route)], approval.note),
        *(
            (row, _("signed afterwards"), row.signatures[0]["opinion"])
            for row in approval.confirmations.all()
        ),
    ]:
        signature = signed.signatures[0]
        told = "　".join(filter(None, [signature["role"], f"“{note}”" if note else ""]))
        yield HistoryRow(signed.recorded_at, signature["name"], what, told)


def _rows(review: WorkflowState, was_overtaken: bool) -> Iterator[HistoryRow]:
    yield HistoryRow(review.created_at, _name(review.requested_by), _("submitted"))
    states = ReviewTaskState.objects.filter(workflow_state=review).select_related(
        "task", "finished_by", "on_behalf_of"
    )
    for state in states:
        if state.finished_at and (what := _what(state)):
            yield HistoryRow(state.finished_at, _signer(state), what, _note(state))
    if review.status == WorkflowState.STATUS_CANCELLED and not was_overtaken:
        last = max((s.finished_at for s in states if s.finished_at), default=review.created_at)
        yield HistoryRow(last, _name(review.requested_by), _("recalled"))


def _signer(state: ReviewTaskState) -> str:
    return signed_name(_name(state.finished_by), name_of(state.on_behalf_of) if state.on_behalf_of else "")


def _note(state: ReviewTaskState) -> str:
    proofread = _("proofread") if state.proofread else ""
    return "　".join(filter(None, [state.role, proofread, f"“{state.comment}”" if state.comment else ""]))


def _what(state: ReviewTaskState) -> str:
    words = {"step": state.task.name}
    if state.voided_at:
        return _("%(step)s: signed; void, the piece was changed or returned afterwards") % words
    if state.status == TaskState.STATUS_APPROVED:
        return _("%(step)s: signed") % words
    if state.status == TaskState.STATUS_REJECTED:
        return _("%(step)s: returned") % words
    return ""


def _name(user: Any) -> str:
    return name_of(user) if user else pgettext("person", "unknown")
