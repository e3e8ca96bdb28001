"""Lines of a file and their layout."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_CLOSED = re.compile(r"[。！？!?；;…][”’」』）)】》〉\"']*$|(?<=[^A-Za-z])\.$")
_BALANCED_END = re.compile(r"[（(【][^（()）]*[）)】]$")


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str
    where: str = ""
    gap: int = 0  # blank lines before it
    listed: bool = False  # numbered or bulleted by the word processor
    after_page: bool = False

    @property
    def stripped(self) -> str:
        return self.text.strip()

    @property
    def indent(self) -> int:
        """Half-width columns before the first character."""
        blank = self.text[: len(self.text) - len(self.text.lstrip())]
        return sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in blank)

    @property
    def width(self) -> int:
        return sum(1 if char.isascii() else 2 for char in self.text.rstrip())


def is_closed(text: str) -> bool:
    """Ends like a sentence."""
    return _CLOSED.search(text.rstrip()) is not None


def ends_in_brackets(text: str) -> bool:
    """（市发〔2020〕1号） without a full stop is an end, too."""
    return _BALANCED_END.search(text.rstrip()) is not None


def usual_width(content: list[Line]) -> int:
    """The width at which the text was wrapped, 0 where lines have no common width."""
    open_lines = [line.width for line in content if not is_closed(line.text)]
    if len(open_lines) < 4:
        return 0
    widest = sorted(open_lines)[int(len(open_lines) * 0.9)]
    full = sum(1 for width in open_lines if width >= widest * 0.8)
    return widest if full >= len(open_lines) * 0.6 else 0


def usual_gap(content: list[Line]) -> int:
    """The smallest number of blank lines that is common between lines."""
    gaps = Counter(line.gap for line in content[1:])
    return min((gap for gap, count in gaps.items() if count >= gaps.total() * 0.3), default=0)
