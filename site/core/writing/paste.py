"""Pasted HTML, from Word, WPS, 公众号 editors or anywhere, becomes the same blocks as a Word file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from lxml import etree

from .blocks import RawBlock, to_blocks, to_html
from .captions import attach_captions
from .docx import WordDraft, compose
from .headings import drop_blanket_bold, mark_headings
from .html_reader import HtmlReader
from .inline import Span, tidy
from .lists import settle_lists
from .losses import Loss, LossBook
from .package import UnreadableDocument
from .pictures import Picture, PictureShelf
from .pieces import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .pieces import Piece

MAX_TEXT = 4_000_000
MAX_WITH_PICTURES = 60_000_000
_UNPARSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Pasted:
    """`blocks` are raw StreamField values; a figure's `image` counts `pictures` (`blocks.with_images`)."""

    blocks: list[RawBlock]
    pictures: tuple[Picture, ...]
    losses: tuple[Loss, ...]


def read_html(html: str) -> Pasted:
    """Raises UnreadableDocument where it is too much."""
    book = LossBook()
    shelf = PictureShelf(book)
    pieces = drop_blanket_bold(attach_captions(read_pieces(html, shelf, book)))
    mark_headings(pieces, by_style=False)
    return Pasted(to_blocks(pieces), tuple(shelf.pictures), book.all())


def read_article(html: str, title: str = "") -> WordDraft:
    """A whole article: its title (unless it is known) and credits are taken out of the text as from a file."""
    book = LossBook()
    shelf = PictureShelf(book)
    return compose(read_pieces(html, shelf, book), shelf, book, title=title, by_style=False)


def clean_html(html: str) -> list[RawBlock]:
    return read_html(html).blocks


def clean_rich_text(html: str) -> str:
    """What one block of rich text may hold; headings become bold paragraphs, table rows paragraphs."""
    book = LossBook()
    return to_html(settle_lists(list(_flattened(read_pieces(html, PictureShelf(book), book)))))


def read_pieces(html: str, shelf: PictureShelf, book: LossBook) -> list[Piece]:
    if len(html) > MAX_WITH_PICTURES or _length_without_data(html) > MAX_TEXT:
        raise UnreadableDocument(_("This is too much to paste at once. Paste it in parts."), "too-large")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    root = etree.fromstring(f"<body>{_UNPARSABLE.sub('', html)}</body>".encode(), parser)
    reader = HtmlReader(shelf, book)
    if root is not None:
        reader.read(root)
    return reader.pieces


def _length_without_data(html: str) -> int:
    pictures = re.finditer(r"data:image/[a-z+.-]+;base64,[A-Za-z0-9+/=\s]*", html)
    return len(html) - sum(len(picture[0]) for picture in pictures)


def _flattened(pieces: Iterable[Piece]) -> Iterable[Piece]:
    for piece in pieces:
        if isinstance(piece, Grid):
            rows = [[piece.caption], *piece.rows]
            for row in rows:
                text = " ".join(cell.replace("\n", " ") for cell in row if cell)
                yield from [Paragraph([Span(text)])] if text else []
        elif isinstance(piece, Paragraph):
            yield replace(piece, level=0, spans=_bold(piece.spans)) if piece.level else piece


def _bold(spans: list[Span]) -> list[Span]:
    return tidy(replace(span, style=replace(span.style, bold=True)) for span in spans)
