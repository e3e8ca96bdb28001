"""Reads a spreadsheet from standard input and writes its sheets as JSON: [{"name", "rows": [[cell]]}].

A program for `core.confined`.
"""

from __future__ import annotations

import datetime
import io
import json
import sys

MOST_ROWS = 20_001
MOST_COLUMNS = 60
# From here on a spreadsheet has lost digits of a number: identity cards, accounts.
UNSURE = 10**15


def cell(value: object) -> str:
    """A cell as text. A number too long for a spreadsheet keeps the look that says so: 1.23E+17."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        if abs(value) >= UNSURE:
            return f"{value:.4E}"
        return str(int(value)) if float(value).is_integer() else repr(round(value, 6))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value).strip()


def sheets(data: bytes) -> list[dict]:
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = []
    for meta in book.sheets_metadata:
        if meta.visible != SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        first, left = sheet.start or (0, 0)
        # Rows and columns are told as the person sees them in the file.
        rows: list[list[str]] = [[] for _ in range(first)]
        for row in sheet.to_python(skip_empty_area=True, nrows=MOST_ROWS):
            rows.append([""] * left + [cell(value) for value in row[:MOST_COLUMNS]])
        found.append({"name": meta.name, "rows": rows})
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(sheets(sys.stdin.buffer.read())))
