"""The marks and numbers that entries begin with, and which of them a document uses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numerals import value_of

_SYMBOLS = "※＊*●○◎⊙◉⚫⬤•‣∙·・●■□▪▫◼◻◆◇❖◈★☆✦✧✩✪✫▲△▼▽▶▷►▸➢➤➔→☞☛✓✔√§#＃+＋?？-–—－~\u2022\u00b7\u2043\u25e6"
_SYMBOL = re.compile(rf"(?:[{re.escape(_SYMBOLS)}\ue000-\uf8ff][\ufe0e\ufe0f]?[ \u3000]*)+")
_INLINE_SYMBOLS = "※●○◎■□◆◇★☆▲△▼▶►➢❖"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = r"[一二三四五六七八九十]{1,3}"
_NUMBERINGS = (
    ("1.", re.compile(r"(\d{1,3}) ?[.．](?!\d+\.\d)")),
    ("1、", re.compile(r"(\d{1,3}) ?、")),
    ("1)", re.compile(r"(\d{1,3}) ?[)）]")),
    ("(1)", re.compile(r"[(（【\[〔] ?(\d{1,3}) ?[)）】\]〕][.、]?")),
    ("1 ", re.compile(r"(\d{1,3})[ \u3000\t]+(?=\d|[一二三四五六七八九十]|同日|是日|当日|是月)")),
    ("①", re.compile(rf"([{_CIRCLED}])")),
    ("(一)", re.compile(rf"[(（] ?({_CHINESE}) ?[)）][.、]?")),
    ("一、", re.compile(rf"({_CHINESE}) ?[、.．]")),
)


@dataclass(frozen=True, slots=True)
class Marker:
    kind: str  # the symbol itself, or the shape of the numbering
    length: int
    number: int | None = None

    @property
    def is_symbol(self) -> bool:
        return self.number is None


LISTED = Marker("list", 0)  # the word processor's own bullet or number


def read_marker(text: str) -> Marker | None:
    """The mark at the beginning of a line without indentation."""
    symbol = _SYMBOL.match(text)
    if symbol:
        return Marker(symbol[0][0], symbol.end())
    for kind, pattern in _NUMBERINGS:
        match = pattern.match(text)
        if match:
            written = match[1]
            number = _CIRCLED.find(written) + 1 or value_of(written) or 0
            return Marker(kind, match.end(), number)
    return None


def inline_marks(kinds: frozenset[str]) -> re.Pattern[str] | None:
    """Where entries follow each other on one line: 。※2月4日."""
    marks = "".join(kind for kind in kinds if kind in _INLINE_SYMBOLS)
    return re.compile(rf"(?<=[。！？）”.;；\s])\s*(?=[{re.escape(marks)}])") if marks else None


def counts_up(numbers: list[int]) -> bool:
    """1, 2, 3 …, begun anew in each chapter, with a slip here and there."""
    if not numbers:
        return False
    steps = sum(
        1 for before, number in zip([0, *numbers], numbers, strict=False) if number in (before + 1, 1)
    )
    return steps >= len(numbers) * 0.7
