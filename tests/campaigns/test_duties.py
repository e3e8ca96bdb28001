from __future__ import annotations

from datetime import date

import pytest

from campaigns.duties import Due, months_after, next_due
from campaigns.enums import ReportKind

START = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 12, 1), 3, date(2028, 3, 1)),
    ],
)
def test_months_end_where_the_month_does(day, months, later):
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("kind", "end", "reports", "today", "due"),
    [
        ("activity", None, [], date(2027, 1, 1), None),
        ("project", None, [], date(2026, 7, 1), None),
        ("project", None, [], date(2026, 8, 1), Due(ReportKind.PROGRESS, date(2026, 4, 30))),
        ("project", date(2027, 1, 1), [], date(2026, 2, 1), Due(ReportKind.PROGRESS, date(2026, 4, 30))),
        (
            "fundraiser",
            date(2027, 1, 1),
            [("progress", date(2026, 4, 10))],
            date(2026, 5, 1),
            Due(ReportKind.PROGRESS, date(2026, 7, 10)),
        ),
        ("fundraiser", date(2026, 3, 1), [], date(2026, 3, 2), Due(ReportKind.FINAL, date(2026, 6, 1))),
        ("fundraiser", date(2026, 3, 1), [("final", date(2026, 5, 1))], date(2026, 8, 1), None),
        ("fundraiser", date(2026, 3, 1), [], date(2026, 1, 1), None),
    ],
)
def test_next_report_is_due_when_the_law_says(kind, end, reports, today, due):
    assert next_due(kind, START, end, reports, today) == due
