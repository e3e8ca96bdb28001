from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from PIL import Image
from wagtail.models import Site

from approval.enums import Role
from core.models import SocietySettings
from tests.factories import approval as made
from tests.factories import gate
from tests.factories.news import ColumnFactory


def word_file(*parts) -> bytes:
    """A .docx: the first text centred as its title; bytes are pictures, lists are rows of a table."""
    document = Document()
    for number, part in enumerate(parts):
        if isinstance(part, bytes):
            document.add_picture(BytesIO(part))
        elif isinstance(part, list):
            table = document.add_table(len(part), len(part[0]))
            for row, texts in zip(table.rows, part, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        else:
            paragraph = document.add_paragraph(part)
            if number == 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def picture(colour=(17, 74, 92), size=(320, 200)) -> bytes:
    output = BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "Phone 12"
    Image.new("RGB", size, colour).save(output, "JPEG", exif=exif)
    return output.getvalue()


@pytest.fixture
def desk(db):
    """An editor at the desk: `post` hands something in, `column` is where it goes."""
    home = made.home()
    gate.save(SocietySettings(site=Site.objects.get(is_default_site=True), name="沐宁市红十字会"))
    column = ColumnFactory(parent=home, title="工作动态", slug="updates")
    editor = made.person(Role.EDITOR)
    client = Client()
    client.force_login(editor)

    def post(headers=None, **values):
        values = {"column": column.pk, "genre": "", "title": "", "text": ""} | values
        for name, file_name in (("file", "稿件.docx"), ("markup", "text.html")):
            if isinstance(values.get(name), bytes):
                values[name] = SimpleUploadedFile(file_name, values[name])
        return client.post("/admin/writing/", values, headers=headers, follow=headers is None)

    return SimpleNamespace(post=post, column=column, editor=editor, client=client, home=home)
