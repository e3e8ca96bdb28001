"""A Word or WPS file becomes a draft: title, credits, blocks, pictures, and a list of what was lost."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from .blocks import RawBlock, to_blocks
from .captions import attach_captions
from .credits import CreditCollector, Credits, take_head_credits, take_tail_credits
from .headings import drop_blanket_bold, mark_headings
from .letterhead import drop_colophon, take_masthead
from .losses import Loss, LossBook
from .package import BROKEN, Package, UnreadableDocument, broken
from .pictures import Picture, PictureShelf
from .styles import Numbering, Styles, W
from .titles import drop_repetition, take_title
from .wordml import BodyReader

if TYPE_CHECKING:
    import datetime

    from lxml import etree

    from .pieces import Piece

logger = logging.getLogger(__name__)

__all__ = ["Picture", "UnreadableDocument", "WordDraft", "read_docx"]


@dataclass(frozen=True, slots=True)
class WordDraft:
    """`blocks` are raw StreamField values; a figure's `image` counts `pictures` (`blocks.with_images`)."""

    title: str
    blocks: list[RawBlock]
    pictures: tuple[Picture, ...]
    losses: tuple[Loss, ...]
    credits: Credits

    @property
    def published_hint(self) -> datetime.date | None:
        return self.credits.date


def read_docx(data: bytes) -> WordDraft:
    """Raises UnreadableDocument, and nothing else, where the file can't become a draft."""
    try:
        return _read(data)
    except UnreadableDocument:
        raise
    except BROKEN as error:
        raise broken() from error
    except Exception as error:
        # The file is a stranger's: whatever it breaks must end in a message, and be known to us.
        logger.exception("A Word file could not be read")
        raise broken() from error


def _read(data: bytes) -> WordDraft:
    package = Package(data)
    part = _main_part(package)
    document = package.xml(part)
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise broken()
    book = LossBook()
    shelf = PictureShelf(book)
    styles = Styles(_related(package, part, "styles"))
    numbering = Numbering(_related(package, part, "numbering"))
    reader = BodyReader(package, part, styles, numbering, shelf, book, _notes(package, part))
    pieces = reader.read(body) + reader.rest()
    _note_surroundings(package, part, book)
    return compose(pieces, shelf, book)


def compose(
    pieces: list[Piece], shelf: PictureShelf, book: LossBook, *, title: str = "", by_style: bool = True
) -> WordDraft:
    """`title` is one that is known already: then none is looked for, and only its repetition is dropped."""
    collector = CreditCollector()
    pieces = take_masthead(pieces, collector, book)
    title, pieces = (title, drop_repetition(title, pieces)) if title else take_title(pieces)
    pieces = drop_colophon(pieces, book)
    pieces = take_head_credits(pieces, collector)
    pieces = take_tail_credits(pieces, collector)
    pieces = attach_captions(pieces)
    pieces = drop_blanket_bold(pieces)
    mark_headings(pieces, by_style=by_style)
    blocks = to_blocks(pieces)
    if not title and not blocks:
        raise empty()
    return WordDraft(title, blocks, tuple(shelf.pictures), book.all(), collector.credits())


def empty() -> UnreadableDocument:
    return UnreadableDocument(_("There is no text in the file."), "no-text")


def _main_part(package: Package) -> str:
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and not relation.external:
            return relation.target
    return "word/document.xml"


def _related(package: Package, part: str, kind: str) -> etree._Element | None:
    for relation in package.relations(part).values():
        if relation.kind == kind and not relation.external:
            return package.xml(relation.target)
    return None


def _notes(package: Package, part: str) -> dict[str, str]:
    """The words of footnotes, endnotes and comments, by kind and id."""
    notes = {}
    for kind in ("footnote", "endnote", "comment"):
        root = _related(package, part, f"{kind}s")
        for element in root if root is not None else ():
            text = "".join(element.itertext(f"{W}t"))
            notes[f"{kind}:{element.get(f'{W}id')}"] = text
    return notes


def _note_surroundings(package: Package, part: str, book: LossBook) -> None:
    for text in _headers_and_footers(package, part):
        if re.search(r"[^\s\d第页共\-—–·/]", text):
            book.note("header-footer", 0, text)
    if any(name.endswith("vbaProject.bin") for name in package.names):
        book.note("macros")


def _headers_and_footers(package: Package, part: str) -> Iterator[str]:
    seen = set()
    for relation in package.relations(part).values():
        if relation.kind in ("header", "footer") and not relation.external and package.names:
            root = package.xml(relation.target)
            text = "".join(root.itertext(f"{W}t")) if root is not None else ""
            if text not in seen:
                seen.add(text)
                yield text
