"""Gives a date phrase its days, from what was written and what stood before it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from .entries import Precision
from .phrases import Phrase, Point

_EARLIEST, _LATEST = 1840, 2199
_THIRDS = ((1, 10), (11, 20), (21, 31))


class ImpossibleDateError(ValueError):
    """Such a day does not exist, or the end lies before the start."""


class MissingYearError(ValueError):
    """The phrase has no year and nothing before it tells one."""


class MissingDateError(ValueError):
    """同日, 是月 or a bare day with nothing before it to refer to."""


@dataclass(slots=True)
class Context:
    """What a phrase may leave unsaid."""

    year: int | None = None
    month: int | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    start: date
    end: date
    precision: Precision


def span_of(phrase: Phrase, context: Context) -> Span:
    year = _start_year(phrase, context)
    first, last = _days(phrase.start, year, context)
    precision = phrase.start.precision
    if phrase.end is not None:
        end_first, last = _end_days(phrase.end, first, phrase.start)
        precision = max(precision, phrase.end.precision, key=lambda each: each.rank)
        if end_first < first and last <= first:
            raise ImpossibleDateError
    return Span(first, last, precision)


def _start_year(phrase: Phrase, context: Context) -> int:
    start, end = phrase.start, phrase.end
    if start.year is not None:
        return start.year
    if start.year_shift is not None and context.year is not None:
        return context.year + start.year_shift
    if start.day_shift is not None and context.start is not None:
        return context.start.year
    if context.year is not None:
        return context.year
    if end is not None and end.year is not None:
        return end.year - 1 if _calendar_order(start) > _calendar_order(end) else end.year
    raise MissingYearError


def _calendar_order(point: Point) -> tuple[int, int]:
    return (point.months[0] if point.months else point.month or 0, point.day or 0)


def _days(point: Point, year: int, context: Context) -> tuple[date, date]:
    """The first and last day of a point."""
    if point.day_shift is not None:
        return _relative_day(point.day_shift, context)
    if point.precision == Precision.YEAR:
        return _checked(year, 1, 1), _checked(year, 12, 31)
    if point.months is not None:
        return _months(year, *point.months)
    year, month = _month(point, year, context)
    if point.precision == Precision.MONTH:
        return _months(year, month, month)
    if point.third is not None:
        first, last = _THIRDS[point.third]
        return _checked(year, month, first), _checked(year, month, min(last, _length(year, month)))
    day = _checked(year, month, point.day or 0)
    return day, day


def _relative_day(shift: int, context: Context) -> tuple[date, date]:
    base = (context.end or context.start) if shift else context.start
    if base is None:
        raise MissingDateError
    day = base + timedelta(days=shift)
    return day, day


def _month(point: Point, year: int, context: Context) -> tuple[int, int]:
    if point.month is not None:
        return year, point.month
    if context.month is None:
        raise MissingDateError
    index = year * 12 + context.month - 1 + (point.month_shift or 0)
    return index // 12, index % 12 + 1


def _end_days(end: Point, start: date, start_point: Point) -> tuple[date, date]:
    context = Context(start.year, start.month, start, start)
    if end.year is not None:
        return _days(end, end.year, context)
    first, last = _days(end, start.year + (end.year_shift or 0), context)
    crosses_year = (
        start.month >= 10 and first.month <= 3 and (end.month is not None or end.months is not None)
    )
    if last < start and crosses_year and start_point.precision != Precision.YEAR:
        return _days(end, start.year + 1, context)
    return first, last


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """Months 13 and 14 are January and February of the next year (winter)."""
    end_year, end_month = (year + 1, last - 12) if first == 12 and last > 12 else (year, last)
    return _checked(year, first, 1), _checked(end_year, end_month, _length(end_year, end_month))


def _length(year: int, month: int) -> int:
    if not 1 <= month <= 12 or not _EARLIEST <= year <= _LATEST:
        raise ImpossibleDateError
    return calendar.monthrange(year, month)[1]


def _checked(year: int, month: int, day: int) -> date:
    if not _EARLIEST <= year <= _LATEST:
        raise ImpossibleDateError
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ImpossibleDateError from error
