"""Decides for each line whether an entry or a heading begins there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .headings import Heading, is_section_title
from .lines import Line
from .manner import Manner
from .phrases import Phrase
from .sightings import Sighting

_WEAK_WORDS = ("当", "次日", "翌日", "第二天", "隔")
_FESTIVAL = re.compile(
    r"[“\"]?(?:元旦|春节|元宵节?|清明节?|五一|劳动节|端午节?|六一|七一|八一|中秋节?|国庆节?|重阳节?|暑假|寒假|暑期|汛期|双节|两节)"
    r"[”\"]?(?:期间|前夕|前后|假期|之际|来临之际)?[，,]"
)


@dataclass(slots=True)
class Block:
    """An entry with its lines, or a heading."""

    lines: list[Line]
    heading: Heading | None = None
    marker_length: int = 0
    marker_number: int | None = None
    day_line: bool = False  # a date on a line of its own, over marked entries
    unmarked: bool = False  # begins with a date, where the others have a mark
    undated: bool = False  # stands below a month heading without a date of its own
    date_only: bool = False
    dotted: bool = False  # dates are written 3.5


@dataclass(slots=True)
class Outline:
    blocks: list[Block] = field(default_factory=list)
    preface: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    sections: list[Line] = field(default_factory=list)

    year: int | None = None  # of the last heading

    @property
    def has_entries(self) -> bool:
        return any(block.heading is None for block in self.blocks)


class Judge:
    def __init__(self, sightings: list[Sighting], manner: Manner, result: Outline, *, followed: bool):
        self.sightings = sightings
        self.manner = manner
        self.result = result
        self.followed = followed
        self.covered = self.covered_lines()
        self.headings = self.accepted_headings()

    def has_mark(self, each: Sighting | None) -> bool:
        return each is not None and each.marker is not None and each.marker.kind in self.manner.kinds

    def after(self, position: int) -> Sighting | None:
        return self.sightings[position + 1] if position + 1 < len(self.sightings) else None

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
        if heading is None or position in self.covered:
            return False
        if self.has_mark(each) and (each.lines_of_date > 1 or not self.has_mark(self.after(position))):
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
        following = self.after(position)
        if following is None:
            return self.followed
        begins = following.heading is not None or following.is_dated or self.has_mark(following)
        return begins or heading.decorated or (not self.manner.marked and self.manner.month_headings >= 2)

    def is_section(self, position: int) -> bool:
        """二、人道救助, between entries."""
        each = self.sightings[position]
        if self.has_mark(each) or not each.closed_before or not is_section_title(each.text):
            return False
        following = self.after(position)
        return following is not None and (following.is_dated or following.heading is not None)

    def starts(self, position: int) -> bool:
        each = self.sightings[position]
        if position in self.covered:
            return False
        if self.is_marked_start(position):
            return True
        phrase = each.phrase
        if phrase is None:
            return self.starts_with_festival(each)
        if phrase.is_deadline or not each.is_dated or self.is_day_of_issue(position, phrase):
            return False
        if self.manner.marked:
            return self.starts_unmarked(position, phrase)
        if position - 1 in self.headings:
            return not self.is_preface_year(phrase)
        return self.starts_plain(position, phrase)

    def starts_with_festival(self, each: Sighting) -> bool:
        """春节前夕，…: an entry whose day only its writer knows, to be told instead of swallowed."""
        paragraph = each.closed_before and (not self.manner.wrapped or each.begins_paragraph)
        plain = not self.manner.marked and self.result.has_entries
        return plain and paragraph and _FESTIVAL.match(each.text) is not None

    def is_day_of_issue(self, position: int, phrase: Phrase) -> bool:
        """2019年1月10日 on a line of its own, below the title."""
        each, following = self.sightings[position], self.after(position)
        if self.result.has_entries or not each.date_only or phrase.start.year is None:
            return False
        return following is not None and (following.is_dated or following.heading is not None)

    def is_marked_start(self, position: int) -> bool:
        each = self.sightings[position]
        if each.marker is None or not self.manner.marked:
            return False
        if not self.has_mark(each):
            strong = each.phrase is not None and each.phrase.start.day is not None
            return each.marker.is_symbol and strong and each.closed_before
        if each.is_dated:
            return True
        before = self.sightings[position - 1].text if position else ""
        listed = before.endswith(("：", ":")) and position - 1 not in self.headings
        return bool(self.result.blocks) and not listed and not self.is_out_of_step(each)

    def is_out_of_step(self, each: Sighting) -> bool:
        """1. 2. 3. inside an entry, where the entries have numbers themselves."""
        if each.marker is None or each.marker.number is None:
            return False
        last = self.result.blocks[-1].marker_number
        return last is not None and each.marker.number != last + 1

    def starts_unmarked(self, position: int, phrase: Phrase) -> bool:
        """In a document with marks: a date line over marked entries, or an entry that lost its mark."""
        each, following = self.sightings[position], self.after(position)
        if each.date_only and self.has_mark(following) and not (following and following.is_dated):
            return each.closed_before or position - 1 in self.headings
        if not self.result.blocks or phrase.start.day is None or not phrase.start.has_month:
            return False
        paragraph = each.begins_paragraph or not self.manner.wrapped
        return each.closed_before and paragraph and phrase.punctuated and not each.marker

    def starts_plain(self, position: int, phrase: Phrase) -> bool:
        each = self.sightings[position]
        if not self.is_kind_of_entry(each, phrase):
            return False
        if not self.manner.wrapped:
            mid_sentence = each.dangling_before or (each.comma_before and not each.stands_apart)
            sharp = each.closed_before or (not phrase.approximate and phrase.punctuated)
            return each.wide_gap or (sharp and not mid_sentence)
        if self.manner.indents or self.manner.gaps:
            laid_out = position == 0 or each.wide_gap or (self.manner.indents and each.indented)
            return laid_out or (each.line.after_page and each.closed_before)
        own_years = (None, self.result.year)
        foreign_year = phrase.start.year not in own_years and not self.manner.explicit_years
        if foreign_year and not each.begins_paragraph and position > 0:
            return False
        return each.closed_before or self.starts_after_open_end(each, phrase)

    def starts_after_open_end(self, each: Sighting, phrase: Phrase) -> bool:
        """The entry before breaks off: only the layout can tell."""
        if each.is_mid_sentence or not each.begins_paragraph:
            return False
        return each.wide_gap or (
            phrase.start.day is not None and phrase.punctuated and not phrase.approximate
        )

    def is_kind_of_entry(self, each: Sighting, phrase: Phrase) -> bool:
        begun = bool(self.result.blocks)
        if phrase.is_bare_day:
            paragraph = not self.manner.wrapped and begun
            return self.manner.month_headings > 0 or self.manner.bare_days >= 2 or paragraph
        if phrase.is_year_only and not phrase.ongoing and phrase.start.year is not None:
            return not self.is_preface_year(phrase)
        if phrase.start.day_shift is not None and self.manner.wrapped:
            return begun and (not phrase.written.startswith(_WEAK_WORDS) or each.begins_paragraph)
        if not phrase.is_numbered:
            return phrase.punctuated and begun
        return phrase.start.day is not None or not self.is_in_preface(each)

    def is_in_preface(self, each: Sighting) -> bool:
        """2018年底以来… in the middle of what comes before the entries."""
        inside = bool(self.result.preface) and not self.result.has_entries
        return self.manner.wrapped and inside and not each.begins_paragraph

    def is_preface_year(self, phrase: Phrase) -> bool:
        """2018年，在市委领导下…: what has been done, before the first entry."""
        if not phrase.is_year_only or phrase.start.year is None:
            return False
        return not self.result.has_entries and self.manner.year_lines < 2
