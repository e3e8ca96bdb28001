"""What an uploaded file is, by its content, and whether it may come in."""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath
from typing import IO

from django.utils.translation import gettext as _

from core import confined
from core.sniffing import sniff

MEGABYTE = 1024 * 1024
MAX_DOCUMENT = 50 * MEGABYTE
MAX_UNPACKED = 1024 * MEGABYTE
MAX_PART = 8 * MEGABYTE
EXTENSIONS = {
    "pdf": {"pdf"},
    "docx": {"docx"},
    "xlsx": {"xlsx"},
    "pptx": {"pptx"},
    "doc": {"doc"},
    "xls": {"xls"},
    "ppt": {"ppt"},
    "ofd": {"ofd"},
    "text": {"txt", "csv"},
}
_PACKED = {"docx", "xlsx", "pptx", "ofd"}
_PDF_SECONDS, _PDF_WITHIN = 15, 20
PDF_PAGES = Path(__file__).with_name("pdf_pages.py")


class Refused(Exception):  # noqa: N818 - what happened to the upload, as callers read it
    """An upload that may not come in; the message says why and what to do."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """`pages` is 0 where the format doesn't tell; `problem` is "", "encrypted" or "broken" (of a PDF)."""

    type: str
    size: int
    pages: int
    sha256: str
    sheets: int = 0
    problem: str = ""


def inspect_document(file: IO[bytes], name: str = "") -> DocumentFacts:
    """Raises Refused. The file is left at its beginning."""
    data = read_upload(file, MAX_DOCUMENT, _("The file is larger than 50 MB."))
    kind = sniff(data)
    if kind not in EXTENSIONS:
        raise Refused(_document_advice(kind), f"kind-{kind}")
    extension = extension_of(file, name)
    if extension not in EXTENSIONS[kind]:
        raise _wrong_extension(extension, min(EXTENSIONS[kind], key=len) if kind != "text" else "txt")
    problem = ""
    pages = sheets = 0
    if kind == "pdf":
        pages, problem = _pdf_pages(data)
    elif kind in _PACKED:
        pages, sheets = _packed_pages(data, kind)
    return DocumentFacts(
        type=extension if kind == "text" else kind,
        size=len(data),
        pages=pages,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=sheets,
        problem=problem,
    )


def read_upload(file: IO[bytes], limit: int, too_large: str) -> bytes:
    size = getattr(file, "size", None)
    if isinstance(size, int) and size > limit:
        raise Refused(too_large, "too-large")
    file.seek(0)
    data = file.read(limit + 1)
    file.seek(0)
    if len(data) > limit:
        raise Refused(too_large, "too-large")
    if not data:
        raise Refused(_("The file is empty."), "empty")
    return data


def extension_of(file: IO[bytes], name: str) -> str:
    return PurePath(name or str(getattr(file, "name", "") or "")).suffix.lower().lstrip(".")


def _wrong_extension(extension: str, right: str) -> Refused:
    message = _("The file's name ends in “.%(found)s”, but it is a .%(right)s file. Rename it and try again.")
    return Refused(message % {"found": extension, "right": right}, "extension")


def _document_advice(kind: str) -> str:
    if kind == "encrypted":
        return _("The file is protected by a password. Remove the password, save and try again.")
    if kind in ("ole", "rtf", "mhtml"):
        return _(
            "This is an old Word or WPS format. Open the file, choose “Save as” and .docx, .xlsx or .pdf, and try again."
        )
    if kind == "broken-zip":
        return _("The file is damaged. Open it, save it anew and try again.")
    if kind == "zip":
        return _(
            "Archives are not accepted, because nobody can see what is in them. Upload the files one by one."
        )
    if kind in ("html", "svg", "xml", "program"):
        return _("Files that could run in a reader's browser or on their machine are not accepted.")
    return _("This kind of file is not accepted. Use PDF, OFD, Word, Excel, PowerPoint, .txt or .csv.")


def _packed_pages(data: bytes, kind: str) -> tuple[int, int]:
    """Pages (of a text or of slides) and sheets, as the file itself tells them."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                raise Refused(_("The file unpacks to an unreasonable size and is not accepted."), "bomb")
            if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
                raise Refused(_("Files with macros are not accepted. Save it without macros."), "macros")
            return _told_pages(package, kind)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, RuntimeError, EOFError) as error:
        raise Refused(_document_advice("broken-zip"), "broken") from error


def _told_pages(package: zipfile.ZipFile, kind: str) -> tuple[int, int]:
    if kind == "xlsx":
        return 0, len(re.findall(rb"<(?:\w+:)?sheet\s", _part(package, "xl/workbook.xml")))
    if kind == "ofd":
        documents = [name for name in package.namelist() if re.fullmatch(r"[^/]+/Document\.xml", name)]
        return sum(len(re.findall(rb"<(?:\w+:)?Page\s", _part(package, name))) for name in documents[:50]), 0
    tag = rb"Slides" if kind == "pptx" else rb"Pages"
    match = re.search(rb"<(?:\w+:)?%s>(\d{1,5})</" % tag, _part(package, "docProps/app.xml"))
    return (int(match[1]) if match else 0), 0


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    if name not in package.namelist():
        return b""
    with package.open(name) as part:
        return part.read(MAX_PART)


def _pdf_pages(data: bytes) -> tuple[int, str]:
    """Counted by a process of its own: pdfium is not thread-safe, and the file is a stranger's."""
    try:
        answer = confined.run(PDF_PAGES, data=data, seconds=_PDF_SECONDS, within=_PDF_WITHIN).decode(
            errors="replace"
        )
    except confined.Failed:
        return 0, "broken"
    if answer.isdecimal():
        return int(answer), ""
    return 0, "encrypted" if answer == "encrypted" else "broken"
