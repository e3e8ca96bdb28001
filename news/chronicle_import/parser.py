"""Reads a chronicle as societies write it and tells everything that is doubtful about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath

from .drafts import Draft, draft_of
from .entries import Chronicle, Entry, Problem, Skipped
from .files import read_source
from .furniture import split_page_furniture
from .joining import join_lines, tidy
from .lines import Line, ends_in_brackets, is_closed
from .ordering import in_order, without_duplicates
from .outline import outline
from .problems import Code, ending, excerpt, problem
from .sequence import Sequencer
from .sources import Row, Source, Table
from .tables import drafts_of_table

_FILE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|\s*大事记|_?大事记)")
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d) ?年(?!.*(?:19|20)\d\d ?年)")
_SENTENCE_MARKS = re.compile(r"[。，；！？,;]")
_LONGEST_TITLE = 30
_BREAKS_OFF = re.compile(r"[，、：（《“‘〈【,:(]$")


@dataclass(slots=True)
class _Reading:
    drafts: list[Draft] = field(default_factory=list)
    preface: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def has_entries(self) -> bool:
        return any(draft.heading is None for draft in self.drafts)


def parse_chronicle(data: bytes, filename: str, year: int | None = None) -> Chronicle:
    """The entries of a .txt or .docx file; `year` is for entries whose year the file doesn't tell.

    Raises UnreadableFile, whose message is for the reader.
    """
    source = read_source(data, filename)
    reading = _read(source)
    default_year, reason = (year, "") if year else _likely_year(reading, source, filename)
    sequencer = Sequencer(reading.drafts, default_year, assumed_from=reason)
    sequencer.run()
    problems = _about_file(source, reading) + reading.problems + sequencer.problems
    problems += _year_differs(reading, year, sequencer.entries)
    problems += _no_end(sequencer.entries, sequencer.wheres)
    entries, duplicates = without_duplicates(sequencer.entries, sequencer.wheres)
    entries, moved = in_order(entries, sequencer.wheres)
    problems += duplicates + moved
    if not reading.has_entries:
        problems.append(problem(Code.NO_ENTRIES, 1))
    skipped = tuple(Skipped(line.number, line.stripped) for line in reading.furniture)
    return Chronicle(tuple(entries), tuple(sorted(problems, key=lambda each: each.line)), skipped)


def _read(source: Source) -> _Reading:
    reading = _Reading()
    for position, part in enumerate(source.parts):
        if isinstance(part, Table):
            _read_table(part, reading)
        else:
            followed = any(isinstance(later, Table) for later in source.parts[position + 1 :])
            _read_lines(part, reading, followed=followed)
    return reading


def _read_lines(lines: list[Line], reading: _Reading, *, followed: bool) -> None:
    content, furniture = split_page_furniture(lines)
    found = outline(content, followed=followed)
    reading.furniture += sorted(furniture + found.sections, key=lambda line: line.number)
    (reading.tail if reading.has_entries else reading.preface).extend(found.preface)
    reading.drafts += [draft_of(block) for block in found.blocks]
    reading.tail += found.tail


def _read_table(table: Table, reading: _Reading) -> None:
    drafts, skipped, problems = drafts_of_table(table)
    rest = reading.tail if reading.has_entries else reading.preface
    rest.extend(_as_line(row) for row in skipped)
    reading.drafts += drafts
    reading.problems += problems


def _as_line(row: Row) -> Line:
    return Line(row.number, " ".join(cell for cell in row.cells if cell), row.where)


def _about_file(source: Source, reading: _Reading) -> list[Problem]:
    problems = []
    for code, lines in ((Code.PREFACE_SKIPPED, reading.preface), (Code.TAIL_SKIPPED, reading.tail)):
        if lines and reading.has_entries and not (lines is reading.preface and _is_title(lines)):
            text = excerpt(tidy(join_lines(line.text for line in lines[:3])))
            where = lines[0].where if len(lines) == 1 else f"{lines[0].where}至{lines[-1].where}"
            problems.append(problem(code, lines[0].number, where=where, excerpt=text))
    if source.tracked_changes:
        problems.append(problem(Code.TRACKED_CHANGES, 1))
    if source.text_boxes:
        problems.append(problem(Code.TEXT_BOX_SKIPPED, 1))
    return problems


def _is_title(lines: list[Line]) -> bool:
    """A title, or the names of columns: nothing that an editor would miss."""
    return len(lines) <= 2 and all(
        len(line.stripped) <= _LONGEST_TITLE and not _SENTENCE_MARKS.search(line.text) for line in lines
    )


def _likely_year(reading: _Reading, source: Source, filename: str) -> tuple[int | None, str]:
    """From the title of the report or the name of the file; told as assumed."""
    first = [line for part in source.parts if isinstance(part, list) for line in part if line.stripped][:3]
    above = {line.number for line in reading.preface}
    for line in [line for line in first if line.number in above] + reading.furniture:
        text = line.stripped
        match = _TITLE_YEAR.search(text)
        if match and len(text) <= _LONGEST_TITLE and not _SENTENCE_MARKS.search(text):
            return int(match[1]), f"取自标题“{excerpt(text)}”"
    match = _FILE_YEAR.search(PurePath(filename).stem)
    return (int(match[1]), f"取自文件名“{PurePath(filename).name}”") if match else (None, "")


def _year_differs(reading: _Reading, year: int | None, entries: list[Entry]) -> list[Problem]:
    if year is None or not entries or any(entry.start.year == year for entry in entries):
        return []
    first = entries[0]
    return [problem(Code.YEAR_DIFFERS, first.line, found=first.start.year, year=year)]


def _no_end(entries: list[Entry], wheres: dict[int, str]) -> list[Problem]:
    """Entries without a full stop, unless it is the manner of the document to leave it out."""
    open_entries = [
        entry for entry in entries if not is_closed(entry.text) and not ends_in_brackets(entry.text)
    ]
    if len(entries) >= 3 and len(open_entries) > len(entries) * 0.5:
        open_entries = [entry for entry in open_entries if _breaks_off(entry.text)]
    return [
        problem(
            Code.NO_END,
            entry.line,
            where=wheres[entry.line],
            date=entry.date_as_written,
            excerpt=ending(entry.text),
        )
        for entry in open_entries
    ]


def _breaks_off(text: str) -> bool:
    pairs = (("（", "）"), ("《", "》"), ("“", "”"), ("【", "】"))
    return bool(_BREAKS_OFF.search(text)) or any(text.count(a) > text.count(b) for a, b in pairs)
