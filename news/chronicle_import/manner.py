"""How one document marks its entries, judged from all of its lines together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .markers import counts_up
from .sightings import Sighting


@dataclass(frozen=True, slots=True)
class Manner:
    kinds: frozenset[str] = frozenset()  # the marks in use; none: entries begin with their date
    wrapped: bool = False
    month_headings: int = 0
    bare_days: int = 0
    indents: bool = False
    gaps: bool = False
    explicit_years: bool = False
    year_lines: int = 0

    @property
    def marked(self) -> bool:
        return bool(self.kinds)


def manner_of(sightings: list[Sighting]) -> Manner:
    headings = sum(1 for each in sightings if each.heading and each.heading.month)
    candidates = [each for each in sightings if _is_plain_candidate(each)]
    closed = [each for each in candidates if each.closed_before or each.begins_paragraph]
    return Manner(
        kinds=_kinds(sightings, closed, headings),
        wrapped=_is_wrapped(sightings),
        month_headings=headings,
        bare_days=sum(1 for each in closed if each.phrase and each.phrase.is_bare_day),
        indents=_mostly([each.indented for each in closed]),
        gaps=_mostly([each.wide_gap for each in closed]),
        explicit_years=_mostly([bool(each.phrase and each.phrase.start.year) for each in closed], 0.3, 1),
        year_lines=sum(1 for each in closed if each.phrase and each.phrase.is_year_only),
    )


def _is_plain_candidate(each: Sighting) -> bool:
    heading = each.heading is not None and (each.heading.month is not None or each.lines_of_date == 1)
    return each.is_dated and not heading and (each.marker is None or each.marker.number is not None)


def _mostly(facts: list[bool], share: float = 0.7, least: int = 2) -> bool:
    return len(facts) >= least and sum(facts) >= len(facts) * share


def _is_wrapped(sightings: list[Sighting]) -> bool:
    body = [each for each in sightings if each.heading is None and not each.date_only]
    going_on = sum(
        1
        for each in body
        if not (each.closed_before or each.marker or (each.phrase and each.phrase.punctuated))
    )
    return going_on > len(body) * 0.15


def _kinds(sightings: list[Sighting], closed: list[Sighting], headings: int) -> frozenset[str]:
    marked: dict[str, list[Sighting]] = defaultdict(list)
    for each in sightings:
        if each.marker:
            marked[each.marker.kind].append(each)
    marked = {kind: found for kind, found in marked.items() if not _number_headings(found)}
    plain = [each for each in closed if each.marker is None and not each.date_only]
    kinds = {kind for kind, found in marked.items() if _is_dated_kind(found, plain)}
    if kinds:
        most = max(len(marked[kind]) for kind in kinds)
        return frozenset(kind for kind in kinds if len(marked[kind]) >= most * 0.15)
    day_lines = any(each.date_only for each in closed)
    if (day_lines or headings) and not plain:
        kinds = {kind for kind, found in marked.items() if len(found) >= 2 and _holds_together(found)}
    return frozenset(kinds)


def _number_headings(found: list[Sighting]) -> bool:
    """一、一月 … 二、二月: the marks belong to the headings, not to entries."""
    headings = [each.heading for each in found if each.heading]
    whole = [each for each in found if each.heading and (each.heading.month or each.lines_of_date == 1)]
    return len(headings) >= len(found) * 0.8 and len(whole) >= len(headings) * 0.8


def _is_dated_kind(found: list[Sighting], plain: list[Sighting]) -> bool:
    dated = [each for each in found if each.is_dated]
    if not dated or len(dated) < len(found) * 0.5 or len(dated) < len(plain) * 0.5:
        return False
    if not _holds_together(dated):
        return False
    return len(dated) >= 2 or not plain


def _holds_together(found: list[Sighting]) -> bool:
    numbers = [each.marker.number for each in found if each.marker and each.marker.number is not None]
    return not numbers or counts_up(numbers)
