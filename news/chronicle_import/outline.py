"""Divides a document into headings, entries, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .headings import Heading
from .lines import Line, is_closed
from .manner import Manner, manner_of
from .markers import inline_marks
from .phrases import Phrase
from .sightings import Sighting, sight

_AT_END = re.compile(
    r"附[件录注表：: ]|附$|备注[：:]|注[：:]|说明[：:]|编者|[（(](?:全文)?完[）)]|[（(]?(?:供稿|撰稿|整理|主编|责任编辑|编辑|审核|审定)[：:]|"
    r"第[二三四五六七八九]部分"
)
_SIGNATURE = re.compile(r"[^，。；：、]{2,24}(?:红十字会|办公室|编纂组|编写组|编辑部|秘书处|委员会|科|室)")
_WEAK_WORDS = ("当", "次日", "翌日", "第二天", "隔")


@dataclass(slots=True)
class Block:
    """An entry with its lines, or a heading."""

    lines: list[Line]
    heading: Heading | None = None
    marker_length: int = 0
    day_line: bool = False  # a date on a line of its own, over marked entries
    unmarked: bool = False  # begins with a date, where the others have a mark
    undated: bool = False  # stands below a month heading without a date of its own


@dataclass(slots=True)
class Outline:
    blocks: list[Block] = field(default_factory=list)
    preface: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)


def outline(lines: list[Line], *, followed: bool = False) -> Outline:
    """`followed`: a table comes after these lines, so that the last of them may be its heading."""
    sightings = sight(lines)
    manner = manner_of(sightings)
    pieces = inline_marks(manner.kinds)
    if pieces:
        lines = [piece for line in lines for piece in _split(line, pieces)]
        sightings = sight(lines)
    return _Outliner(sightings, manner, followed=followed).run()


def _split(line: Line, pieces: re.Pattern[str]) -> Iterator[Line]:
    parts = [part for part in pieces.split(line.text) if part.strip()]
    for position, part in enumerate(parts):
        yield replace(line, text=part, gap=line.gap if position == 0 else 0)


class _Outliner:
    def __init__(self, sightings: list[Sighting], manner: Manner, *, followed: bool):
        self.sightings = sightings
        self.followed = followed
        self.manner = manner
        self.covered = self.covered_lines()
        self.headings = self.accepted_headings()
        self.result = Outline()
        self.title_year: int | None = None

    def run(self) -> Outline:
        for position, each in enumerate(self.sightings):
            if position in self.headings and self.heads(each):
                self.result.blocks.append(Block([each.line], heading=each.heading))
            elif self.starts(position):
                self.result.blocks.append(self.block(position))
            else:
                self.continues(each)
        self.cut_tail()
        return self.result

    def heads(self, each: Sighting) -> bool:
        heading = each.heading
        if heading is None:
            return False
        begun = any(block.heading is None for block in self.result.blocks)
        if heading.year and heading.month and not begun and self.title_year not in (None, heading.year):
            return False  # the day of issue below the title
        if not begun and heading.year and self.title_year is None:
            self.title_year = heading.year
        return True

    def continues(self, each: Sighting) -> None:
        blocks = self.result.blocks
        if blocks and blocks[-1].heading is None:
            blocks[-1].lines.append(each.line)
        elif blocks and blocks[-1].heading and blocks[-1].heading.month and not self.issued(each):
            blocks.append(Block([each.line], undated=True))
        else:
            self.result.preface.append(each.line)

    def issued(self, each: Sighting) -> bool:
        return each.date_only

    def block(self, position: int) -> Block:
        each = self.sightings[position]
        marked = each.marker is not None and self.is_marked_start(position)
        length = each.marker.length if marked and each.marker else 0
        following = self.sightings[position + 1] if position + 1 < len(self.sightings) else None
        over_marks = following is not None and self.has_mark(following)
        day_line = each.date_only and not marked and self.manner.marked and over_marks
        return Block(
            [each.line],
            marker_length=length,
            day_line=day_line,
            unmarked=self.manner.marked and not marked and not day_line,
        )

    def has_mark(self, each: Sighting) -> bool:
        return each.marker is not None and each.marker.kind in self.manner.kinds

    def covered_lines(self) -> set[int]:
        """Lines that end a date which an earlier line began: 2019年 / 3月 / 5日."""
        covered: set[int] = set()
        for position, each in enumerate(self.sightings):
            begins = self.has_mark(each) or (each.heading is None and each.is_dated and each.closed_before)
            if begins and position not in covered:
                covered.update(range(position + 1, position + each.lines_of_date))
        return covered

    def accepted_headings(self) -> set[int]:
        """Lines that look like headings and stand like them."""
        accepted: set[int] = set()
        last_month = 0
        for position, each in enumerate(self.sightings):
            heading = each.heading
            if heading is None or not self.stands_as_heading(position, accepted, last_month):
                continue
            accepted.add(position)
            last_month = heading.month or last_month
        return accepted

    def stands_as_heading(self, position: int, accepted: set[int], last_month: int) -> bool:
        each = self.sightings[position]
        heading = each.heading
        if heading is None or self.has_mark(each) or position in self.covered:
            return False
        free = each.closed_before or heading.decorated or position - 1 in accepted
        if heading.is_title:
            return free or position < 3
        if not free:
            next_month = heading.month is not None and heading.month == last_month + 1
            free = (
                (next_month and not each.is_mid_sentence) or each.begins_paragraph or not self.manner.wrapped
            )
        return free and self.entry_follows(position, heading)

    def entry_follows(self, position: int, heading: Heading) -> bool:
        following = self.sightings[position + 1] if position + 1 < len(self.sightings) else None
        if following is None:
            return self.followed
        begins = following.heading is not None or following.is_dated or self.has_mark(following)
        return begins or heading.decorated or (not self.manner.marked and self.manner.month_headings >= 2)

    def starts(self, position: int) -> bool:
        each = self.sightings[position]
        if position in self.covered:
            return False
        if self.is_marked_start(position):
            return True
        phrase = each.phrase
        if phrase is None or phrase.in_sentence or not each.is_dated:
            return False
        if self.manner.marked:
            return self.starts_unmarked(position, phrase)
        if position - 1 in self.headings:
            return not self.is_preface_year(position, phrase)
        return self.starts_plain(position, phrase)

    def is_marked_start(self, position: int) -> bool:
        each = self.sightings[position]
        if each.marker is None or not self.manner.marked:
            return False
        if each.marker.kind not in self.manner.kinds:
            strong = each.phrase is not None and each.phrase.start.day is not None
            return each.marker.is_symbol and strong and each.closed_before
        if each.is_dated:
            return True
        before = self.sightings[position - 1].text if position else ""
        listed = before.endswith(("：", ":")) and position - 1 not in self.headings
        return self.has_begun() and not listed and not self.is_out_of_step(position)

    def has_begun(self) -> bool:
        return bool(self.result.blocks)

    def is_out_of_step(self, position: int) -> bool:
        """1. 2. 3. inside an entry, where the entries have numbers themselves."""
        marker = self.sightings[position].marker
        if marker is None or marker.number is None or not self.result.blocks[-1].marker_length:
            return False
        blocks = [block for block in self.result.blocks if block.marker_length]
        last = next(each for each in self.sightings if each.line is blocks[-1].lines[0]).marker
        return last is not None and last.number is not None and marker.number != last.number + 1

    def starts_unmarked(self, position: int, phrase: Phrase) -> bool:
        """In a document with marks: a date line over marked entries, or an entry that lost its mark."""
        each = self.sightings[position]
        following = self.sightings[position + 1] if position + 1 < len(self.sightings) else None
        if each.date_only and following is not None and self.has_mark(following) and not following.is_dated:
            return each.closed_before or position - 1 in self.headings
        if not self.has_begun() or phrase.start.day is None or not phrase.start.has_month:
            return False
        paragraph = each.begins_paragraph or not self.manner.wrapped
        return each.closed_before and paragraph and phrase.punctuated and not each.marker

    def starts_plain(self, position: int, phrase: Phrase) -> bool:
        each = self.sightings[position]
        if not self.is_kind_of_entry(position, phrase):
            return False
        if not self.manner.wrapped:
            return each.wide_gap or not (each.dangling_before or (each.comma_before and not each.stands_apart))
        if self.manner.indents or self.manner.gaps:
            laid_out = position == 0 or each.wide_gap or (self.manner.indents and each.indented)
            return laid_out or (each.line.after_page and each.closed_before)
        if not phrase.punctuated and not each.begins_paragraph and not each.closed_before:
            return False
        foreign_year = phrase.start.year is not None and not self.manner.explicit_years
        if foreign_year and not each.begins_paragraph and position > 0:
            return False
        return each.closed_before or (each.begins_paragraph and not each.is_mid_sentence)

    def is_kind_of_entry(self, position: int, phrase: Phrase) -> bool:
        each = self.sightings[position]
        if phrase.is_bare_day:
            paragraph = not self.manner.wrapped and self.has_begun()
            return self.manner.month_headings > 0 or self.manner.bare_days >= 2 or paragraph
        if phrase.is_year_only and not phrase.ongoing and phrase.start.year is not None:
            return not self.is_preface_year(position, phrase)
        if phrase.start.day_shift is not None and self.manner.wrapped:
            weak = phrase.written.startswith(_WEAK_WORDS)
            return self.has_begun() and (not weak or each.begins_paragraph)
        if not phrase.is_numbered:
            return phrase.punctuated and self.has_begun()
        return phrase.start.day is not None or not self.is_in_preface(each)

    def is_in_preface(self, each: Sighting) -> bool:
        """2018年底以来… in the middle of what comes before the entries."""
        preface = self.result.preface
        entries = any(block.heading is None for block in self.result.blocks)
        return self.manner.wrapped and not entries and bool(preface) and not each.begins_paragraph

    def is_preface_year(self, position: int, phrase: Phrase) -> bool:
        """2018年，在市委领导下…: what has been done, before the first entry."""
        if not phrase.is_year_only or phrase.start.year is None:
            return False
        entries = any(block.heading is None for block in self.result.blocks)
        return not entries and self.manner.year_lines < 2

    def cut_tail(self) -> None:
        entries = [block for block in self.result.blocks if block.heading is None]
        if not entries or entries[-1] is not self.result.blocks[-1]:
            return
        last = entries[-1]
        cut = self.tail_start(last.lines)
        if cut is not None:
            self.result.tail = last.lines[cut:]
            last.lines = last.lines[:cut]

    def tail_start(self, lines: list[Line]) -> int | None:
        for position in range(1, len(lines)):
            if not is_closed(lines[position - 1].text):
                continue
            text = lines[position].stripped
            if _AT_END.match(text) or (len(lines) - position <= 2 and _SIGNATURE.fullmatch(text)):
                return position
        return None
