"""When the law wants the next report of a campaign (Charity Law, articles 72 and 79). No other deadline is made up."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from campaigns.enums import CampaignKind, ReportKind

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG = 6
EVERY = FINAL_WITHIN = 3
MONTHS = 12
REPORTED = {CampaignKind.FUNDRAISER, CampaignKind.PROJECT}


@dataclass(frozen=True, slots=True)
class Due:
    """A report the law asks for, and the last day for it."""

    kind: ReportKind
    until: date


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def is_long(start: date, end: date | None, today: date) -> bool:
    """Whether it lasts, or has lasted so far, more than six months."""
    return (end or today) > months_after(start, LONG)


def next_due(
    kind: str, start: date | None, end: date | None, reports: Iterable[tuple[str, date]], today: date
) -> Due | None:
    """The next report due, None when none is. `reports` are kinds and days of publication."""
    reports = list(reports)
    if kind not in REPORTED or start is None or start > today:
        return None
    if any(name == ReportKind.FINAL for name, _day in reports):
        return None
    if end and today > end:
        return Due(ReportKind.FINAL, months_after(end, FINAL_WITHIN))
    if not is_long(start, end, today):
        return None
    last = max((day for _name, day in reports), default=start)
    return Due(ReportKind.PROGRESS, months_after(max(last, start), EVERY))
