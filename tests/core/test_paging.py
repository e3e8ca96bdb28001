from __future__ import annotations

from datetime import date

import pytest

from core.paging import address, by_month, pagination, shown_numbers
from core.presentation import Link, Month, Row


@pytest.mark.parametrize(
    ("arguments", "number", "expected"),
    [
        ({}, 1, "/news/"),
        ({}, 3, "/news/?page=3"),
        ({"year": 2026, "topic": "", "month": 0}, 1, "/news/?year=2026"),
        ({"topic": "a b&c"}, 2, "/news/?topic=a+b%26c&page=2"),
    ],
)
def test_each_page_has_one_address(arguments, number, expected):
    assert address("/news/", arguments, number) == expected


@pytest.mark.parametrize(
    ("number", "last", "expected"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 8, [1, 2, 3, 0, 8]),
        (4, 8, [1, 2, 3, 4, 5, 6, 7, 8]),
        (50, 100, [1, 0, 48, 49, 50, 51, 52, 0, 100]),
        (100, 100, [1, 0, 98, 99, 100]),
    ],
)
def test_gap_never_hides_a_single_number(number, last, expected):
    assert shown_numbers(number, last) == expected


def test_pagination_marks_the_current_page_and_its_neighbours():
    made = pagination("/news/", {"year": 2026}, 2, 3)

    assert made.links == (
        Link("1", "/news/?year=2026"),
        Link("2", "/news/?year=2026&page=2", current=True),
        Link("3", "/news/?year=2026&page=3"),
    )
    assert (made.previous, made.next) == ("/news/?year=2026", "/news/?year=2026&page=3")


def test_rows_stand_under_their_months_in_the_order_given():
    days = [date(2026, 7, 2), date(2026, 7, 1), date(2026, 6, 30), date(2025, 6, 30)]
    rows = [Row(title=str(day), url="", date=day) for day in days]

    assert by_month(rows) == (
        Month(2026, 7, (rows[0], rows[1])),
        Month(2026, 6, (rows[2],)),
        Month(2025, 6, (rows[3],)),
    )
