"""A file or a pasted text as rows of cells."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from core import confined
from core.sniffing import sniff

MEGABYTE = 1024 * 1024
MAX_FILE = 10 * MEGABYTE
MAX_UNPACKED = 200 * MEGABYTE
MAX_ROWS = 20_000
SECONDS, WITHIN = 30, 40
READER = Path(__file__).with_name("reader.py")
CODECS = ("utf-8-sig", "gb18030")


class UnreadableList(ValueError):  # noqa: N818  what the file is
    """The message says what is wrong with the file and what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows[0]` is row 1 of the file."""

    name: str
    rows: list[list[str]]


def read_file(data: bytes, filename: str) -> list[Sheet]:
    """Raises UnreadableList."""
    if len(data) > MAX_FILE:
        raise UnreadableList(_("The file is larger than 10 MB. Divide the list and bring in the parts."))
    kind = sniff(data)
    if kind in ("xlsx", "xls"):
        found = _spreadsheet(data, kind)
    elif kind == "text" or (kind == "unknown" and filename.lower().endswith((".csv", ".txt"))):
        found = read_text(_decoded(data))
    else:
        raise UnreadableList(_advice(kind))
    return _within_limits(found)


def read_text(text: str) -> list[Sheet]:
    """Cells apart by tabs, as spreadsheets copy them, or by commas."""
    text = text.replace("\x00", "").lstrip("\ufeff")
    head = text[:20_000]
    separator = "\t" if "\t" in head else ";" if head.count(";") > head.count(",") else ","
    if separator == ",":
        text = text.replace("，", ",") if "," not in head else text
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise UnreadableList(
            _("The text can't be read as a table. Save it as .xlsx and try again.")
        ) from error
    return _within_limits([Sheet("", rows)])


def _decoded(data: bytes) -> str:
    """Excel and WPS save CSV in the Chinese code page unless told otherwise."""
    for codec in CODECS:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    raise UnreadableList(_("The characters of the file can't be read. Save it as .xlsx and try again."))


def _spreadsheet(data: bytes, kind: str) -> list[Sheet]:
    if kind == "xlsx":
        _refuse_bombs(data)
    try:
        answer = confined.run(READER, data=data, seconds=SECONDS, within=WITHIN)
        return [Sheet(found["name"], found["rows"]) for found in json.loads(answer)]
    except (confined.Failed, ValueError) as error:
        raise UnreadableList(_("The file is damaged. Open it, save it anew and try again.")) from error


def _refuse_bombs(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(member.file_size for member in package.infolist()) > MAX_UNPACKED:
            raise UnreadableList(_("The file unpacks to an unreasonable size and is not accepted."))


def _within_limits(sheets: list[Sheet]) -> list[Sheet]:
    if not any(any(row) for sheet in sheets for row in sheet.rows):
        raise UnreadableList(_("Nothing stands in it."))
    if sum(len(sheet.rows) for sheet in sheets) > MAX_ROWS:
        raise UnreadableList(_("The list has more than 20,000 rows. Divide it and bring in the parts."))
    return sheets


def _advice(kind: str) -> str:
    if kind == "encrypted":
        return _("The file is protected by a password. Remove the password, save and try again.")
    if kind == "empty":
        return _("The file is empty.")
    return _("Only .xlsx, .xls, .csv and .txt files are read. Save the list as one of them and try again.")
