"""Finds headings by style, by the numbering of Chinese documents, and by bold lines that stand alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .inline import cut, merge, without_bold
from .pieces import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .pieces import Piece

NUMERAL = "[一二三四五六七八九十百]{1,4}"
_SECOND = re.compile(rf"^(?:{NUMERAL}、|第{NUMERAL}(?:章|部分|篇)(?=[\s：:\u4e00-\u9fff]))\s*\S")
_THIRD = re.compile(rf"^(?:[（(]{NUMERAL}[)）]|第{NUMERAL}节(?=[\s：:\u4e00-\u9fff]))\s*\S")
_RUN_IN = re.compile(rf"^(?:{NUMERAL}、|[（(]{NUMERAL}[)）])[^。；\n]{{1,36}}。(?=.)")
_SENTENCE = re.compile(r"[。；;，,、：:]$|[。；\n]|：.")
LONGEST = 40
LONGEST_BOLD = 28


def drop_blanket_bold(pieces: list[Piece]) -> list[Piece]:
    """Where most of the text is bold, bold means nothing."""
    paragraphs = [piece for piece in pieces if isinstance(piece, Paragraph)]
    sizes = [(len(span.text), span.style.bold) for paragraph in paragraphs for span in paragraph.spans]
    if 2 * sum(size for size, bold in sizes if bold) > sum(size for size, _bold in sizes):
        for paragraph in paragraphs:
            paragraph.spans = without_bold(paragraph.spans)
    return pieces


def mark_headings(pieces: Sequence[Piece], *, by_style: bool) -> None:
    """Give paragraphs that are headings their level, 2 or 3; all others level 0."""
    paragraphs = [piece for piece in pieces if isinstance(piece, Paragraph)]
    _settle_styles(paragraphs, by_style=by_style)
    found = {id(paragraph): level for paragraph in paragraphs if (level := _numbered_level(paragraph))}
    for run in _runs(pieces, found):
        # 一、… 二、… without anything between is an enumeration, unless it is set apart by its type.
        if len(run) == 1 or all(paragraph.is_bold for paragraph in run):
            for paragraph in run:
                paragraph.level = found[id(paragraph)]
    _mark_bold_lines(pieces)
    for paragraph in paragraphs:
        if paragraph.level:
            paragraph.spans = without_bold(paragraph.spans)
        elif _RUN_IN.match(paragraph.text):
            _set_apart_run_in(paragraph)


def _settle_styles(paragraphs: list[Paragraph], *, by_style: bool) -> None:
    """The highest style used is level 2, whichever it is; a whole sentence in a heading's style is text."""
    for paragraph in paragraphs:
        if paragraph.level and (paragraph.bullet or _is_sentence(paragraph.text)):
            paragraph.level = 0
    used = [paragraph.level for paragraph in paragraphs if paragraph.level]
    highest = min(used, default=2) if by_style else 2
    for paragraph in paragraphs:
        if paragraph.level:
            paragraph.level = 2 if paragraph.level <= highest else 3


def _is_sentence(text: str) -> bool:
    return len(text) > 80 or (text.endswith("。") and len(text) > LONGEST) or text.count("。") > 1


def _numbered_level(paragraph: Paragraph) -> int:
    text = paragraph.text
    if not _may_head(paragraph) or len(text) > LONGEST or _SENTENCE.search(text.rstrip("：:")):
        return 0
    if _SECOND.match(text):
        return 2
    return 3 if _THIRD.match(text) else 0


def _may_head(paragraph: Paragraph) -> bool:
    return not (paragraph.level or paragraph.bullet or paragraph.role or paragraph.align == "right")


def _runs(pieces: Sequence[Piece], found: dict[int, int]) -> list[list[Paragraph]]:
    """Candidates of one level that follow each other immediately."""
    runs: list[list[Paragraph]] = []
    previous = 0
    for piece in pieces:
        level = found.get(id(piece), 0)
        if level and isinstance(piece, Paragraph):
            if level == previous:
                runs[-1].append(piece)
            else:
                runs.append([piece])
        previous = level
    if runs and pieces and runs[-1][-1] is pieces[-1] and not runs[-1][-1].is_bold:
        runs.pop()  # nothing follows: a heading of nothing
    return runs


def _mark_bold_lines(pieces: Sequence[Piece]) -> None:
    level = 3 if any(isinstance(piece, Paragraph) and piece.level for piece in pieces) else 2
    for piece, after in pairwise(pieces):
        if not isinstance(piece, Paragraph) or not _may_head(piece) or not piece.is_bold:
            continue
        follows = not (
            isinstance(after, Paragraph) and (after.level or after.is_bold or after.align == "right")
        )
        if (
            follows
            and len(piece.text) <= LONGEST_BOLD
            and not re.search(r"[。；，、：！,;:.]$|[。；\n]|：.", piece.text)
        ):
            piece.level = level


def _set_apart_run_in(paragraph: Paragraph) -> None:
    """（一）加强领导。各单位要…: the first sentence in another typeface becomes bold."""
    match = _RUN_IN.match(paragraph.text)
    end = match.end() if match else 0
    head, rest = cut(paragraph.spans, 0, end), cut(paragraph.spans, end, len(paragraph.text))
    faces = {span.style.face for span in head}
    if faces & {span.style.face for span in rest} or any(span.style.bold for span in rest):
        return
    paragraph.spans = merge([replace(span, style=replace(span.style, bold=True)) for span in head] + rest)
