"""A line that is nothing but a date, in figures or in characters."""

from __future__ import annotations

import datetime
import re

_DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九０１２３４５６７８９", "00001234567890123456789")
_FIGURES = re.compile(
    r"^[（(]?\s*(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})\s*日?"
    r"(?:\s*(?:星期[一二三四五六日天])?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?\s*[)）]?$"
)
_CHARACTERS = re.compile(
    r"^[（(]?\s*([〇○零Ｏ一二三四五六七八九]{4})\s*年\s*([一二三四五六七八九十]{1,2})\s*月\s*([一二三四五六七八九十]{1,3})\s*日\s*[)）]?$"
)


def read_date(text: str) -> datetime.date | None:
    text = text.strip()
    if match := _CHARACTERS.match(text):
        year, month, day = int(match[1].translate(_DIGITS)), _numeral(match[2]), _numeral(match[3])
    elif match := _FIGURES.match(text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))):
        year, month, day = (int(part) for part in match.groups())
    else:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _numeral(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    tail = int(ones.translate(_DIGITS)) if ones else 0
    head = int(tens.translate(_DIGITS)) if tens else 1
    return head * 10 + tail if ten else tail
