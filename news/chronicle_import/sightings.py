"""What each line looks like: its mark, the date it begins with, what stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .dates import read_phrase
from .headings import Heading, read_heading
from .joining import join_lines
from .lines import Line, is_closed, most_common_gap, usual_width
from .markers import LISTED, Marker, read_marker
from .phrases import Phrase

_LOOK_AHEAD = 4
_DANGLING = re.compile(
    r"(?:[，,、：:（(《“‘—\-〔\[]|截至|截止|自从|从|自|至|到|于|在|的|为|与|和|及|或|以及|将于|定于|经|每年|今年|去年|"
    r"\d|[〇一二三四五六七八九十]月|年)$"
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
    dangling_before: bool
    short_before: bool
    wide_gap: bool
    indented: bool

    @property
    def is_dated(self) -> bool:
        return self.phrase is not None and (self.phrase.is_numbered or self.phrase.punctuated)

    @property
    def begins_paragraph(self) -> bool:
        """The layout says so, whatever the words."""
        return self.wide_gap or self.indented or (self.short_before and not self.dangling_before)


def sight(lines: list[Line]) -> list[Sighting]:
    width = usual_width(lines)
    gap = most_common_gap(lines)
    margin = _usual_indent(lines)
    return [_sighting(lines, position, width, gap, margin) for position in range(len(lines))]


def _sighting(lines: list[Line], position: int, width: int, gap: int, margin: int) -> Sighting:
    line = lines[position]
    before = lines[position - 1] if position else None
    head = join_lines(each.text for each in lines[position : position + _LOOK_AHEAD])
    text = line.stripped
    marker = read_marker(text) or (LISTED if line.listed else None)
    after_mark = head[marker.length :].lstrip() if marker else head
    phrase = read_phrase(after_mark)
    own = text[marker.length :].strip() if marker else text
    return Sighting(
        line=line,
        text=text,
        marker=marker,
        phrase=phrase,
        heading=read_heading(text),
        date_only=phrase is not None and _fills(own),
        closed_before=before is None or is_closed(before.text),
        dangling_before=before is not None and _DANGLING.search(before.text.rstrip()) is not None,
        short_before=before is not None and 0 < before.width < width * 0.85,
        wide_gap=before is not None and line.gap > gap,
        indented=line.indent >= margin + 2,
    )


def _fills(text: str) -> bool:
    phrase = read_phrase(text)
    return phrase is not None and not text[phrase.length :].strip()


def _usual_indent(lines: list[Line]) -> int:
    """Of lines that continue a sentence."""
    indents = sorted(
        line.indent for before, line in zip(lines, lines[1:], strict=False) if not is_closed(before.text)
    )
    return indents[len(indents) // 2] if indents else 0
