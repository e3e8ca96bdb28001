"""Puts broken lines together again and drops the spaces that typesetting put in."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SPACE = r" \t\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_ANY_SPACE = re.compile(rf"[{_SPACE}\r\n]+")
_LATIN_EDGE = (re.compile(r"[A-Za-z,.;:!?]$"), re.compile(r"[A-Za-z]"))
_GAP = re.compile(rf"(?P<left>.)[{_SPACE}]+(?=(?P<right>.))")
_DIGIT_GAP = re.compile(rf"(\d+)[{_SPACE}]+(?=(\d+))")
_HAN_GAP = re.compile(rf"(?<=[{_HAN}])([{_SPACE}]+)(?=[{_HAN}])")
_RUN_LEFT = re.compile(rf"[{_HAN}0-9A-Za-z·]+$")
_RUN_RIGHT = re.compile(rf"[{_HAN}0-9A-Za-z·]+")
# 王　芳 in a list of names
_PADDED_NAME = re.compile(rf"[、，,：:；;（(][{_HAN}][{_SPACE}]+[{_HAN}](?:[、，,。；;）)等]|$)")
_OPENING = "“‘《〈「『【"
_CLOSING = "”’》〉」』】"


def join_lines(lines: Iterable[str]) -> str:
    """One text from wrapped lines: no space at the break, except between Latin words."""
    joined = ""
    for line in lines:
        piece = _INVISIBLE.sub("", line).strip()
        if not piece:
            continue
        latin = _LATIN_EDGE[0].search(joined) and _LATIN_EDGE[1].match(piece)
        joined += f" {piece}" if latin else piece
    return joined


def tidy(text: str) -> str:
    """Without the spaces of typesetting; a space that divides a title or slogan stays."""
    text = _ANY_SPACE.sub(lambda gap: gap[0] if len(gap[0]) == 1 else _one(gap[0]), text.strip())
    text = _DIGIT_GAP.sub(_close_number, text)
    text = _GAP.sub(_close_gap, text)
    return _HAN_GAP.sub(_close_han_gap, text)


def _one(gap: str) -> str:
    return "\u3000" if "\u3000" in gap else " "


def _close_number(match: re.Match[str]) -> str:
    """5 314 is one number; 0794 8222222 and 400 820 8820 are telephones."""
    left, right = match[1], match[2]
    apart = (len(left) >= 3 and len(right) >= 3) or (left.startswith("0") and len(left) >= 3)
    return f"{left} " if apart else left


def _close_gap(match: re.Match[str]) -> str:
    left, right = match["left"], match["right"]
    if _is_han(left) and _is_han(right):
        return match[0]
    if left.isascii() and right.isascii():
        return f"{left} "
    return left


def _is_han(char: str) -> bool:
    return re.match(rf"[{_HAN}]", char) is not None


def _close_han_gap(match: re.Match[str]) -> str:
    text = match.string
    left = _RUN_LEFT.search(text, max(0, match.start() - 40), match.start())
    right = _RUN_RIGHT.match(text, match.end())
    sizes = (len(left[0]) if left else 0, len(right[0]) if right else 0)
    if max(sizes) == 1:
        return match[1][0] if _PADDED_NAME.match(text, max(0, match.start() - 2)) else ""
    return match[1][0] if _is_meant(sizes, _inside_quotes(text, match.start())) else ""


def _is_meant(sizes: tuple[int, int], quoted: bool) -> bool:
    shorter, longer = sorted(sizes)
    if shorter == longer and (quoted or shorter >= 4):
        return True
    return quoted and shorter >= 4 and longer - shorter <= 6


def _inside_quotes(text: str, position: int) -> bool:
    for char in reversed(text[max(0, position - 60) : position]):
        if char in _CLOSING:
            return False
        if char in _OPENING:
            return True
    return False
