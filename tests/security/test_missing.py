"""What is missing on the disk or in the database costs a reader a picture, never the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from wagtail.models import Page, Site

from core.blocks import to_stream
from core.models import (
    Generation,
    MediaUse,
    PublicEntry,
    ShownMedia,
    SiteDocument,
    SiteImage,
    SiteRendition,
    SocietySettings,
)
from disclosure.models import DisclosureAttachment
from home.models import Download
from news.models import NewsPage
from tests.factories import gate
from tests.factories.core import SiteImageFactory
from tests.factories.news import NewsFactory

pytestmark = pytest.mark.django_db


def statuses() -> dict[str, int]:
    client = Client(raise_request_exception=False)
    paths = list(PublicEntry.objects.values_list("path", flat=True))
    paths += ["/news/feed.atom", "/feed.json", "/sitemap.xml", "/search/?q=救援", "/nothing/", "/robots.txt"]
    return {path: client.get(path).status_code for path in paths}


def files_gone():
    for model in (SiteImage, SiteDocument, SiteRendition):
        for row in model.objects.all():
            Path(default_storage.path(row.file.name)).unlink()


def forget_what_was_seen():
    """Without these rows nothing keeps what the site itself would not delete."""
    MediaUse.objects.all().delete()
    ShownMedia.objects.all().delete()


def rows_gone():
    forget_what_was_seen()
    with gate.removed():
        for rows in (Download, DisclosureAttachment):
            rows.objects.all().delete()
        SiteDocument.objects.all().delete()
        SiteImage.objects.all().delete()


def renditions_gone():
    forget_what_was_seen()
    SiteRendition.objects.all().delete()


def settings_with_lost_logo():
    logo = SiteImageFactory()
    gate.save(SocietySettings(site=Site.objects.get(), name="沐宁市红十字会", logo=logo))
    forget_what_was_seen()
    SiteRendition.objects.filter(image=logo).delete()


def second_site():
    Site.objects.create(hostname="other.example", root_page=Page.objects.get(slug="news"))


def no_default_site():
    Site.objects.update(is_default_site=False)
    Generation.objects.all().delete()


@pytest.mark.parametrize(
    "happens",
    [files_gone, rows_gone, renditions_gone, settings_with_lost_logo, second_site, no_default_site],
    ids=lambda happens: happens.__name__,
)
def test_no_page_fails(whole_site, happens):
    picture, file = whole_site
    happens()
    assert {path: status for path, status in statuses().items() if status >= 500} == {}
    client = Client(raise_request_exception=False)
    for address in (f"/documents/{file.pk}/a.pdf", picture.file.url):
        assert client.get(address).status_code < 500


def test_no_site_at_all_is_no_error(whole_site):
    paths = list(PublicEntry.objects.values_list("path", flat=True))
    Site.objects.all().delete()
    client = Client(raise_request_exception=False)
    for path in [*paths, "/sitemap.xml", "/robots.txt", "/search/", "/search/?q=a", "/health/"]:
        assert client.get(path).status_code < 500, path
    assert not MediaUse.objects.exclude(owner__contains=":").exists()


EMPTY = [
    ("rich_text", ""),
    ("figure", {"image": None, "caption": "", "credit": "", "alt": ""}),
    ("gallery", {"title": "", "items": []}),
    ("key_figures", {"items": [], "source": "", "as_of": None}),
    ("documents", {"title": "", "items": [{"document": None, "title": ""}]}),
    ("documents", {"title": "", "items": [{"document": 999999, "title": ""}]}),
    ("callout", {"title": "", "text": ""}),
    ("video", {"url": "", "title": "", "poster": None}),
    ("quote", {"text": "", "attribution": ""}),
    ("heading", {"text": "", "level": "2"}),
    ("table", None),
    ("table", {"data": [[None, None]]}),
    ("table", {"data": []}),
    ("a block of former times", "x"),
    ("a block of former times", {"x": 1}),
]


@pytest.mark.parametrize("block", EMPTY, ids=lambda block: f"{block[0]} {block[1]}"[:40])
def test_empty_block_is_no_error(whole_site, block):
    page = NewsFactory(parent=Page.objects.get(slug="news"), slug="empty", public=False)
    page = NewsPage.objects.get(pk=page.pk)
    page.body = to_stream([("rich_text", "<p>words</p>")])
    gate.publish(page)
    kind, value = block
    stored = json.dumps([{"type": kind, "value": value, "id": "a"}])
    with gate.removed(), connection.cursor() as cursor:
        cursor.execute("UPDATE news_newspage SET body = %s WHERE page_ptr_id = %s", [stored, page.pk])
    client = Client(raise_request_exception=False)
    assert client.get("/news/empty/").status_code == 200
    assert client.get("/news/feed.json").status_code == 200
