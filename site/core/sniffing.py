"""Tells what a file is from what it contains; names and declared types prove nothing."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import filetype

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"<?php", b"\xca\xfe\xba\xbe")
_MARKUP = re.compile(
    rb"\s*<(?:!doctype|html|head|body|script|iframe|svg|meta|!--|\?xml|[a-z][\w:-]*[\s/>])", re.IGNORECASE
)
_PICTURES = {
    "image/jpeg": "jpeg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
    "image/heic": "heic",
    "image/heif": "heic",
    "image/avif": "avif",
}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


def sniff(data: bytes) -> str:
    """A short name such as "docx", "doc", "encrypted", "pdf", "jpeg", "html", "text" or "unknown"."""
    if not data:
        return "empty"
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(b"PK"):
        return _zip_kind(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PROGRAMS):
        return "program"
    return _picture_kind(data) or _text_kind(data) or _other_kind(data)


def _ole_kind(data: bytes) -> str:
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") + b"\0\0" in data:
            return kind
    return "ole"


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = {name.replace("\\", "/").lstrip("/") for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError):
        return "broken-zip"
    if "OFD.xml" in names:
        return "ofd"
    if "[Content_Types].xml" in names:
        for folder, kind in (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx")):
            if any(name.startswith(folder) for name in names):
                return kind
    return "zip"


def _picture_kind(data: bytes) -> str:
    if data[4:8] == b"ftyp":
        brands = {data[8:12], *(data[i : i + 4] for i in range(16, min(64, len(data)), 4))}
        if b"avif" in brands:
            return "avif"
        if brands & _HEIF_BRANDS:
            return "heic"
    kind = filetype.guess(data[:512])
    return _PICTURES.get(kind.mime, "") if kind else ""


def _text_kind(data: bytes) -> str:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    if _MARKUP.match(head):
        lowered = head.lower()
        if b"<svg" in lowered:
            return "svg"
        return "xml" if lowered.lstrip().startswith(b"<?xml") and b"<html" not in lowered else "html"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if b"mime-version:" in head[:1024].lower():
        return "mhtml"
    return ""


def _other_kind(data: bytes) -> str:
    if filetype.guess(data[:8192]) is None and is_text(data):
        return "text"
    return "unknown"


def is_text(data: bytes) -> bool:
    """UTF-8, UTF-16 with its mark, or GB18030, without control characters."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if marked else ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not re.search("[\x00-\x08\x0e-\x1a\x1c-\x1f]", text)
    return False
