"""Reads a file from standard input and writes its text as JSON: [["name of the sheet or empty", "text"], …].

A program for `core.confined`. Writes "null" for what it cannot read.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator

# What a reader of a preview takes in; the file itself has the rest.
MOST_PARTS = 300
MOST_SIGNS = 400_000
MOST_ROWS = 2_000
Part = tuple[str, str]


def pdf(data: bytes) -> Iterator[Part]:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            yield "", page.get_textpage().get_text_bounded().replace("\r\n", "\n").strip()


def docx(data: bytes) -> Iterator[Part]:
    import docx as word

    lines = []
    for block in word.Document(io.BytesIO(data)).iter_inner_content():
        if hasattr(block, "rows"):
            lines += ["\t".join(cell.text.strip() for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text.strip())
    yield "", "\n".join(line for line in lines if line)


def xlsx(data: bytes) -> Iterator[Part]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        # A sheet that was hidden was not meant to be read.
        if sheet.sheet_state != "visible":
            continue
        lines = []
        for row in sheet.iter_rows(values_only=True, max_row=MOST_ROWS):
            lines.append("\t".join("" if cell is None else str(cell) for cell in row).rstrip())
        yield sheet.title, "\n".join(line for line in lines if line)


def plain(data: bytes) -> Iterator[Part]:
    import charset_normalizer

    yield "", str(charset_normalizer.from_bytes(data).best() or "").strip()


READERS = {"pdf": pdf, "docx": docx, "xlsx": xlsx, "txt": plain, "csv": plain}


def read(kind: str, data: bytes) -> dict[str, object] | None:
    """The parts up to what is kept, and whether the file goes on behind them; None for what can't be read."""
    parts: list[Part] = []
    room, is_cut = MOST_SIGNS, False
    try:
        for name, text in READERS[kind](data):
            if len(parts) >= MOST_PARTS or room <= 0:
                is_cut = True
                break
            is_cut = is_cut or len(text) > room
            parts.append((name, text[:room]))
            room -= len(text)
    except Exception:  # whatever a reader stumbles over: the file can still be downloaded
        return None
    return {"parts": parts, "is_cut": is_cut}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(read(sys.argv[1], sys.stdin.buffer.read())))
