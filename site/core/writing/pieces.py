"""What a document consists of before it becomes blocks: paragraphs, pictures and tables in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from .inline import PICTURE, Span, cut, glue, lines, merge, plain, tidy

_SENTENCE_END = re.compile(r"[。！？；：…”」）.!?;:]$")
_NEW_PARAGRAPH = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]"
    r"|[※●▲△■◆◇·•①-⑳]|[^，。；、\s]{1,8}：)"
)
_FULL_LINE = 25  # a line that long was broken by its width, not by its writer


@dataclass(frozen=True, slots=True)
class ListMark:
    ordered: bool
    depth: int = 0
    number: int = 1


@dataclass(slots=True)
class Image:
    """`index` counts the pictures handed over; `None` where the picture itself could not be had."""

    index: int | None
    alt: str = ""
    floating: bool = False


@dataclass(slots=True)
class Paragraph:
    spans: list[Span]
    level: int = 0
    role: str = ""
    align: str = ""
    size: float = 0.0
    bullet: ListMark | None = None
    number: int = 0
    images: list[Image] = field(default_factory=list)

    @property
    def text(self) -> str:
        return plain(self.spans)

    @property
    def is_bold(self) -> bool:
        return bool(self.spans) and all(span.style.bold or span.text.isspace() for span in self.spans)

    @property
    def face(self) -> str:
        return self.spans[0].style.face if self.spans else ""


@dataclass(slots=True)
class Cell:
    pieces: list[Piece]
    columns: int = 1
    rows: int = 1
    bold: bool = False


@dataclass(slots=True)
class Table:
    rows: list[list[Cell]]
    header: bool | None = None
    number: int = 0
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose cells are plain text, ready to become a block."""

    rows: list[list[str]]
    header: bool
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    index: int | None
    caption: str = ""
    credit: str = ""
    alt: str = ""


Piece = Paragraph | Image | Table | Grid | Figure


def unfold(paragraph: Paragraph) -> list[Piece]:
    """Part a paragraph at its pictures and at soft breaks that end a paragraph, and tidy its text."""
    images = iter(paragraph.images)
    pieces: list[Piece] = []
    for line in _joined_lines(paragraph.spans, as_one=paragraph.bullet is not None):
        found = [image for image, _ in zip(images, range(plain(line).count(PICTURE)), strict=False)]
        words = tidy(_without_pictures(line))
        text = [replace(paragraph, spans=words, images=[])] if words else []
        # A picture in the midst of a sentence, or floating beside it, comes after it.
        before = found and not found[0].floating and plain(line).lstrip("\u3000 ").startswith(PICTURE)
        pieces += [*found, *text] if before else [*text, *found]
    return pieces


def _without_pictures(spans: list[Span]) -> list[Span]:
    return merge(replace(span, text=span.text.replace(PICTURE, "")) for span in spans)


def _joined_lines(spans: list[Span], *, as_one: bool) -> list[list[Span]]:
    """Lines that are paragraphs of their own; other soft breaks are joined, or kept in verse."""
    joined: list[list[Span]] = []
    before = ""  # the line so far, "" where a new paragraph begins
    for line in lines(spans):
        after = plain(tidy(line))
        if not after:
            before = before if as_one else ""
            continue
        between = _between(before, after, as_one=as_one, indented=_is_indented(line)) if before else None
        if between is None:
            joined.append(list(line))
            before = after
        else:
            joined[-1] += [Span(between, joined[-1][-1].style), *line]
            before = after if between == "\n" else before + between + after
    return joined


def _is_indented(line: list[Span]) -> bool:
    return plain(line).startswith(("\u3000", "  ", "\xa0\xa0"))


def _between(before: str, after: str, *, as_one: bool, indented: bool) -> str | None:
    if PICTURE in before or PICTURE in after:
        return None
    if indented or _SENTENCE_END.search(before) or _NEW_PARAGRAPH.match(after):
        return "\n" if as_one else None
    if len(before) >= _FULL_LINE:
        return glue(before, after)
    return "\n"


def cut_paragraph(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    return replace(paragraph, spans=tidy(cut(paragraph.spans, start, end)))
