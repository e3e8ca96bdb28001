"""The list of a form as a file. What looks like a formula to a spreadsheet is written as text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from core import tables
from core.typography import iso_minute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from intake.models import SignUp, SignUpPage

CSV, XLSX = "csv", "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def heads(page: SignUpPage) -> list[str]:
    return [
        _("Number"),
        pgettext("person", "Name"),
        _("Telephone"),
        _("Persons"),
        page.asks_for_note or _("Answer"),
        _("Signed up"),
        _("Version agreed to"),
        _("Cancelled"),
        _("Deleted on"),
    ]


def cells(row: SignUp) -> list[str]:
    cancelled = iso_minute(timezone.localtime(row.cancelled_at)) if row.cancelled_at else ""
    return [
        str(row.number),
        row.name,
        row.phone,
        str(row.persons),
        row.note,
        iso_minute(timezone.localtime(row.created_at)),
        row.approval,
        cancelled,
        row.delete_on.isoformat(),
    ]


def content(kind: str, page: SignUpPage, rows: Iterable[SignUp]) -> bytes:
    table = _table(page, rows)
    return tables.csv_file(table).encode() if kind == CSV else _xlsx(table)


def _table(page: SignUpPage, rows: Iterable[SignUp]) -> Iterator[list[str]]:
    yield heads(page)
    for row in rows:
        yield cells(row)


def _xlsx(table: Iterable[list[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Sign-ups")[:31])
    for line in table:
        sheet.append([_cell(sheet, tables.harmless(text)) for text in line])
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def _cell(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """Always text: a leading zero stays, nothing is a formula, a date or a number of fifteen digits."""
    cell = WriteOnlyCell(sheet)
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    return cell
