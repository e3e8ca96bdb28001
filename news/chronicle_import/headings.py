"""Titles and headings that give the entries below them a year or a month."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numerals import CHINESE_DIGIT, NUMBER, fold, value_of

_DECORATION = r"[【〔\[（(《〈★☆◆◇●○■□▲△※▼◎—–\-=~·•#* \u3000：:、.】〕\]）)》〉]"
_ORNAMENT = re.compile(r"[【★☆◆◇●○■□▲△※▼◎#=*]|^[—–\-]{2}")
_EDGE = re.compile(rf"^{_DECORATION}+|{_DECORATION}+$")
_NUMBERING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.． ]+|[（(][一二三四五六七八九十]{1,3}[）)]|"
    r"第[一二三四五六七八九十\d]{1,3}[章节部分篇]+[ 、]*|[（(]?\d{1,2}[）)]?[、.．)） ]+)"
    rf"(?=\d|[{CHINESE_DIGIT}十元]+ ?[年月]|[{CHINESE_DIGIT}]{{4}})"
)
_YEAR = rf"(\d ?\d ?\d ?\d|(?:[{CHINESE_DIGIT}] ?){{4}})"
_WORDS = r"(?:大事记(?:要|述)?|大事纪要?|大事年表|大事|纪事|年表|记事|要事)"
_YEAR_LINE = re.compile(rf"(?:公元)?{_YEAR} ?(?:年)? ?(?:度)? ?{_WORDS}?")
_MONTH_LINE = re.compile(rf"(?:{_YEAR} ?年 ?)?(元|{NUMBER}) ?月 ?(?:份)? ?{_WORDS}?(?: ?[A-Za-z]+\.?)?")
_QUARTER_LINE = re.compile(rf"(?:{_YEAR} ?年 ?)?第?[一二三四1-4]季度")
_TITLE = re.compile(rf"[^。！？；，,]*{_WORDS}[^。！？；，,]*")
_YEAR_ANYWHERE = re.compile(rf"{_YEAR} ?(?:年|[-—–－~至到]{{1,2}} ?{_YEAR} ?年?)")
_YEAR_SPAN = re.compile(
    rf"{_YEAR} ?年? ?(?:{NUMBER} ?月)? ?(?:[-—–－~～至到]{{1,2}}) ?(?:{_YEAR} ?年)? ?(?:{NUMBER} ?月)?(?:份)?"
)
_LONGEST_TITLE = 44


@dataclass(frozen=True, slots=True)
class Heading:
    year: int | None = None
    month: int | None = None
    decorated: bool = False
    is_title: bool = False
    is_section: bool = False  # 二、人道救助: the calendar begins anew


def read_heading(line: str) -> Heading | None:
    folded = fold(line).strip()
    if not folded or len(folded) > _LONGEST_TITLE or not _is_balanced(folded):
        return None
    folded = _NUMBERING.sub("", folded)
    bare = _EDGE.sub("", folded)
    decorated = _ORNAMENT.search(folded) is not None
    if bare.isdigit() and folded != bare:
        return None  # 〔2019〕 of a document number
    bare = _EDGE.sub("", _NUMBERING.sub("", bare))
    return _dated(bare, decorated) or _titled(bare)


_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|"
    r"第[一二三四五六七八九十]{1,3}[章节部分篇]+|\d{1,2}[、.．])[ 、]?[^。，；：、！？\d]{2,18}"
)


def is_section_title(line: str) -> bool:
    """By its words; what stands around it decides."""
    return _SECTION.fullmatch(fold(line).strip()) is not None


def _is_balanced(text: str) -> bool:
    """〔2019 is the beginning of a document number that was broken over two lines."""
    return all(text.count(a) == text.count(b) for a, b in ("【】", "〔〕", "[]", "《》")) and sum(
        text.count(char) for char in "（("
    ) == sum(text.count(char) for char in "）)")


def _dated(bare: str, decorated: bool) -> Heading | None:
    if match := _MONTH_LINE.fullmatch(bare):
        month = 1 if match[2] == "元" else value_of(match[2])
        if month and 1 <= month <= 12:
            return Heading(value_of(match[1]) if match[1] else None, month, decorated)
        return None
    match = _YEAR_LINE.fullmatch(bare) or _QUARTER_LINE.fullmatch(bare) or _YEAR_SPAN.fullmatch(bare)
    if match is None:
        return None
    year = value_of(match[1]) if match[1] else None
    if year is not None and not 1840 <= year <= 2199:
        return None
    return Heading(year=year, decorated=decorated)


def _titled(bare: str) -> Heading | None:
    if not _TITLE.fullmatch(bare):
        return None
    # “编写大事记” inside a sentence is none; a title ends with its noun or its years.
    if not re.search(
        rf"{_WORDS}(?:[（(〔\[【 —–\-]*[\d年月至到—\-–~～一二三四五六七八九〇十 ]*[）)〕\]】]?)$", bare
    ):
        return None
    match = _YEAR_ANYWHERE.search(bare)
    year = value_of(match[1]) if match else None
    return Heading(year=year if year and 1840 <= year <= 2199 else None, is_title=True)
