"""Numbered pages and months: the two ways in which long lists are divided."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from core.presentation import Link, Month, Pagination

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.presentation import Row

# The first, the last, and this many on each side of the current page.
BESIDE = 2


def address(path: str, arguments: Mapping[str, str | int], number: int = 1) -> str:
    """Where a page of a list lies: the first has no number, so that it has one address only."""
    words = {name: value for name, value in arguments.items() if value}
    if number > 1:
        words["page"] = number
    return f"{path}?{urlencode(words)}" if words else path


def pagination(path: str, arguments: Mapping[str, str | int], number: int, last: int) -> Pagination:
    def link(n: int) -> Link:
        return Link(str(n), address(path, arguments, n), current=n == number)

    return Pagination(
        number=number,
        last=last,
        links=tuple(link(n) if n else None for n in shown_numbers(number, last)),
        previous=address(path, arguments, number - 1) if number > 1 else "",
        next=address(path, arguments, number + 1) if number < last else "",
    )


def shown_numbers(number: int, last: int) -> list[int]:
    """The numbers to show; 0 is a gap. A gap never hides a single number."""
    shown = sorted({1, last, *range(max(1, number - BESIDE), min(last, number + BESIDE) + 1)})
    made: list[int] = []
    for n in shown:
        if made and n - made[-1] == 2:
            made.append(n - 1)
        elif made and n - made[-1] > 2:
            made.append(0)
        made.append(n)
    return made


def by_month(rows: Iterable[Row]) -> tuple[Month, ...]:
    """Rows in the order given, under the months of their dates."""
    grouped = groupby(rows, key=lambda row: (row.date.year, row.date.month))
    return tuple(Month(year, month, tuple(found)) for (year, month), found in grouped)
