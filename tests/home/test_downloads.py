from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation
from home.models import Download
from tests.factories.core import SiteDocumentFactory
from tests.factories.visitors import DownloadsFactory

pytestmark = pytest.mark.django_db


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def rows(*groups):
    return [Download(group=g, document=SiteDocumentFactory(title=f"文件{n}"), note="2026年版") for n, g in enumerate(groups)]  # fmt: skip


def test_documents_stand_under_their_groups(client):
    DownloadsFactory(slug="files", related={"rows": rows("表格", "表格", "教材")})

    shown = re.sub(r"</?span[^>]*>", "", text(client, "/files/").split("<main")[1])

    assert (
        shown.index("表格")
        < shown.index("文件0")
        < shown.index("文件1")
        < shown.index("教材")
        < shown.index("文件2")
    )
    assert shown.count('class="attachments__title"') == 2
    assert "SHA-256" in shown
    assert "2026年版" in shown


def test_documents_of_a_draft_are_not_served(client):
    page = DownloadsFactory(slug="files", related={"rows": rows("表格")}, public=False)
    document = page.rows.get().document

    assert client.get("/files/").status_code == 404
    assert client.get(f"/documents/{document.pk}/file.pdf").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_statements_do_not_grow(client, count):
    DownloadsFactory(slug="files", related={"rows": rows(*["组"] * count)})
    generation.forget()

    with CaptureQueriesContext(connection) as queries:
        text(client, "/files/")

    assert len(queries) <= 9
