"""Chronicles kept as tables: 时间 | 内容, with or without 序号."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .dates import read_phrase
from .drafts import Draft, filled
from .entries import Precision, Problem
from .headings import Heading, read_heading
from .joining import join_lines, tidy
from .lines import is_closed
from .numerals import fold
from .phrases import Phrase
from .problems import Code, problem
from .sources import Row, Table

_DATE_NAMES = re.compile(
    r"(?:发生|活动|起止|举办|开始|事件|具体)?(?:时间|日期|年月日|月日|年月|时日)(?:[（(].*[）)])?"
)
_YEAR_NAMES = re.compile(r"年|年份|年度")
_MONTH_NAMES = re.compile(r"月|月份")
_DAY_NAMES = re.compile(r"日|日子|号")
_INDEX_NAMES = re.compile(r"序号?|编号|行号|条目号|no\.?|№", re.IGNORECASE)
_CONTENT_NAMES = re.compile(
    r"(?:主要|重要|重大|大事|事件|活动|工作|具体|条目|记事|纪事)*(?:内容|事件|事项|大事记?|记事|纪事|事由|摘要|纪要|活动|工作|描述|经过)(?:摘要|概要|概述|简述)?(?:[（(].*[）)])?"
)
_BARE_FIGURES = re.compile(r"[\d一二三四五六七八九十元〇廿]+(?:[-—–~～至、][\d一二三四五六七八九十〇廿]+)*")


@dataclass(slots=True)
class Columns:
    dates: list[tuple[int, str]]  # position, unit that a bare figure lacks
    content: int
    index: int | None = None
    others: list[tuple[int, str]] = field(default_factory=list)


def drafts_of_table(table: Table) -> tuple[list[Draft], list[Row], list[Problem]]:
    """(drafts, rows above the header that are no entries, problems)"""
    rows = [row for row in table.rows if any(cell.strip() for cell in row.cells)]
    header, columns = _columns(rows)
    if columns is None:
        return [], rows, []
    reader = _TableReader(columns, rows[header] if header is not None else None)
    for row in rows:
        reader.read(row)
    return reader.drafts, reader.skipped, _skipped_columns(columns, rows, header)


class _TableReader:
    def __init__(self, columns: Columns, header: Row | None):
        self.columns = columns
        self.header = tuple(map(_name, header.cells)) if header else None
        self.partial: dict[str, str] = {}
        self.drafts: list[Draft] = []
        self.skipped: list[Row] = []
        self.indexed = columns.index is not None

    def read(self, row: Row) -> None:
        if self.header is not None and tuple(map(_name, row.cells)) == self.header:
            return
        filled_cells = [cell for cell in row.cells if cell.strip()]
        heading = read_heading(join_lines(filled_cells[0].split("\n"))) if len(filled_cells) == 1 else None
        if heading is not None and not (self.cell(row, self.columns.content) and self.is_month_of_date(row)):
            self.enter(row, heading)
            return
        content = join_lines(self.cell(row, self.columns.content).split("\n"))
        written = self.written_date(row)
        if not content and not written:
            self.skipped.append(row)
        elif not written and self.continues(row, content):
            self.drafts[-1].text = tidy(join_lines([self.drafts[-1].text, content]))
        else:
            self.drafts.append(self.draft(row, written, content))

    def is_month_of_date(self, row: Row) -> bool:
        return any(self.cell(row, position) for position, _ in self.columns.dates)

    def enter(self, row: Row, heading: Heading) -> None:
        self.partial.clear()
        self.drafts.append(Draft(row.number, row.where, heading=heading))

    def cell(self, row: Row, position: int | None) -> str:
        return row.cells[position].strip() if position is not None and position < len(row.cells) else ""

    def written_date(self, row: Row) -> str:
        """The date columns in a row; year and month hold until they change."""
        parts = []
        fresh = False
        for position, unit in self.columns.dates:
            cell = join_lines(self.cell(row, position).split("\n"))
            if cell:
                fresh = True
                if unit in ("年", "月"):
                    self.partial[unit] = cell
                    if unit == "年":
                        self.partial.pop("月", None)
            else:
                cell = self.partial.get(unit, "")
            if cell and _BARE_FIGURES.fullmatch(fold(cell).replace(" ", "")):
                cell += unit
            parts.append(cell)
        return "".join(parts) if fresh else ""

    def continues(self, row: Row, content: str) -> bool:
        """A row that a page break cut in two."""
        if not self.drafts or self.drafts[-1].heading is not None:
            return False
        before = self.drafts[-1].text
        unnumbered = self.indexed and not self.cell(row, self.columns.index) and not is_closed(before)
        return bool(content) and (unnumbered or before.endswith(("，", "、", "：", "（")))

    def draft(self, row: Row, written: str, content: str) -> Draft:
        draft = Draft(row.number, row.where)
        column = read_phrase(written, in_date_column=True) if written else None
        inner = read_phrase(content)
        if inner is not None and inner.start.day is not None and _is_sharper(inner, column):
            if column is not None and column.start.precision == Precision.MONTH:
                self.drafts.append(Draft(row.number, row.where, heading=_heading_of(column)))
            return filled(draft, content, inner)
        if column is not None or not written:
            draft.text = tidy(content)
            draft.phrase = column
            draft.same_date = not written
            return draft
        return filled(draft, f"{written}，{content}", None)


def _is_sharper(inner: Phrase, column: Phrase | None) -> bool:
    return column is None or column.start.precision != Precision.DAY


def _heading_of(phrase: Phrase) -> Heading:
    return Heading(phrase.start.year, phrase.start.month)


def _name(cell: str) -> str:
    return re.sub(r"\s", "", cell)


def _columns(rows: list[Row]) -> tuple[int | None, Columns | None]:
    for position, row in enumerate(rows[:5]):
        columns = _named_columns(row)
        if columns is not None:
            return position, columns
    return None, _guessed_columns(rows)


def _named_columns(row: Row) -> Columns | None:
    dates, others = [], []
    content = index = None
    for position, cell in enumerate(row.cells):
        name = _name(cell)
        unit = _date_unit(name)
        if unit is not None:
            dates.append((position, unit))
        elif _INDEX_NAMES.fullmatch(name):
            index = position
        elif content is None and _CONTENT_NAMES.fullmatch(name):
            content = position
        elif name:
            others.append((position, name))
    if not dates or content is None:
        return None
    return Columns(dates, content, index, others)


def _date_unit(name: str) -> str | None:
    for pattern, unit in ((_DATE_NAMES, ""), (_YEAR_NAMES, "年"), (_MONTH_NAMES, "月"), (_DAY_NAMES, "日")):
        if pattern.fullmatch(name):
            return unit
    return None


def _guessed_columns(rows: list[Row]) -> Columns | None:
    """Without a header: a column of dates, and the longest text."""
    width = max((len(row.cells) for row in rows), default=0)
    columns = [[row.cells[n].strip() for row in rows if n < len(row.cells)] for n in range(width)]
    dates = [n for n, cells in enumerate(columns) if _share(cells, _is_date) >= 0.6]
    texts = [n for n in range(width) if n not in dates and any(columns[n])]
    if not texts:
        return None
    content = max(texts, key=lambda n: sum(map(len, columns[n])))
    if not dates and _share(columns[content], lambda cell: read_phrase(cell) is not None) < 0.5:
        return None
    index = next((n for n in texts if n != content and _share(columns[n], str.isdigit) >= 0.8), None)
    others = [(n, f"第{n + 1}列") for n in texts if n not in (content, index)]
    return Columns([(n, "") for n in dates], content, index, others)


def _share(cells: list[str], test) -> float:
    written = [cell for cell in cells if cell]
    return sum(1 for cell in written if test(cell)) / len(written) if written else 0.0


def _is_date(cell: str) -> bool:
    joined = join_lines(cell.split("\n"))
    phrase = read_phrase(joined, in_date_column=True)
    return phrase is not None and not joined[phrase.length :].strip()


def _skipped_columns(columns: Columns, rows: list[Row], header: int | None) -> list[Problem]:
    problems = []
    body = rows[(header or 0) + 1 :] if header is not None else rows
    for position, name in columns.others:
        first = next((row for row in body if position < len(row.cells) and row.cells[position].strip()), None)
        if first is not None:
            problems.append(problem(Code.COLUMN_SKIPPED, first.number, name=name))
    return problems
