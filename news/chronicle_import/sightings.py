"""What each line looks like: its mark, the date it begins with, what stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from .dates import read_phrase
from .headings import Heading, read_heading
from .joining import join_lines
from .lines import Line, is_closed, usual_gap, usual_width
from .markers import LISTED, Marker, read_marker
from .phrases import Phrase

_LOOK_AHEAD = 4
_DASHES = "-–—－~～"
_BROKEN_RANGE = re.compile(r"[日月年旬底初晚午晨\d]$")
_COMMA = re.compile(r"[，,、：:]$")
_DANGLING = re.compile(
    r"(?:[（(《“‘—\-〔\[]|截至|截止|自从|从|自|至|到|于|在|的|为|与|和|及|或|以及|将于|定于|经|每年|今年|去年|"
    r"\d|[\d〇一二三四五六七八九十] ?月|年)$"
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One line of content, with what a decision about it needs."""

    line: Line
    text: str
    marker: Marker | None
    phrase: Phrase | None  # at the beginning, after the mark
    heading: Heading | None
    date_only: bool
    closed_before: bool
    dangling_before: bool  # the line before can't be the end of anything
    comma_before: bool
    short_before: bool
    wide_gap: bool
    indented: bool
    lines_of_date: int  # lines over which the mark and the date are broken

    @property
    def is_dated(self) -> bool:
        return self.phrase is not None and (self.phrase.is_numbered or self.phrase.punctuated)

    @property
    def begins_paragraph(self) -> bool:
        """The layout says so, whatever the words."""
        return self.wide_gap or self.indented or (self.short_before and not self.is_mid_sentence)

    @property
    def is_mid_sentence(self) -> bool:
        return self.dangling_before or self.comma_before

    @property
    def stands_apart(self) -> bool:
        """The date is set off by a tab, as in a table, or carries its year."""
        return self.phrase is not None and (self.phrase.start.year is not None or "\t" in self.text)


@dataclass(frozen=True, slots=True)
class _Usual:
    """What the lines of this document have in common."""

    width: int
    gap: int
    margin: int
    dotted: bool


def sight(lines: list[Line], *, dotted: bool = False) -> list[Sighting]:
    """`dotted`: 3.5 is a date here."""
    usual = _Usual(usual_width(lines), usual_gap(lines), _usual_indent(lines), dotted)
    sightings: list[Sighting] = []
    for position in range(len(lines)):
        last = sightings[-1] if sightings else None
        below_heading = last is not None and last.heading is not None and last.closed_before
        sightings.append(_sighting(lines, position, usual, below_heading=below_heading))
    return sightings


def _sighting(lines: list[Line], position: int, usual: _Usual, *, below_heading: bool) -> Sighting:
    line = lines[position]
    before = lines[position - 1] if position else None
    head = join_lines(each.text for each in lines[position : position + _LOOK_AHEAD])
    text, ended = line.stripped, before.text.rstrip() if before else ""
    marker = (None if usual.dotted else read_marker(head)) or (LISTED if line.listed else None)
    if marker and not below_heading and _goes_on(marker, ended):
        marker = None
    after_mark = head[marker.length :].lstrip() if marker else head
    phrase = read_phrase(after_mark, in_date_column=usual.dotted)
    own = text[marker.length :].strip() if marker else text
    return Sighting(
        line=line,
        text=text,
        marker=marker,
        phrase=phrase,
        heading=read_heading(text),
        date_only=phrase is not None and _fills(own, usual.dotted),
        closed_before=before is None or below_heading or is_closed(ended),
        dangling_before=_DANGLING.search(ended) is not None,
        comma_before=_COMMA.search(ended) is not None,
        short_before=before is not None and 0 < before.width < usual.width * 0.85,
        wide_gap=before is not None and line.gap > usual.gap,
        indented=line.indent >= usual.margin + 2,
        lines_of_date=_lines_of_date(lines, position, head, (len(head) - len(after_mark), phrase)),
    )


def _fills(text: str, dotted: bool) -> bool:
    phrase = read_phrase(text, in_date_column=dotted)
    return phrase is not None and not text[phrase.length :].strip()


def _goes_on(marker: Marker, before: str) -> bool:
    """9月27日 / —28日: a dash that belongs to a range broken over two lines."""
    return marker.kind in _DASHES and _BROKEN_RANGE.search(before) is not None


def _lines_of_date(lines: list[Line], position: int, head: str, found: tuple[int, Phrase | None]) -> int:
    mark, phrase = found
    length = mark + (len(phrase.written) if phrase else 0)
    for count in range(1, _LOOK_AHEAD):
        if len(join_lines(line.text for line in lines[position : position + count])) >= min(
            length, len(head)
        ):
            return count
    return _LOOK_AHEAD


def _usual_indent(lines: list[Line]) -> int:
    """Of lines that continue a sentence."""
    indents = sorted(line.indent for before, line in pairwise(lines) if not is_closed(before.text))
    return indents[len(indents) // 2] if indents else 0
