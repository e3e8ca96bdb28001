"""Brings entries into the order of date and tells which of them had to move."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from .entries import Entry, Precision, Problem
from .problems import Code, excerpt, problem


def without_duplicates(entries: list[Entry], wheres: dict[int, str]) -> tuple[list[Entry], list[Problem]]:
    first: dict[tuple[date, date | None, str], Entry] = {}
    kept, problems = [], []
    for entry in entries:
        key = (entry.start, entry.end, re.sub(r"\W", "", entry.text))
        earlier = first.setdefault(key, entry)
        if earlier is entry:
            kept.append(entry)
            continue
        facts = {"where": wheres[entry.line], "before_where": wheres[earlier.line]}
        problems.append(
            problem(
                Code.DUPLICATE, entry.line, date=entry.date_as_written, excerpt=excerpt(entry.text), **facts
            )
        )
    return kept, problems


def in_order(entries: list[Entry], wheres: dict[int, str]) -> tuple[list[Entry], list[Problem]]:
    """Sorted by the first day; entries of one day keep the order of the file."""
    problems = []
    for position in sorted(_moved(_keys(entries))):
        entry = entries[position]
        before = next((each for each in entries[:position] if each.start > entry.start), None)
        after = before or next(each for each in entries[position:] if each.start < entry.start)
        problems.append(_reordered(entry, after, wheres, later=before is None))
    return sorted(entries, key=lambda entry: entry.start), problems


def _reordered(entry: Entry, other: Entry, wheres: dict[int, str], *, later: bool) -> Problem:
    if later:
        message = (
            f"{wheres[entry.line]}“{entry.date_as_written}”的条目排在“{other.date_as_written}”"
            f"（{wheres[other.line]}）之前，已按日期移到后面。请核对两条的日期。"
        )
        return Problem(entry.line, Code.REORDERED, message)
    return problem(
        Code.REORDERED,
        entry.line,
        where=wheres[entry.line],
        date=entry.date_as_written,
        before=other.date_as_written,
        before_where=wheres[other.line],
    )


def _keys(entries: list[Entry]) -> list[date]:
    """A vague entry (是月, 上半年) may stand anywhere within its span: at its end by custom."""
    keys: list[date] = []
    for entry in entries:
        key = entry.start
        if keys and entry.precision != Precision.DAY:
            key = min(max(keys[-1], entry.start), entry.last_day or entry.start)
        keys.append(key)
    return keys


def _moved(keys: list[date]) -> set[int]:
    """The fewest positions to take out so that the rest is in order.

    A longest ascending subsequence, searched from the end: of two entries that contradict each
    other the first one stays, and the one read later is told.
    """
    count = len(keys)
    tails: list[int] = []
    tail_positions: list[int] = []
    following: dict[int, int] = {}
    for position in range(count - 1, -1, -1):
        key = -keys[position].toordinal()
        place = bisect_right(tails, key)
        following[position] = tail_positions[place - 1] if place else count
        tails[place : place + 1] = [key]
        tail_positions[place : place + 1] = [position]
    kept: set[int] = set()
    position = tail_positions[-1] if tail_positions else count
    while position < count:
        kept.add(position)
        position = following[position]
    return set(range(count)) - kept
