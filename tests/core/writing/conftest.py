from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from PIL import Image

ALIGN = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def picture_file(color="navy", size=(64, 48), form="JPEG"):
    file = BytesIO()
    Image.new("RGB", size, color).save(file, form)
    file.seek(0)
    return file


class WordFile:
    """Writes a .docx as an editor would, and raw XML where an editor's program does."""

    def __init__(self):
        self.document = Document()
        self.extra: dict[str, bytes] = {}

    def paragraph(self, text="", *, align="", bold=False, size=0, style=None, face=""):
        paragraph = self.document.add_paragraph(style=style)
        if text:
            run = paragraph.add_run(text)
            run.bold = bold or None
            run.font.size = Pt(size) if size else None
            if face:
                run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
        if align:
            paragraph.alignment = ALIGN[align]
        return paragraph

    def paragraphs(self, *texts):
        for text in texts:
            self.paragraph(text)

    def xml(self, inner):
        """A paragraph with this inside."""
        element = parse_xml(f"<w:p {NAMESPACES}>{inner}</w:p>")
        self.document.element.body.insert(len(self.document.element.body) - 1, element)

    def body_xml(self, xml):
        element = parse_xml(xml.replace(">", f" {NAMESPACES}>", 1))
        self.document.element.body.insert(len(self.document.element.body) - 1, element)

    def numbered(self, text, *, kind="decimal", pattern="%1.", depth=0, number_id="77"):
        self._define_list(number_id, kind, pattern)
        self.xml(
            f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number_id}"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{text}</w:t></w:r>"
        )

    def _define_list(self, number_id, kind, pattern):
        numbering = self.document.part.numbering_part.element
        if any(number.numId == int(number_id) for number in numbering.num_lst):
            return
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{pattern.replace("%1", f"%{level + 1}")}"/></w:lvl>'
            for level in range(3)
        )
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number_id}">{levels}</w:abstractNum>'
        number = f'<w:num {nsdecls("w")} w:numId="{number_id}"><w:abstractNumId w:val="{number_id}"/></w:num>'
        numbering.insert(0, parse_xml(abstract))
        numbering.append(parse_xml(number))

    def picture(self, file=None, description=""):
        self.document.add_picture(file or picture_file())
        properties = self.document.paragraphs[-1]._element.find(f".//{qn('wp:docPr')}")
        if description:
            properties.set("descr", description)
        return self.document.paragraphs[-1]

    def table(self, *rows):
        table = self.document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        return table

    def part(self, name, data):
        self.extra[name] = data.encode() if isinstance(data, str) else data

    def bytes(self):
        file = BytesIO()
        self.document.save(file)
        if self.extra:
            with zipfile.ZipFile(file, "a") as package:
                for name, data in self.extra.items():
                    package.writestr(name, data)
        return file.getvalue()

    def replaced(self, part, change):
        """The file with one part rewritten."""
        result = BytesIO()
        with zipfile.ZipFile(BytesIO(self.bytes())) as source, zipfile.ZipFile(result, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                target.writestr(name, change(data) if name == part else data)
        return result.getvalue()


@pytest.fixture
def word():
    return WordFile()


@pytest.fixture
def make_picture():
    return picture_file
