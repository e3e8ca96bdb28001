"""What is not public to everybody is nowhere: no title, no word, no file."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.blocks import to_stream
from core.models import PublicEntry, SiteRendition
from news.models import NewsPage
from tests.factories import gate
from tests.factories.core import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import ColumnFactory, NewsFactory, NoticeFactory, TopicFactory

MARK = "密不可见"


def everywhere(client) -> dict[str, str]:
    """All that a stranger can ask for, by address."""
    paths = list(PublicEntry.objects.values_list("path", flat=True))
    paths += [f"{p}{name}" for p in paths for name in ("feed.atom", "rss.xml", "feed.json")]
    paths += [
        "/sitemap.xml",
        f"/search/?q={MARK}",
        f"/search/?q={MARK}&order=newest",
        "/news/?topic=rescue",
        "/nothing/",
    ]
    return {path: client.get(path).content.decode() for path in paths}


def draft(page):
    page.save_revision()


def withdraw(page):
    gate.publish(page)
    NewsPage.objects.get(pk=page.pk).unpublish()


def restrict(page):
    gate.publish(page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def restrict_above(page):
    gate.publish(page)
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="password", password="x")


def schedule(page):
    page.go_live_at = timezone.now() + timedelta(days=1)
    gate.publish(page)


def expire(page):
    page.expire_at = timezone.now() - timedelta(minutes=1)
    gate.publish(page)
    NewsPage.objects.filter(pk=page.pk).update(expire_at=page.expire_at, live=True)
    call_command("publish_scheduled", verbosity=0)


def delete(page):
    page.save_revision()
    Page.objects.get(pk=page.pk).delete()


def move_to_root(page):
    gate.publish(page)
    NewsPage.objects.get(pk=page.pk).move(Page.objects.get(depth=1), "last-child")


@pytest.mark.parametrize(
    "how", [draft, withdraw, restrict, restrict_above, schedule, expire, delete, move_to_root],
    ids=lambda how: how.__name__,
)  # fmt: skip
def test_what_is_not_public_is_nowhere(client, whole_site, how):
    picture, file = SiteImageFactory(title=MARK), SiteDocumentFactory(title=MARK)
    body = to_stream([("documents", {"title": MARK, "items": [{"document": file.pk, "title": MARK}]})])
    column = Page.objects.get(slug="news").specific
    if how is restrict_above:
        column = ColumnFactory(slug="closed", parent=column)
    page = NewsFactory(
        parent=column, slug="hidden", title=MARK, summary=MARK, body=body, lead_image=picture,
        topics=["rescue"], public=False,
    )  # fmt: skip
    news = NewsPage.objects.get(slug="first")
    news.body = to_stream([("rich_text", f'<p><a linktype="page" id="{page.pk}">there</a></p>')])
    gate.publish(news)
    page = NewsPage.objects.get(pk=page.pk)
    how(page)

    said = everywhere(client)
    said = {address: text for address, text in said.items() if "/search/" not in address}
    assert [address for address, text in said.items() if MARK in text or "/hidden/" in text] == []
    found = client.get(f"/search/?q={MARK}").content.decode()
    assert "/hidden/" not in found
    assert "<mark>" not in found
    for address in (
        "/news/hidden/",
        "/news/hidden/qr.png",
        "/news/hidden",
        "/news/closed/hidden/",
        "/hidden/",
    ):
        response = client.get(address)
        # A password is asked for without a word of what it opens.
        asks = how is restrict_above and address == "/news/closed/hidden/" and response.status_code == 200
        assert asks or response.status_code in (301, 302, 404), address
        assert MARK not in response.content.decode()
    assert client.get(f"/documents/{file.pk}/a.pdf").status_code == 404
    for rendition in SiteRendition.objects.filter(image=picture)[:2]:
        assert client.get(rendition.url).status_code == 404
    assert client.get(picture.file.url).status_code == 404


def test_draft_of_a_public_page_shows_nowhere(client, whole_site):
    page = NewsPage.objects.get(slug="first")
    page.title = page.summary = MARK
    page.save_revision()
    said = everywhere(client)
    assert [a for a, text in said.items() if MARK in text and "/search/" not in a] == []
    assert "/news/first/" not in said[f"/search/?q={MARK}"]


def test_persons_of_a_period_go_with_it(client, whole_site, time_machine):
    column = Page.objects.get(slug="news").specific
    file = SiteDocumentFactory()
    NoticeFactory(
        parent=column, slug="period", publicity=True,
        persons=to_stream([("rich_text", f'<p>{MARK}<a linktype="document" id="{file.pk}">名单</a></p>')]),
    )  # fmt: skip
    time_machine.move_to("2026-07-03 12:00:00+08:00")
    assert MARK in client.get("/news/period/").content.decode()
    time_machine.move_to("2026-07-08 00:00:01+08:00")
    said = everywhere(client)
    assert [a for a, text in said.items() if MARK in text and "/search/" not in a] == []
    assert "/news/period/" not in said[f"/search/?q={MARK}"]
    assert client.get(f"/documents/{file.pk}/a.pdf").status_code == 404
    client.cookies["sessionid"] = "stale"
    assert MARK not in client.get("/news/period/").content.decode()


def test_topic_that_was_renamed_is_told_by_its_new_name(client, whole_site):
    client.get("/news/")
    topic = TopicFactory()
    topic.name = "改名"
    gate.save(topic)
    assert "改名" in client.get("/news/").content.decode()
