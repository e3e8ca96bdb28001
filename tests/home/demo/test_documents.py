from __future__ import annotations

import io

import docx
import openpyxl
import pypdfium2
import pytest

from home.demo.documents import DOCUMENTS


@pytest.mark.parametrize("key", list(DOCUMENTS))
def test_documents_are_small_and_the_same_each_time(key):
    document = DOCUMENTS[key]
    assert 1000 < len(document.content()) < 100_000
    assert document.content() == document.content()


def test_sheet_holds_numbers_as_numbers():
    book = openpyxl.load_workbook(io.BytesIO(DOCUMENTS["ledger-2026-10"].content()))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0][0] == "2026年1—10月捐赠收支表"
    assert rows[7] == ("合计", 9684215.36, 2841500, 12525715.36, 12318642.5, 1062380.42, 1269453.28)


def test_form_has_a_line_for_every_answer():
    form = docx.Document(io.BytesIO(DOCUMENTS["course-form"].content()))
    assert form.paragraphs[0].text == "救护培训报名表"
    assert [row.cells[0].text for row in form.tables[0].rows][:3] == ["姓名", "性别", "出生年月"]


def test_pdf_can_be_searched():
    with pypdfium2.PdfDocument(DOCUMENTS["annual-ledger-2025"].content()) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "捐款 8,912,306.70" in text
    assert "1,062,380.42" in text
