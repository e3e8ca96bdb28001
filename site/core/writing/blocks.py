"""Raw values of StreamField blocks, from the pieces of a document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from .inline import one_line, render
from .lists import render_list, settle_lists
from .pieces import Figure, Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .pieces import Piece

RawBlock = dict[str, Any]


def heading(text: str, level: int) -> RawBlock:
    return {"type": "heading", "value": {"text": text, "level": "2" if level <= 2 else "3"}}


def rich_text(html: str) -> RawBlock:
    return {"type": "rich_text", "value": html}


def table(rows: list[list[str]], *, header: bool, caption: str = "") -> RawBlock:
    return {"type": "table", "value": {"caption": caption, "header": header, "rows": rows}}


def figure(image: int, *, caption: str = "", credit: str = "", alt: str = "") -> RawBlock:
    """`image` counts the draft's pictures until `with_images` puts keys in their place."""
    return {"type": "figure", "value": {"image": image, "caption": caption, "credit": credit, "alt": alt}}


def quote(text: str, attribution: str = "") -> RawBlock:
    return {"type": "quote", "value": {"text": text, "attribution": attribution}}


def with_images(blocks: Iterable[RawBlock], keys: Sequence[int | None]) -> list[RawBlock]:
    """The blocks with the keys of the images made from the draft's pictures; without a key, no figure."""
    placed: list[RawBlock] = []
    for block in blocks:
        if block["type"] != "figure":
            placed.append(block)
        elif (key := keys[block["value"]["image"]]) is not None:
            placed.append({**block, "value": {**block["value"], "image": key}})
    return placed


def to_blocks(pieces: Sequence[Piece]) -> list[RawBlock]:
    """Neighbouring paragraphs gather into one block of rich text."""
    blocks: list[RawBlock] = []
    pieces = [piece for piece in pieces if not (isinstance(piece, Figure) and piece.index is None)]
    for kind, run in groupby(settle_lists(pieces), key=_kind):
        members = list(run)
        if kind == "text":
            blocks.append(rich_text(to_html(members)))
        elif kind == "quote":
            blocks.append(quote("\n".join(_text(piece) for piece in members)))
        else:
            blocks += [block for piece in members if (block := _block(piece))]
    return blocks


def _kind(piece: Piece) -> str:
    if not isinstance(piece, Paragraph) or piece.level:
        return "other"
    return "quote" if piece.role == "quote" and not piece.bullet else "text"


def _text(piece: Piece) -> str:
    return piece.text if isinstance(piece, Paragraph) else ""


def _block(piece: Piece) -> RawBlock | None:
    if isinstance(piece, Paragraph):
        return heading(one_line(piece.text), piece.level)
    if isinstance(piece, Grid):
        return table(piece.rows, header=piece.header, caption=piece.caption)
    if isinstance(piece, Figure) and piece.index is not None:
        return figure(piece.index, caption=piece.caption, credit=piece.credit, alt=piece.alt)
    return None


def to_html(pieces: Iterable[Piece]) -> str:
    """Paragraphs and lists as rich text; headings and tables within it as plain paragraphs."""
    html = ""
    for in_list, run in groupby(
        pieces, key=lambda piece: isinstance(piece, Paragraph) and piece.bullet is not None
    ):
        members = [piece for piece in run if isinstance(piece, Paragraph)]
        html += (
            render_list(members) if in_list else "".join(f"<p>{render(piece.spans)}</p>" for piece in members)
        )
    return html
