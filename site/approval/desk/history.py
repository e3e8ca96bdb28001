"""The review history: who submitted, signed and returned a piece, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import TaskState, WorkflowState

from approval.models import ReviewTaskState
from approval.naming import name_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class HistoryRow:
    moment: datetime.datetime
    who: str
    what: str
    note: str = ""


def history(obj: Any, limit: int = 5) -> list[HistoryRow]:
    """The rows of the newest reviews, the oldest first."""
    reviews = WorkflowState.objects.for_instance(obj).select_related("requested_by").order_by("-created_at")
    rows = [row for review in reviews[:limit] for row in _rows(review)]
    return sorted(rows, key=lambda row: row.moment)


def _rows(review: WorkflowState) -> Iterator[HistoryRow]:
    yield HistoryRow(review.created_at, _name(review.requested_by), _("submitted"))
    states = ReviewTaskState.objects.filter(workflow_state=review).select_related("task", "finished_by")
    for state in states:
        if state.finished_at and (what := _what(state)):
            note = "　".join(filter(None, [state.role, f"“{state.comment}”" if state.comment else ""]))
            yield HistoryRow(state.finished_at, _name(state.finished_by), what, note)
    if review.status == WorkflowState.STATUS_CANCELLED:
        last = max((s.finished_at for s in states if s.finished_at), default=review.created_at)
        yield HistoryRow(last, _name(review.requested_by), _("recalled"))


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
