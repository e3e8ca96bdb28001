"""Tables as drawn become rows of text; tables drawn only to place pictures become what stands in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .pieces import Cell, Figure, Grid, Image, Paragraph, Piece, Table

if TYPE_CHECKING:
    from .losses import LossBook

MAX_COLUMNS = 64
_NUMBER = re.compile(r"^[¥￥$]?[-+−]?\d[\d,，. ]*[%％万亿元人份件个次]*$")


def shape_table(table: Table, book: LossBook) -> list[Piece]:
    if not any(table.rows):
        return []
    if _has_images(table):
        return _placed(table)
    if all(len(row) <= 1 for row in table.rows):
        return [piece for row in table.rows for cell in row for piece in _flat(cell)]
    return _as_grid(table, book)


def _has_images(table: Table) -> bool:
    return any(isinstance(piece, Image) for row in table.rows for cell in row for piece in cell.pieces)


def _flat(cell: Cell) -> list[Piece]:
    return [piece for piece in cell.pieces if not isinstance(piece, Paragraph) or piece.text]


def _placed(table: Table) -> list[Piece]:
    """Pictures side by side, with their captions in the same cells or in the row below."""
    pieces: list[Piece] = []
    rows = iter(range(len(table.rows)))
    for index in rows:
        row = table.rows[index]
        below = table.rows[index + 1] if index + 1 < len(table.rows) else []
        if _is_caption_row(row, below):
            next(rows)
            for cell, under in zip(row, below, strict=True):
                pieces += [*_flat(cell), *_as_captions(_flat(under))]
        else:
            pieces += [piece for cell in row for piece in _flat(cell)]
    return pieces


def _is_caption_row(row: list[Cell], below: list[Cell]) -> bool:
    if len(row) != len(below) or len(row) < 2:
        return False
    pictures = all(any(isinstance(piece, Image) for piece in cell.pieces) for cell in row)
    return pictures and all(isinstance(piece, Paragraph) for cell in below for piece in cell.pieces)


def _as_captions(pieces: list[Piece]) -> list[Piece]:
    for piece in pieces[:1]:
        if isinstance(piece, Paragraph):
            piece.role = "caption"
    return pieces


def _as_grid(table: Table, book: LossBook) -> list[Piece]:
    caption = table.caption
    rows = table.rows
    width = min(MAX_COLUMNS, max(sum(cell.columns for cell in row) for row in rows))
    if len(rows) > 2 and len(rows[0]) == 1 and rows[0][0].columns >= width > 1:
        caption = caption or _cell_text(rows[0][0], book, table.number)
        rows = rows[1:]
    depth = _header_depth(rows)
    grid = _expand(rows, width, depth, book, table.number)
    if depth > 1:
        book.note("merged-header", table.number, grid[0][0])
        grid = [_one_header(grid[:depth]), *grid[depth:]]
    grid = _without_empty(grid)
    if not grid:
        return []
    if len(grid[0]) == 1:
        return [piece for row in rows for cell in row for piece in _flat(cell)]
    header = depth > 1 or _is_header(table, rows[0], grid)
    return [Grid(rows=grid, header=header, caption=caption)]


def _header_depth(rows: list[list[Cell]]) -> int:
    """Two rows are one header where some cells of the first span both and others are parted below."""
    spanning = [cell.rows for cell in rows[0]]
    wide = any(cell.columns > 1 and cell.rows == 1 for cell in rows[0])
    return 2 if wide and 2 in spanning and max(spanning) == 2 and len(rows) > 2 else 1


def _expand(rows: list[list[Cell]], width: int, depth: int, book: LossBook, number: int) -> list[list[str]]:
    grid = [[""] * width for _ in rows]
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            if left >= width:
                break
            _put(grid, taken, (top, left), cell, _cell_text(cell, book, number), top < depth)
            if cell.rows > 1 and _NUMBER.match(grid[top][left]):
                book.note("merged-numbers", number, grid[top][left])
            left += cell.columns
    return grid


def _put(
    grid: list[list[str]],
    taken: set[tuple[int, int]],
    corner: tuple[int, int],
    cell: Cell,
    text: str,
    in_header: bool,
) -> None:
    """A label that spans rows holds for each of them; an amount would be counted twice, so it stands once."""
    top, left = corner
    for down in range(min(cell.rows, len(grid) - top)):
        for right in range(min(cell.columns, len(grid[0]) - left)):
            taken.add((top + down, left + right))
            repeated = not _NUMBER.match(text) and (right == 0 or in_header)
            if (down == 0 and right == 0) or repeated:
                grid[top + down][left + right] = text


def _one_header(rows: list[list[str]]) -> list[str]:
    header = []
    for column in zip(*rows, strict=True):
        words = list(dict.fromkeys(text for text in column if text))
        header.append("：".join(words))
    return header


def _without_empty(grid: list[list[str]]) -> list[list[str]]:
    rows = [row for row in grid if any(row)]
    kept = [index for index in range(len(rows[0])) if any(row[index] for row in rows)] if rows else []
    return [[row[index] for index in kept] for row in rows]


def _is_header(table: Table, first: list[Cell], grid: list[list[str]]) -> bool:
    if table.header is not None:
        return table.header
    names = grid[0]
    labels = all(names) and len(set(names)) == len(names) and not any(_NUMBER.match(name) for name in names)
    return len(grid) > 1 and labels and (all(cell.bold for cell in first) or max(map(len, names)) <= 20)


def _cell_text(cell: Cell, book: LossBook, number: int) -> str:
    texts = []
    for piece in cell.pieces:
        if isinstance(piece, Paragraph):
            texts.append(piece.text)
        elif isinstance(piece, Grid):
            book.note("nested-tables", number, piece.rows[0][0])
            texts += [" ".join(filter(None, row)) for row in piece.rows]
        elif isinstance(piece, Figure):
            texts.append(piece.caption)
    return "\n".join(filter(None, texts))
