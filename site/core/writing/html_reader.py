"""Walks through HTML and hands out paragraphs, pictures and tables, without any trust in how it is nested."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from .html_styles import bullet_of_word, declarations, read_alignment, read_style
from .inline import HAN, PICTURE, Span, Style, merge
from .pictures import Shown, describe
from .pieces import Cell, Image, ListMark, Paragraph, Table, unfold
from .styles import whole
from .tables import shape_table

if TYPE_CHECKING:
    from .losses import LossBook
    from .pictures import PictureShelf
    from .pieces import Piece

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
_SILENT_NAMES = (
    "head title style script link meta xml svg canvas button input select option textarea template noscript"
    " rt rp map"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SILENT = frozenset(_SILENT_NAMES.split())
_LOST = {
    "iframe": "media",
    "video": "media",
    "audio": "media",
    "mpvoice": "media",
    "mp-common-videosnap": "media",
    "object": "objects",
    "embed": "objects",
    "math": "equations",
    "del": "deletions",
}
_NOTED = {"ins": "insertions", "s": "strike", "strike": "strike"}
_WORD_CLASSES = {"msotitle": 1, "msosubtitle": 0}


@dataclass
class _Open:
    """What an open element says about the text in it."""

    tag: str
    style: Style
    align: str = ""
    level: int = 0
    role: str = ""
    bullet: ListMark | None = None


@dataclass
class _OpenTable:
    table: Table
    headed: list[bool] = field(default_factory=list)


@dataclass
class _OpenList:
    ordered: bool
    next: int = 1


class HtmlReader:
    def __init__(self, shelf: PictureShelf, book: LossBook) -> None:
        self.shelf = shelf
        self.book = book
        self.pieces: list[Piece] = []
        self._sinks: list[list[Piece]] = [self.pieces]
        self._tables: list[_OpenTable] = []
        self._lists: list[_OpenList] = []
        self._open: list[_Open] = [_Open("", Style())]
        self._spans: list[Span] = []
        self._images: list[Image] = []
        self._number = 0

    def read(self, root: etree._Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if self._is_skipped(element):
                    walk.skip_subtree()
                    self._open.append(replace(self._open[-1], tag="", bullet=None))
                else:
                    self._start(element)
                    self._text(element.text)
                continue
            if event == "end":
                self._end(self._open.pop())
            self._text(element.tail)
        self._flush()

    def _is_skipped(self, element: etree._Element) -> bool:
        tag = _tag(element)
        style = declarations(element)
        code = _LOST.get(tag, "")
        if style.get("display") == "none" or style.get("mso-hide") == "all":
            code = "hidden-text" if "".join(element.itertext()).strip() else ""
        elif style.get("mso-element") in ("comment-list", "comment"):
            code = "comments"
        elif style.get("mso-element") in ("footnote-list", "endnote-list"):
            code = "footnotes"
        elif element.get("class", "").lower().startswith("msotoc"):
            code = "contents"
        elif style.get("mso-list") == "ignore":
            return True
        elif not code:
            return tag in _SILENT
        if code:
            self.book.note(code, self._number + 1, "".join(element.itertext()))
        return True

    def _start(self, element: etree._Element) -> None:
        tag = _tag(element)
        if tag in _NOTED and "".join(element.itertext()).strip():
            self.book.note(_NOTED[tag], self._number + 1, "".join(element.itertext()))
        if tag in _BLOCKS:
            self._flush()
        outer = self._open[-1]
        style, refused = read_style(element, tag, outer.style)
        if refused:
            self.book.note("links", self._number + 1, refused)
        opened = _Open(
            tag, style, read_alignment(element) or outer.align, outer.level, outer.role, outer.bullet
        )
        self._open.append(opened)
        self._shape(element, tag, opened)

    def _shape(self, element: etree._Element, tag: str, opened: _Open) -> None:
        if re.fullmatch("h[1-6]", tag):
            opened.level, opened.bullet = (2 if tag in ("h1", "h2") else 3), None
        elif tag in ("ul", "ol"):
            self._lists.append(_OpenList(tag == "ol", whole(element.get("start"), 1)))
            opened.bullet = None
        elif tag == "li":
            opened.bullet = self._item()
        elif tag == "p":
            opened.role = "caption" if element.get("class", "").lower() == "msocaption" else opened.role
            word = bullet_of_word(element)
            if word:
                opened.bullet = word.mark
                self._spans += [Span(word.label, opened.style)] if word.label else []
        elif tag == "figcaption":
            opened.role = "caption"
        elif tag == "br":
            self._spans.append(Span("\n", opened.style))
        elif tag == "img":
            self._image(element)
        elif tag in ("table", "tr", "td", "th", "caption"):
            self._start_table(element, tag, opened)

    def _item(self) -> ListMark:
        if not self._lists:
            return ListMark(ordered=False)
        current = self._lists[-1]
        mark = ListMark(current.ordered, len(self._lists) - 1, current.next)
        current.next += 1
        return mark

    def _start_table(self, element: etree._Element, tag: str, opened: _Open) -> None:
        opened.level, opened.bullet = 0, None
        if tag == "table":
            self._tables.append(_OpenTable(Table([], number=self._number + 1)))
        elif not self._tables:
            return
        elif tag == "tr":
            self._tables[-1].table.rows.append([])
            self._tables[-1].headed.append(True)
        elif tag == "caption":
            self._sinks.append([])
        else:
            self._start_cell(element, tag)

    def _start_cell(self, element: etree._Element, tag: str) -> None:
        open_table = self._tables[-1]
        if not open_table.table.rows:
            open_table.table.rows.append([])
            open_table.headed.append(True)
        columns = max(1, min(64, whole(element.get("colspan"), 1)))
        rows = max(1, min(200, whole(element.get("rowspan"), 1)))
        cell = Cell([], columns=columns, rows=rows)
        open_table.table.rows[-1].append(cell)
        open_table.headed[-1] &= tag == "th"
        self._sinks.append(cell.pieces)

    def _end(self, closed: _Open) -> None:
        if closed.tag not in _BLOCKS:
            return
        self._open.append(closed)
        self._flush()
        self._open.pop()
        if closed.tag in ("ul", "ol"):
            self._lists.pop()
        elif self._tables and closed.tag in ("td", "th", "caption"):
            self._end_cell(closed.tag)
        elif self._tables and closed.tag == "table":
            self._end_table()

    def _end_cell(self, tag: str) -> None:
        pieces = self._sinks.pop()
        open_table = self._tables[-1]
        words = [piece for piece in pieces if isinstance(piece, Paragraph)]
        if tag == "caption":
            open_table.table.caption = " ".join(piece.text.replace("\n", " ") for piece in words)
        else:
            open_table.table.rows[-1][-1].bold = all(piece.is_bold for piece in words)

    def _end_table(self) -> None:
        closed = self._tables.pop()
        rows = [(row, headed) for row, headed in zip(closed.table.rows, closed.headed, strict=True) if row]
        closed.table.rows = [row for row, _ in rows]
        closed.table.header = True if rows and rows[0][1] else None
        self._sinks[-1] += shape_table(closed.table, self.book)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        text = text.replace(PICTURE, "")
        # Word breaks its HTML in the midst of Chinese text; elsewhere a line's end is a space.
        text = re.sub(rf"(?<=[{HAN}，。、；：])[ \t]*[\r\n]+[ \t]*(?=[{HAN}])", "", text)
        self._spans.append(Span(re.sub(r"[ \t\r\n\f]+", " ", text), self._open[-1].style))

    def _image(self, element: etree._Element) -> None:
        address = element.get("src") or element.get("data-src") or ""
        alt = describe(element.get("alt", ""))
        match = re.match(r"data:image/(?:png|jpe?g|gif|webp|bmp);base64,", address)
        if not match:
            self.book.note("picture-missing", self._number + 1, alt)
            self._place(Image(None, alt))
            return
        try:
            data = base64.b64decode(re.sub(r"\s", "", address[match.end() :]), validate=True)
        except (binascii.Error, ValueError):
            self.book.note("picture-broken", self._number + 1, alt)
            return
        index = self.shelf.add_bytes(data, "", Shown(), self._number + 1)
        if index is not None:
            self._place(Image(index, alt))

    def _place(self, image: Image) -> None:
        self._images.append(image)
        self._spans.append(Span(PICTURE))

    def _flush(self) -> None:
        spans, images = merge(self._spans), self._images
        self._spans, self._images = [], []
        opened = self._open[-1]
        paragraph = Paragraph(
            spans, opened.level, opened.role, opened.align, bullet=opened.bullet, images=images
        )
        pieces = unfold(paragraph)
        if not pieces:
            return
        self._number += 1
        for piece in pieces:
            if isinstance(piece, Paragraph):
                piece.number = self._number
        self._sinks[-1] += self._within_item(pieces, opened)

    def _within_item(self, pieces: list[Piece], opened: _Open) -> list[Piece]:
        """A second paragraph in a list item is another line of it."""
        last = self._sinks[-1][-1] if self._sinks[-1] else None
        first = pieces[0]
        same = opened.bullet is not None and isinstance(last, Paragraph) and last.bullet is opened.bullet
        if same and isinstance(last, Paragraph) and isinstance(first, Paragraph):
            last.spans = merge([*last.spans, Span("\n"), *first.spans])
            return pieces[1:]
        return pieces


def _tag(element: etree._Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""
