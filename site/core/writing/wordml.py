"""Reads the body of a Word document into pieces: its containers, paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .inline import Span, merge, plain
from .pieces import Cell, ListMark, Paragraph, Table, unfold
from .runs import RunReader
from .styles import W, read_number, toggle, value, whole
from .tables import shape_table

if TYPE_CHECKING:
    from lxml import etree

    from .losses import LossBook
    from .package import Package
    from .pictures import PictureShelf
    from .pieces import Piece
    from .styles import Numbering, Styles, StyleSheetEntry

_CONTAINERS = {f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent")}
_ALIGNS = {"center": "center", "distribute": "center", "right": "right", "end": "right"}
_ROLES = {
    "title": "title",
    "subtitle": "subtitle",
    "caption": "caption",
    "题注": "caption",
    "quote": "quote",
    "intense quote": "quote",
}
_CENTERING_SPACES = 8  # half widths; an indent is four


@dataclass
class BodyReader:
    package: Package
    part: str
    styles: Styles
    numbering: Numbering
    shelf: PictureShelf
    book: LossBook
    notes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.number = 0
        self.fields: list[list[str]] = []  # open fields: code and phase
        self._carried: Paragraph | None = None

    def read(self, parent: etree._Element) -> list[Piece]:
        pieces: list[Piece] = []
        for element in parent:
            if element.tag == f"{W}p":
                pieces += self._paragraph(element)
            elif element.tag == f"{W}tbl":
                pieces += self._table(element)
            elif element.tag == f"{W}sdt":
                pieces += self._content_control(element)
            elif element.tag in _CONTAINERS:
                pieces += self.read(element)
            elif element.tag == f"{W}altChunk":
                self.book.note("document-parts", self.number)
        return pieces

    def rest(self) -> list[Piece]:
        """A last paragraph whose end is deleted has nothing to go on in."""
        return unfold(self._carried) if self._carried else []

    def _content_control(self, element: etree._Element) -> list[Piece]:
        gallery = value(element, "sdtPr/docPartObj/docPartGallery")
        if "contents" in gallery.lower():
            self.book.note("contents", self.number)
            return []
        content = element.find(f"{W}sdtContent")
        return [] if content is None else self.read(content)

    def _paragraph(self, element: etree._Element) -> list[Piece]:
        self.number += 1
        properties = element.find(f"{W}pPr")
        style = self.styles.get(value(properties, "pStyle"))
        if style.name.startswith("toc ") or style.name == "toc heading":
            self.book.note("contents", self.number)
            return []
        runs = RunReader(self, style.look.over(self.styles.base_look))
        runs.read(element)
        runs.finish()
        paragraph = self._shaped(runs, properties, style)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = paragraph  # its end is deleted: it goes on in the next paragraph
            return []
        return unfold(paragraph)

    def _shaped(
        self, runs: RunReader, properties: etree._Element | None, style: StyleSheetEntry
    ) -> Paragraph:
        paragraph = Paragraph(
            spans=merge(runs.spans),
            images=runs.images,
            level=_level(properties, style),
            role=_ROLES.get(style.name, ""),
            align=_align(properties, style, runs.spans),
            size=runs.size,
            number=self.number,
        )
        if self._carried:
            paragraph.spans = merge(self._carried.spans + paragraph.spans)
            paragraph.images = self._carried.images + paragraph.images
            self._carried = None
        if paragraph.text.strip():
            self._count(paragraph, properties, style)
        return paragraph

    def _count(self, paragraph: Paragraph, properties: etree._Element | None, style: StyleSheetEntry) -> None:
        numbering = read_number(properties) or style.number
        numbered = self.numbering.next(*numbering) if numbering else None
        if numbered is None:
            return
        if (numbered.bullet or numbered.plain) and not paragraph.level:
            paragraph.bullet = ListMark(not numbered.bullet, numbered.depth, numbered.number)
        elif numbered.label:
            space = "" if numbered.label[-1] in "、）)．：" else " "
            first = paragraph.spans[0].style if paragraph.spans else Span("").style
            paragraph.spans = merge([Span(numbered.label + space, first), *paragraph.spans])

    def _table(self, element: etree._Element) -> list[Piece]:
        number = self.number + 1
        elements = _own(element, "tr", "tbl")
        marked = bool(elements) and toggle(elements[0].find(f"{W}trPr"), "tblHeader")
        rows = _span_rows([self._row(row) for row in elements])
        return shape_table(Table(rows, header=True if marked else None, number=number), self.book)

    def _row(self, row: etree._Element) -> list[tuple[Cell, str]]:
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            self.book.note("deletions", self.number, "".join(row.itertext(f"{W}delText", f"{W}t")))
            return []
        skipped = min(64, whole(value(properties, "gridBefore")))
        cells = [(Cell([], columns=skipped), "")] if skipped > 0 else []
        return cells + [self._cell(element) for element in _own(row, "tc", "tr")]

    def _cell(self, element: etree._Element) -> tuple[Cell, str]:
        properties = element.find(f"{W}tcPr")
        pieces = self.read(element)
        bold = all(piece.is_bold for piece in pieces if isinstance(piece, Paragraph))
        columns = max(1, min(64, whole(value(properties, "gridSpan"), 1)))
        merged = properties.find(f"{W}vMerge") if properties is not None else None
        state = "" if merged is None else merged.get(f"{W}val", "continue")
        return Cell(pieces, columns=columns, bold=bold), state


def _own(parent: etree._Element, name: str, owner: str) -> list[etree._Element]:
    """Rows of this table, or cells of this row, but not those of a table within it."""
    found = parent.iter(f"{W}{name}")
    return [element for element in found if next(element.iterancestors(f"{W}{owner}"), None) is parent]


def _span_rows(rows: list[list[tuple[Cell, str]]]) -> list[list[Cell]]:
    """A cell that continues the one above makes that one span another row."""
    spanned: list[list[Cell]] = []
    open_cells: dict[int, Cell] = {}
    for row in filter(None, rows):
        kept: list[Cell] = []
        column = 0
        for cell, state in row:
            above = open_cells.get(column)
            if state == "continue" and above is not None:
                above.rows += 1
                above.pieces += [
                    piece for piece in cell.pieces if not isinstance(piece, Paragraph) or piece.text
                ]
            else:
                kept.append(cell)
                open_cells.pop(column, None)
                if state == "restart":
                    open_cells[column] = cell
            column += cell.columns
        spanned.append(kept)
    return spanned


def _level(properties: etree._Element | None, style: StyleSheetEntry) -> int:
    outline = value(properties, "outlineLvl")
    if outline:
        return whole(outline, 9) + 1 if whole(outline, 9) < 9 else 0
    return style.level


def _align(properties: etree._Element | None, style: StyleSheetEntry, spans: list[Span]) -> str:
    align = _ALIGNS.get(value(properties, "jc") or style.align, "")
    text = plain(spans)
    lead = text[: len(text) - len(text.lstrip())]
    width = sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in lead)
    if not align and text.strip() and width >= _CENTERING_SPACES:
        return "right" if width >= 3 * _CENTERING_SPACES else "center"
    return align
