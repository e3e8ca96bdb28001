"""Figures as Chinese typists write them: full width, Chinese, spaced."""

from __future__ import annotations

import re

# One character for one: a position in folded text is a position in the original.
_FOLD = str.maketrans(
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
    | dict.fromkeys([0x3000, 0x00A0, 0x202F, 0x205F, *range(0x2000, 0x200B)], " ")
    | {"\t": " ", "\f": " ", "\v": " ", "．": ".", "／": "/", "〇": "〇", "○": "〇", "Ｏ": "〇", "零": "〇"}
)
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_TENS = {"十": 10, "廿": 20, "卅": 30}

CHINESE_DIGIT = "〇一二三四五六七八九"
NUMBER = rf"(?:\d ?\d?|(?:[{CHINESE_DIGIT}十廿卅] ?){{1,4}})"


def fold(text: str) -> str:
    return text.translate(_FOLD)


def value_of(written: str) -> int | None:
    """The value of a folded figure such as 12, 1 2, 十二, 廿三, 二〇一九; None if it is none."""
    compact = written.replace(" ", "")
    if compact.isascii() and compact.isdigit():
        return int(compact)
    if not compact or re.search(rf"[^{CHINESE_DIGIT}十廿卅]", compact):
        return None
    if not any(char in _TENS for char in compact):
        return int("".join(str(_DIGITS[char]) for char in compact))
    return _value_with_tens(compact)


def _value_with_tens(compact: str) -> int | None:
    match = re.fullmatch(rf"([二三四五六七八九一]?)([十廿卅])([{CHINESE_DIGIT[1:]}]?)", compact)
    if match is None or (match[1] and match[2] != "十"):
        return None
    tens = _TENS[match[2]] * (_DIGITS[match[1]] if match[1] else 1)
    return tens + (_DIGITS[match[3]] if match[3] else 0)
