"""What an import can stumble over: what, where, and what to do about it."""

from __future__ import annotations

from enum import StrEnum

from .entries import Problem

_EXCERPT = 18


class Code(StrEnum):
    PREFACE_SKIPPED = "preface-skipped"
    TAIL_SKIPPED = "tail-skipped"
    COLUMN_SKIPPED = "column-skipped"
    TEXT_BOX_SKIPPED = "text-box-skipped"
    TRACKED_CHANGES = "tracked-changes"
    REORDERED = "reordered"
    IMPOSSIBLE_DATE = "impossible-date"
    NO_DATE = "no-date"
    NO_YEAR = "no-year"
    NO_TEXT = "no-text"
    NO_END = "no-end"
    NO_ENTRIES = "no-entries"
    YEAR_ASSUMED = "year-assumed"
    YEAR_DIFFERS = "year-differs"
    DATE_ASSUMED = "date-assumed"
    DATE_INSIDE = "date-inside"
    DATE_LIST = "date-list"
    DATE_APPROXIMATE = "date-approximate"
    MARK_MISSING = "mark-missing"
    DUPLICATE = "duplicate"


_MESSAGES = {
    Code.PREFACE_SKIPPED: "{where}不是大事记条目，未导入：“{excerpt}”。如有遗漏，请补上日期后重新导入。",
    Code.TAIL_SKIPPED: "{where}在最后一条之后，不是大事记条目，未导入：“{excerpt}”。",
    Code.COLUMN_SKIPPED: "表格的“{name}”一栏未导入。需要保留的内容，请写进正文栏后重新导入。",
    Code.TEXT_BOX_SKIPPED: "文件中有文本框，其中的文字未导入。请把文字移到正文后重新导入。",
    Code.TRACKED_CHANGES: "文件带有修订痕迹，已按接受全部修订导入。请核对文字。",
    Code.REORDERED: "{where}“{date}”的条目排在“{before}”（{before_where}）之后，已按日期移到前面。请核对两条的日期。",
    Code.IMPOSSIBLE_DATE: "{where}的日期“{date}”不存在或先后颠倒，这一条未导入：“{excerpt}”。请改正日期后重新导入。",
    Code.NO_DATE: "{where}这一条没有能确定的日期，未导入：“{excerpt}”。请补上日期后重新导入。",
    Code.NO_YEAR: "{where}“{date}”没有年份，未导入：“{excerpt}”。请指定年份后重新导入。",
    Code.NO_TEXT: "{where}只有日期“{date}”，没有内容，未导入。请补上内容或删去这一行。",
    Code.NO_END: "{where}“{date}”的条目没有写完，到“{excerpt}”中断。请对照原件补全。",
    Code.NO_ENTRIES: "没有找到大事记条目。条目应以日期开头，例如“3月5日，……”或“※3月5日，……”。",
    Code.YEAR_ASSUMED: "{where}“{date}”没有写明年份，按{year}年处理（{reason}）。请核对。",
    Code.YEAR_DIFFERS: "文件中写的年份是{found}年，与指定的{year}年不同，已按文件中的年份导入。请核对是否选错了文件或年份。",
    Code.DATE_ASSUMED: "{where}这一条没有写日期，按{date}收入：“{excerpt}”。请核对。",
    Code.DATE_INSIDE: "{where}这一条的日期写在句子中间，按“{date}”收入：“{excerpt}”。请核对。",
    Code.DATE_LIST: "{where}的日期“{date}”不是连续的日子，按首尾两日的起止收入。请核对，必要时在正文中写明。",
    Code.DATE_APPROXIMATE: "{where}的日期“{date}”是约数，按所写的日子收入。请核对。",
    Code.MARK_MISSING: "{where}以日期开头，但没有其他条目都有的标记，按单独一条收入：“{excerpt}”。请核对。",
    Code.DUPLICATE: "{where}“{date}”的条目与{before_where}的日期、文字都相同，只导入一次：“{excerpt}”。",
}


def problem(code: Code, line: int, **facts: object) -> Problem:
    return Problem(line, code, _MESSAGES[code].format(**facts))


def excerpt(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}……"


def ending(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _EXCERPT else f"……{text[-_EXCERPT:]}"
