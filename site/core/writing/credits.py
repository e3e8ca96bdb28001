"""Source, author, editors, issuer and date, as they are typed below the title or at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .credit_words import (
    is_document_number,
    read_issuer,
    read_line,
    read_parentheses,
    trailing_parentheses,
)
from .dates import read_date
from .pieces import Image, Paragraph, cut_paragraph

if TYPE_CHECKING:
    import datetime

    from .pieces import Piece

HEAD_LINES = 5
TAIL_LINES = 8


@dataclass(frozen=True, slots=True)
class Credits:
    """Proposals for the fields of a page. `lines` are the lines as typed that were taken out of the text."""

    source: str = ""
    author: str = ""
    photographer: str = ""
    editor: str = ""
    responsible_editor: str = ""
    proofreader: str = ""
    reviewer: str = ""
    issuer: str = ""
    document_number: str = ""
    date: datetime.date | None = None
    lines: tuple[str, ...] = ()


@dataclass
class CreditCollector:
    found: dict[str, str] = field(default_factory=dict)
    date: datetime.date | None = None
    lines: list[str] = field(default_factory=list)

    def take(self, line: str, values: dict[str, str]) -> None:
        self.lines.append(line)
        for name, value in values.items():
            if name == "date":
                self.date = self.date or read_date(value)
            elif value not in self.found.get(name, "").split("、"):
                self.found[name] = "、".join(filter(None, [self.found.get(name, ""), value]))

    def credits(self) -> Credits:
        return Credits(**self.found, date=self.date, lines=tuple(self.lines))


def take_head_credits(pieces: list[Piece], collector: CreditCollector) -> list[Piece]:
    """Credits between the title and the text."""
    taken = 0
    for piece in pieces[:HEAD_LINES]:
        values = _read_head(piece)
        if values is None:
            break
        collector.take(piece.text, values)  # type: ignore[union-attr]
        taken += 1
    return pieces[taken:]


def _read_head(piece: Piece) -> dict[str, str] | None:
    if not isinstance(piece, Paragraph) or piece.level or piece.bullet:
        return None
    values = read_line(piece.text) or read_parentheses(piece.text)
    if values:
        return values
    if is_document_number(piece.text):
        return {"document_number": piece.text.strip("（）()")}
    return {"date": piece.text} if read_date(piece.text) else None


def take_tail_credits(pieces: list[Piece], collector: CreditCollector) -> list[Piece]:
    """Credits, issuer and date after the text, and a name in parentheses at its very end."""
    lines: list[tuple[str, dict[str, str]]] = []
    rest = list(pieces)
    while rest and len(lines) < TAIL_LINES:
        values = _read_tail(rest, dated=any("date" in taken for _, taken in lines))
        if values is None:
            break
        lines.append((rest.pop().text, values))  # type: ignore[union-attr]
    for line, values in reversed(lines):
        collector.take(line, values)
    return _take_trailing_name(rest, collector)


def _read_tail(pieces: list[Piece], *, dated: bool) -> dict[str, str] | None:
    last = pieces[-1]
    before = pieces[-2] if len(pieces) > 1 else None
    if not isinstance(last, Paragraph) or last.level or last.bullet or before is None:
        return None
    if isinstance(before, Image) and not _names_author(last.text):
        return None  # it belongs to the picture
    values = read_line(last.text) or read_parentheses(last.text)
    if not values and (dated or last.align == "right"):
        values = read_issuer(last.text)
    return values or ({"date": last.text} if read_date(last.text) else None)


def _names_author(text: str) -> bool:
    values = read_line(text) or read_parentheses(text) or {}
    return bool(set(values) - {"photographer"})


def _take_trailing_name(pieces: list[Piece], collector: CreditCollector) -> list[Piece]:
    last = pieces[-1] if pieces else None
    if not isinstance(last, Paragraph) or last.level:
        return pieces
    start = trailing_parentheses(last.text)
    values = read_parentheses(last.text[start:]) if start else None
    if not values:
        return pieces
    collector.take(last.text[start:], values)
    return [*pieces[:-1], cut_paragraph(last, 0, start)]
