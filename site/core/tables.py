"""Tables to download, as Excel and WPS read them: CSV in UTF-8 with a mark, cells that nothing computes."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Without it Excel takes UTF-8 for the code page of the computer.
BYTE_ORDER_MARK = "\ufeff"
# What Excel, WPS and LibreOffice read as the beginning of a formula, full-width forms included
# (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """A cell that no program calculates: an apostrophe before what begins like a formula."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def csv_lines(rows: Iterable[Iterable[str]]) -> str:
    """Rows as lines of CSV, for what is sent piece by piece."""
    output = io.StringIO(newline="")
    csv.writer(output).writerows([harmless(cell) for cell in row] for row in rows)
    return output.getvalue()


def csv_file(rows: Iterable[Iterable[str]]) -> str:
    """A whole file."""
    return BYTE_ORDER_MARK + csv_lines(rows)
