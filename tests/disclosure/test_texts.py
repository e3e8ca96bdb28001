"""The text of attachments: of public ones only, read once and within limits."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.core.files.base import ContentFile

from core.models import SiteDocument
from disclosure import text_of_file
from disclosure.models import AttachmentText
from home.demo import small_pdf
from tests.factories import disclosure as made

pytestmark = pytest.mark.django_db


def document(data: bytes, name="report.pdf", title="审计报告全文"):
    return SiteDocument.objects.create(
        title=title, file=ContentFile(data, name=name), type=name[-4:].strip(".")
    )


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "收支"
    book.active.append(["项目", "金额"])
    book.active.append(["救灾", 12.5])
    hidden = book.create_sheet("身份证号")
    hidden.append(["110101199001011234"])
    hidden.sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def page():
    file = document(small_pdf.write([["第一页的文字"], ["第二页的文字"]]))
    return made.DisclosureFactory(related={"attachments": made.attached(file)})


def address(page):
    return f"{page.url}text/{page.attachments.get().document_id}/"


def test_text_of_a_pdf_is_shown_page_by_page(client, page):
    html = client.get(address(page)).content.decode()

    assert html.index("第一页的文字") < html.index("第二页的文字")
    assert address(page) in client.get(page.url).content.decode()


def test_text_is_read_once(page):
    before = AttachmentText.objects.get()
    made.DisclosureFactory(related={"attachments": made.attached(before.document)})

    assert AttachmentText.objects.get().pk == before.pk


def test_sheet_is_a_table_and_a_hidden_one_is_not_shown(client):
    page = made.DisclosureFactory(related={"attachments": made.attached(document(workbook(), "a.xlsx"))})

    html = client.get(address(page)).content.decode()

    assert "<td>救灾</td><td>12.5</td>" in html
    assert "110101199001011234" not in html


@pytest.mark.parametrize("data", [b"%PDF-1.4 broken", b"", b"\x00" * 50])
def test_file_that_can_not_be_read_says_so(client, data):
    assert text_of_file.read("pdf", data) is None
    page = made.DisclosureFactory(related={"attachments": made.attached(document(b"%PDF-1.4 broken"))})

    assert client.get(address(page)).status_code == 200


@pytest.mark.parametrize("which", ["of a draft", "of another page", "no document", "of a withdrawn page"])
def test_only_attachments_of_the_public_page_have_a_text(client, page, which):
    pk = page.attachments.get().document_id
    if which == "of a draft":
        hidden = document(small_pdf.write([["不公开的文字"]]))
        draft = made.DisclosureFactory(public=False, related={"attachments": made.attached(hidden)})
        found = f"{made.catalogue().url}{draft.slug}/text/{hidden.pk}/"
    elif which == "of another page":
        found = f"{made.DisclosureFactory().url}text/{pk}/"
    elif which == "no document":
        found = f"{page.url}text/99999999999999999/"
    else:
        found = address(page)
        page.unpublish()

    assert client.get(found).status_code in (404, 410)
