"""Entries as they stand in the file, before they have a place in the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .dates import read_phrase
from .headings import Heading
from .joining import join_lines, tidy
from .judge import Block
from .phrases import Phrase

_INNER_DATE = re.compile(r"(?:(?:\d\s*){4}年\s*)?\d\s*\d?\s*月\s*\d\s*\d?\s*日")
_FIRST_WORDS = 60


@dataclass(slots=True)
class Draft:
    line: int
    where: str
    text: str = ""
    phrase: Phrase | None = None
    heading: Heading | None = None
    day_line: bool = False
    same_date: bool = False  # an empty date cell: as the row above
    inner_date: bool = False
    unmarked: bool = False

    @property
    def date_as_written(self) -> str:
        return tidy(self.phrase.written) if self.phrase else ""


def draft_of(block: Block) -> Draft:
    first = block.lines[0]
    draft = Draft(first.number, first.where, heading=block.heading, day_line=block.day_line)
    if block.heading is not None:
        return draft
    draft.unmarked = block.unmarked
    joined = join_lines(line.text for line in block.lines)[block.marker_length :].lstrip()
    phrase = None if block.undated else read_phrase(joined, in_date_column=block.dotted)
    return filled(draft, joined, phrase)


def filled(draft: Draft, written: str, phrase: Phrase | None) -> Draft:
    """The draft with its date phrase taken off the text."""
    draft.phrase = phrase
    if phrase is None:
        draft.text = tidy(written)
        _look_inside(draft, written)
    elif phrase.in_sentence:
        draft.text = tidy(written)
    else:
        draft.text = tidy(written[phrase.length :])
    return draft


def _look_inside(draft: Draft, written: str) -> None:
    """市红十字会于3月5日召开…"""
    match = _INNER_DATE.search(written, 0, _FIRST_WORDS)
    if match:
        draft.phrase = read_phrase(written[match.start() :])
        draft.inner_date = draft.phrase is not None
