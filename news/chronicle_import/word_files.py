"""Reads the text of a .docx: paragraphs and table rows, numbered together in document order."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from .lines import Line
from .sources import Row, Source, Table, UnreadableFile

_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_XML = 40 * 1024 * 1024
_MOST_PARTS = 5_000
_BODY = "word/document.xml"
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_MALFORMED = "Word 文件已损坏，无法读取。请用 Word 或 WPS 打开，另存为新的 .docx 后重新导入。"
_P, _TBL, _TR, _TC, _SDT, _SDT_CONTENT = (
    qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "sdt", "sdtContent")
)
_CONTAINERS = {_SDT, _SDT_CONTENT, qn("w:customXml"), qn("w:ins"), qn("w:moveTo")}
_LEFT_OUT = {
    qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:rubyPr"), qn("w:rt"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
}  # fmt: skip
_TEXT_OF = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_CHANGES = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))


def read_word(data: bytes) -> Source:
    _refuse_unsafe(data)
    try:
        document = Document(BytesIO(data))
        body = document.element.body
    except Exception as error:  # python-docx lets through whatever its parsers raise
        raise UnreadableFile(_MALFORMED) from error
    source = _Reader().read(body)
    source.tracked_changes = any(next(body.iter(tag), None) is not None for tag in _CHANGES)
    source.text_boxes = any(
        (node.text or "").strip() for box in body.iter(qn("w:txbxContent")) for node in box.iter(qn("w:t"))
    )
    return source


def _refuse_unsafe(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _refuse_bomb(parts)
            names = {part.filename for part in parts}
            _refuse_other_kinds(names)
            if any(part.flag_bits & 0x1 for part in parts):
                raise UnreadableFile("文件设有密码，无法读取。请取消密码后重新导入。")
            if b"<!DOCTYPE" in archive.read(_BODY)[:2_000]:
                raise UnreadableFile(_MALFORMED)
    except UnreadableFile:
        raise
    except Exception as error:  # zipfile and zlib raise many things on a broken archive
        raise UnreadableFile(_MALFORMED) from error


def _refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    markup = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if unpacked > _MOST_UNPACKED or markup > _MOST_XML or len(parts) > _MOST_PARTS:
        raise UnreadableFile("文件解压后过大，不像是大事记。请只保留文字，另存为新的 .docx 后重新导入。")


def _refuse_other_kinds(names: set[str]) -> None:
    if _BODY in names:
        return
    for marker, kind in (("xl/workbook.xml", "Excel 表格"), ("ppt/presentation.xml", "演示文稿")):
        if marker in names:
            raise UnreadableFile(f"这是{kind}，不能导入。请把内容复制到 Word，存为 .docx 后重新导入。")
    raise UnreadableFile("这是压缩包，不是 Word 文件。请解压后选择其中的 .docx 或 .txt。")


class _Reader:
    def __init__(self) -> None:
        self.number = 0
        self.tables = 0
        self.source = Source()

    def read(self, body: Any) -> Source:
        for block in _blocks(body):
            if block.tag == _P:
                self.number += 1
                self.lines().extend(self.paragraph(block))
            else:
                self.table(block)
        return self.source

    def lines(self) -> list[Line]:
        parts = self.source.parts
        if not parts or not isinstance(parts[-1], list):
            parts.append([])
        last = parts[-1]
        return last if isinstance(last, list) else []

    def paragraph(self, paragraph: Any) -> Iterator[Line]:
        """One line, or several where the writer broke lines inside the paragraph."""
        listed = next(paragraph.iter(qn("w:numPr")), None) is not None
        for position, text in enumerate(_text(paragraph).split("\n")):
            yield Line(
                self.number,
                _indented(paragraph, text) if position == 0 else text,
                f"第{self.number}段",
                listed=listed and position == 0 and bool(text.strip()),
            )

    def table(self, table: Any) -> None:
        self.tables += 1
        rows = []
        for position, row in enumerate(_inside(table, _TR), start=1):
            self.number += 1
            cells = tuple(_cells(row))
            rows.append(Row(self.number, f"表格{self.tables}第{position}行", cells))
        if rows and all(len(row.cells) <= 1 for row in rows):
            for row in rows:  # a frame around text
                pieces = (row.cells[0] if row.cells else "").split("\n")
                self.lines().extend(Line(row.number, piece, row.where) for piece in pieces)
        elif rows:
            self.source.parts.append(Table(rows))


def _blocks(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _blocks(child)


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _inside(child, tag)


def _cells(row: Any) -> Iterator[str]:
    """One text per grid column: a cell that spans others comes first, then empty ones."""
    for cell in _inside(row, _TC):
        properties = cell.tcPr
        merge = properties.find(qn("w:vMerge")) if properties is not None else None
        continues = merge is not None and merge.get(qn("w:val")) in (None, "continue")
        span = properties.find(qn("w:gridSpan")) if properties is not None else None
        width = int(span.get(qn("w:val"), "1")) if span is not None else 1
        yield "" if continues else "\n".join(_text(paragraph) for paragraph in cell.iter(_P)).strip()
        yield from [""] * min(max(width - 1, 0), 60)


def _text(node: Any) -> str:
    return _INVISIBLE.sub("", "".join(_pieces(node)))


def _pieces(node: Any) -> Iterator[str]:
    for child in node:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _TEXT_OF:
            yield _TEXT_OF[child.tag]
        elif child.tag not in _LEFT_OUT and child.tag != qn("w:pPr"):
            yield from _pieces(child)


def _indented(paragraph: Any, text: str) -> str:
    """The first-line indent of the paragraph's format, as spaces."""
    indent = next(paragraph.iter(qn("w:ind")), None)
    if indent is None:
        return text
    characters = indent.get(qn("w:firstLineChars"))
    twips = indent.get(qn("w:firstLine"))
    wide = (characters or "0").isdigit() and int(characters or 0) > 0
    return f"\u3000\u3000{text}" if wide or ((twips or "").isdigit() and int(twips or 0) > 0) else text
