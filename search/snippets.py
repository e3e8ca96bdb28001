"""Which words matched where, found in the original text: the same on every engine."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from core import document_numbers
from search.segmentation import HAN, INVISIBLE, fold, is_han

if TYPE_CHECKING:
    from search.query import Query

Span = tuple[int, int]

# What may stand between two characters of a match without a reader noticing.
_GAP = rf"[ \u3000\u00a0{INVISIBLE}]{{0,3}}"
_WORD_GAP = r"[-_./&+'’,\s]{0,3}"
_IN_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f.,'’%-]{2}")
_SENTENCE_END = "。！？；\n"
_ELLIPSIS = "…"


def spans(text: str, query: Query) -> list[Span]:
    """Where the query's words stand in the text: in order, without overlap, neighbours joined."""
    found = _number_spans(text, query)
    pattern = _pattern(query)
    if pattern is not None:
        found += [match.span() for match in pattern.finditer(fold(text))]
    return _merged(found)


def holds(text: str, query: Query) -> bool:
    """Whether any of the query's words stands in the text."""
    pattern = _pattern(query)
    return bool(pattern and pattern.search(fold(text))) or bool(_number_spans(text, query))


def highlight(text: str, query: Query) -> Markup:
    """The whole text, escaped, with its matches in `<mark>`."""
    return _marked(text, 0, len(text), spans(text, query))


def excerpt(text: str, query: Query, width: int = 90) -> Markup:
    """About `width` characters around the place where most of the words stand together."""
    found = spans(text, query)
    start, end = _window(text, found, width)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    middle = _marked(text, start, end, found)
    before = _ELLIPSIS if start > 0 else ""
    after = _ELLIPSIS if end < len(text.rstrip()) else ""
    return Markup("%s%s%s") % (before, middle, after)


@lru_cache(maxsize=64)
def _pattern(query: Query) -> re.Pattern[str] | None:
    surfaces = sorted({p.surface for p in query.phrases() if p.surface}, key=len, reverse=True)
    alternatives = [made for p in surfaces if (made := _surface_pattern(p))]
    return re.compile("|".join(alternatives)) if alternatives else None


def _surface_pattern(surface: str) -> str:
    """The surface as it may be written: padded, hyphenated, or with thousands parted."""
    pieces = re.findall(rf"[{HAN}]|[0-9]+|[^\W\d_{HAN}]+", surface)
    if not pieces:
        return ""
    made = _piece_pattern(pieces[0])
    for before, piece in pairwise(pieces):
        gap = _GAP if is_han(before) or is_han(piece) else _WORD_GAP
        # Brackets of any shape stand around the year of a document number.
        if is_han(before) != is_han(piece):
            gap = rf"[^\w{HAN}]{{0,4}}"
        made += gap + _piece_pattern(piece)
    return made


def _piece_pattern(piece: str) -> str:
    if piece.isdigit():
        return rf"(?<!\d)(?<!\d,){',?'.join(piece)}(?!\d)"
    if is_han(piece):
        return re.escape(piece)
    return rf"(?<![^\W\d_{HAN}]){re.escape(piece)}[^\W\d_{HAN}]*"


def _number_spans(text: str, query: Query) -> list[Span]:
    wanted = {p.number for p in query.phrases() if p.number}
    if not wanted:
        return []
    return [(n.start, n.end) for n in document_numbers.find(text) if n.normalized in wanted]


def _merged(found: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(text: str, found: list[Span], width: int) -> Span:
    if not found:
        return 0, _word_end(text, min(len(text), width))
    first = _densest(text, found, width)
    start = max(0, first - width // 4)
    sentence = max(text.rfind(mark, start, first) for mark in _SENTENCE_END) + 1
    if start:
        start = sentence if sentence > start else _word_start(text, start, first)
    return start, _word_end(text, min(len(text), start + width))


def _densest(text: str, found: list[Span], width: int) -> int:
    """The match from which on most different words stand within the width."""
    folded = fold(text)
    best, place = 0, found[0][0]
    for number, (start, _end) in enumerate(found):
        limit = start + width * 3 // 4
        near = takewhile(partial(_ends_before, limit), found[number:])
        different = len({folded[first:last] for first, last in near})
        if different > best:
            best, place = different, start
    return place


def _ends_before(limit: int, span: Span) -> bool:
    return span[1] <= limit


def _word_start(text: str, at: int, limit: int) -> int:
    """Does not begin in the middle of a Latin word or a number."""
    while 0 < at < limit and _inside_word(text, at):
        at += 1
    return at


def _word_end(text: str, at: int) -> int:
    while 0 < at < len(text) and _inside_word(text, at):
        at -= 1
    return at or len(text)


def _inside_word(text: str, at: int) -> bool:
    return _IN_WORD.fullmatch(text, at - 1, at + 1) is not None


def _marked(text: str, start: int, end: int, found: list[Span]) -> Markup:
    pieces: list[str] = []
    at = start
    for first, last in found:
        if first < at or last > end:
            continue
        pieces += [escape(text[at:first]), Markup("<mark>"), escape(text[first:last]), Markup("</mark>")]
        at = last
    pieces.append(escape(text[at:end]))
    return Markup("").join(Markup(str(piece).replace("\n", " ")) for piece in pieces)  # noqa: S704  escaped above
