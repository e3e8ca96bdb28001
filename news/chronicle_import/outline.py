"""Divides a document into headings, entries, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from .headings import Heading
from .judge import Block, Judge, Outline
from .lines import Line, is_closed
from .manner import Manner, manner_of
from .markers import inline_marks
from .sightings import Sighting, sight

_AT_END = re.compile(
    r"附[件录注表：: ]|附$|备注[：:]|注[：:]|说明[：:]|编者|[（(](?:全文)?完[）)]|"
    r"[（(]?(?:供稿|撰稿|整理|主编|责任编辑|编辑|审核|审定)[：:]|第[二三四五六七八九]部分"
)
_SIGNATURE = re.compile(r"[^，。；：、]{2,24}(?:红十字会|办公室|编纂组|编写组|编辑部|秘书处|委员会|科|室)")
_SECTION_BREAK = Heading(is_section=True)


def outline(lines: list[Line], *, followed: bool = False) -> Outline:
    """`followed`: a table comes after these lines, so that the last of them may be its heading."""
    sightings = sight(lines)
    manner = manner_of(sightings)
    pieces = inline_marks(manner.kinds)
    if pieces:
        split = [piece for line in lines for piece in _split(line, pieces)]
        sightings = sight(split) if len(split) > len(lines) else sightings
    dotted = False
    if not any(each.phrase and each.phrase.start.day for each in sightings):
        dotted_sightings = sight(lines, dotted=True)
        dotted = sum(1 for each in dotted_sightings if each.is_dated and each.closed_before) >= 2
        if dotted:
            sightings, manner = dotted_sightings, manner_of(dotted_sightings)
    return _Outliner(sightings, manner, dotted=dotted, followed=followed).run()


def _split(line: Line, pieces: re.Pattern[str]) -> Iterator[Line]:
    parts = [part for part in pieces.split(line.text) if part.strip()]
    for position, part in enumerate(parts):
        yield replace(line, text=part, gap=line.gap if position == 0 else 0)


class _Outliner:
    def __init__(self, sightings: list[Sighting], manner: Manner, *, dotted: bool, followed: bool):
        self.sightings = sightings
        self.dotted = dotted
        self.manner = manner
        self.result = Outline()
        self.judge = Judge(sightings, manner, self.result, followed=followed)
        self.title_year: int | None = None
        self.titled = False

    def run(self) -> Outline:
        for position, each in enumerate(self.sightings):
            if position in self.judge.headings and self.heads(position, each):
                self.result.blocks.append(Block([each.line], heading=each.heading))
            elif self.judge.starts(position):
                self.result.blocks.append(self.block(position))
            elif self.result.blocks and self.judge.is_section(position):
                self.result.blocks.append(Block([each.line], heading=_SECTION_BREAK))
                self.result.sections.append(each.line)
            else:
                self.continues(each)
        self.cut_day_of_issue()
        self.cut_tail()
        return self.result

    def heads(self, position: int, each: Sighting) -> bool:
        heading = each.heading
        if heading is None:
            return False
        begun = self.result.has_entries
        if heading.year and heading.month and not begun and self.title_year not in (None, heading.year):
            return False  # the day of issue below the title
        if not begun and heading.year and self.title_year is None:
            self.title_year = heading.year
        self.result.year = heading.year or self.result.year
        if heading.is_title and not self.titled:
            self.titled = True
            self.forget_report(position)
        return True

    def forget_report(self, position: int) -> None:
        """附：2018年大事记, after a report whose paragraphs begin with dates, too."""
        if self.result.has_entries:
            self.result.preface = [each.line for each in self.sightings[:position]]
            self.result.blocks.clear()

    def continues(self, each: Sighting) -> None:
        blocks = self.result.blocks
        if blocks and blocks[-1].heading is None:
            blocks[-1].lines.append(each.line)
        elif blocks and blocks[-1].heading and blocks[-1].heading.month and not each.date_only:
            blocks.append(Block([each.line], undated=True))
        else:
            self.result.preface.append(each.line)

    def block(self, position: int) -> Block:
        each = self.sightings[position]
        marker = each.marker if self.judge.is_marked_start(position) else None
        day_line = (
            each.date_only
            and marker is None
            and self.manner.marked
            and self.judge.has_mark(self.judge.after(position))
        )
        return Block(
            [each.line],
            marker_length=marker.length if marker else 0,
            marker_number=marker.number if marker else None,
            day_line=day_line,
            unmarked=self.manner.marked and marker is None and not day_line,
            date_only=each.date_only,
            dotted=self.dotted,
        )

    def cut_day_of_issue(self) -> None:
        """A full date on the last line belongs to a signature, not to the chronicle."""
        blocks = self.result.blocks
        if len(blocks) < 2 or blocks[-1].heading is not None or blocks[-1].marker_length:
            return
        last = blocks[-1]
        if last.date_only and len(last.lines) == 1 and re.search(r"年.*日", last.lines[0].text):
            self.result.tail = blocks.pop().lines

    def cut_tail(self) -> None:
        blocks = self.result.blocks
        if not blocks or blocks[-1].heading is not None:
            return
        last = blocks[-1]
        cut = self.tail_start(last.lines)
        if cut is not None:
            self.result.tail = last.lines[cut:] + self.result.tail
            last.lines = last.lines[:cut]

    def tail_start(self, lines: list[Line]) -> int | None:
        for position in range(1, len(lines)):
            if not is_closed(lines[position - 1].text):
                continue
            text = lines[position].stripped
            if _AT_END.match(text) or (len(lines) - position <= 2 and _SIGNATURE.fullmatch(text)):
                return position
        return None
