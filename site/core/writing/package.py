"""Opens a Word file (a zip of XML parts) without trusting anything in it."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from django.utils.translation import gettext as _
from lxml import etree

from core.sniffing import sniff

MEGABYTE = 1024 * 1024
MAX_FILE = 50 * MEGABYTE
MAX_UNPACKED = 300 * MEGABYTE
MAX_XML = 24 * MEGABYTE
MAX_MEMBERS = 5000
# The "strict" variant of the format names its namespaces otherwise and is the same in everything read here.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    OSError,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class UnreadableDocument(Exception):  # noqa: N818 - says what the document is
    """A file that can't become a draft; the message says what to do."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


@dataclass(frozen=True, slots=True)
class Relation:
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file by name, and the relations between them."""

    def __init__(self, data: bytes) -> None:
        refuse_other_kinds(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            members = self._zip.infolist()
        except BROKEN as error:
            raise broken() from error
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
            raise UnreadableDocument(
                _("The file unpacks to an unreasonable size and was not opened."), "bomb"
            )
        if any(member.flag_bits & 1 for member in members):
            raise encrypted()
        self._names = {_normalized(member.filename): member for member in members}
        self._relations: dict[str, dict[str, Relation]] = {}

    @property
    def names(self) -> set[str]:
        return set(self._names)

    def read(self, name: str, limit: int) -> bytes | None:
        """A part's bytes; None where it is missing or larger than `limit`."""
        member = self._names.get(_normalized(name))
        if member is None or member.file_size > limit:
            return None
        try:
            with self._zip.open(member) as part:
                return part.read(limit + 1)[:limit]
        except BROKEN as error:
            raise broken() from error

    def xml(self, name: str) -> etree._Element | None:
        member = self._names.get(_normalized(name))
        if member is None:
            return None
        data = self.read(name, MAX_XML)
        if data is None:
            raise UnreadableDocument(_("The file holds too much text to be read as one article."), "too-long")
        return parse_xml(data)

    def relations(self, part: str) -> dict[str, Relation]:
        part = _normalized(part)
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relations[part] = {} if root is None else _read_relations(root, folder)
        return self._relations[part]


def _normalized(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/")


def _read_relations(root: etree._Element, folder: str) -> dict[str, Relation]:
    relations = {}
    for element in root:
        if not isinstance(element.tag, str):
            continue
        target = element.get("Target", "")
        external = element.get("TargetMode", "").lower() == "external"
        if not external:
            target = unquote(target) if target.startswith("/") else posixpath.join(folder, unquote(target))
            target = _normalized(target)
        relations[element.get("Id", "")] = Relation(
            element.get("Type", "").rpartition("/")[2], target, external
        )
    return relations


def parse_xml(data: bytes) -> etree._Element:
    """Parse without entities, network or recovery; a document type declaration has no place here."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken() from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableDocument(_("The file holds a document type declaration and was not opened."), "dtd")
    return root


def broken() -> UnreadableDocument:
    return UnreadableDocument(
        _("The file is damaged. Open it in Word or WPS, save it anew as .docx and try again."), "broken"
    )


def encrypted() -> UnreadableDocument:
    return UnreadableDocument(
        _("The file is protected by a password. Remove the password in Word or WPS, save and try again."),
        "encrypted",
    )


def refuse_other_kinds(data: bytes) -> None:
    if len(data) > MAX_FILE:
        raise UnreadableDocument(
            _("The file is larger than 50 MB. Compress its pictures and try again."), "too-large"
        )
    kind = sniff(data)
    if kind == "docx":
        return
    if kind == "encrypted":
        raise encrypted()
    if kind in ("broken-zip", "zip"):
        raise broken() if _was_word(data) else _other_kind()
    raise UnreadableDocument(_advice(kind), f"kind-{kind}")


def _was_word(data: bytes) -> bool:
    return bool(re.search(rb"word/|\[Content_Types\]", data))


def _other_kind() -> UnreadableDocument:
    return UnreadableDocument(_("This is not a Word file. Please choose a .docx file."), "kind-other")


def _advice(kind: str) -> str:
    if kind == "empty":
        return _("The file is empty.")
    if kind in ("doc", "ole", "rtf", "mhtml", "html"):
        return _(
            "This is an old Word or WPS file. Open it there, choose “Save as” and type .docx, then try again."
        )
    if kind == "pdf":
        return _(
            "This is a PDF. Please choose the Word file it was made from, or attach the PDF as a document."
        )
    if kind in ("xlsx", "xls", "pptx", "ppt"):
        return _("This is a spreadsheet or a presentation. Please choose a .docx file.")
    if kind == "text":
        return _("This is a plain text file. Copy its text and paste it into the article.")
    return _("This is not a Word file. Please choose a .docx file.")
