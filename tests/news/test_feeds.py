from __future__ import annotations

import json
from datetime import date, datetime
from time import struct_time

import feedparser
import pytest
from wagtail.models import Site

from core.blocks import to_stream
from core.entries import ZONE
from core.models import SocietySettings
from tests.factories import gate
from tests.factories.core import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import (
    ColumnFactory,
    NewsFactory,
    NoticeFactory,
    TopicFactory,
    TopicPageFactory,
    body,
    published,
)

pytestmark = pytest.mark.django_db

XML = ["feed.atom", "rss.xml"]
ALL = [*XML, "feed.json"]


@pytest.fixture
def column():
    gate.save(SocietySettings(site=Site.objects.get(), name="沐宁市红十字会"))
    return ColumnFactory(title="工作动态", slug="news", summary="市红十字会的工作")


@pytest.fixture
def story(column, time_machine):
    time_machine.move_to(datetime(2026, 7, 2, 9, 10, tzinfo=ZONE), tick=False)
    return NewsFactory(
        parent=column, slug="a", title="水退之后", summary="十三天。", author="何以宁", topics=["rescue"]
    )


def parsed(client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    feed = feedparser.parse(response.content)
    assert feed.bozo is False
    return feed


def items(client, address: str) -> list[dict]:
    return json.loads(client.get(address).content)["items"]


@pytest.mark.parametrize(
    ("name", "kind", "version"),
    [
        ("feed.atom", "application/atom+xml; charset=utf-8", "atom10"),
        ("rss.xml", "application/rss+xml; charset=utf-8", "rss20"),
    ],
)
def test_feed_is_well_formed(client, story, name, kind, version):
    feed = parsed(client, f"/news/{name}")

    assert client.get(f"/news/{name}")["Content-Type"] == kind
    assert (feed.version, feed.feed.title) == (version, "工作动态 - 沐宁市红十字会")
    assert feed.feed.language == "zh-Hans" if version == "rss20" else True


@pytest.mark.parametrize("name", XML)
def test_feed_names_itself_and_its_page(client, story, name):
    links = {link.rel: link.href for link in parsed(client, f"/news/{name}").feed.links}

    assert links == {"self": f"http://localhost/news/{name}", "alternate": "http://localhost/news/"}


@pytest.mark.parametrize("name", XML)
def test_item_has_its_dates_text_and_author(client, story, name):
    (item,) = parsed(client, f"/news/{name}").entries

    assert (item.title, item.link, item.author) == ("水退之后", "http://localhost/news/a/", "何以宁")
    assert item.id == "tag:localhost,2026-07-02:/news/a/"
    assert item.published_parsed == struct_time((2026, 7, 2, 1, 10, 0, 3, 183, 0))
    assert "救援队员在驻地清点装备。" in item.content[0].value
    assert [tag.term for tag in item.tags] == ["应急救援"]


def test_json_feed_follows_its_specification(client, story):
    feed = json.loads(client.get("/news/feed.json").content)

    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "工作动态 - 沐宁市红十字会",
        "home_page_url": "http://localhost/news/",
        "feed_url": "http://localhost/news/feed.json",
        "description": "市红十字会的工作",
        "language": "zh-Hans",
        "authors": [{"name": "沐宁市红十字会"}],
        "items": [
            {
                "id": "tag:localhost,2026-07-02:/news/a/",
                "url": "http://localhost/news/a/",
                "title": "水退之后",
                "date_published": "2026-07-02T09:10:00+08:00",
                "date_modified": "2026-07-02T09:10:00+08:00",
                "content_html": feed["items"][0]["content_html"],
                "summary": "十三天。",
                "authors": [{"name": "何以宁"}],
                "tags": ["应急救援"],
            }
        ],
    }


def test_update_moves_the_date_of_the_update_only(client, story, time_machine):
    time_machine.move_to(datetime(2026, 7, 3, 8, tzinfo=ZONE), tick=False)
    published(story)

    (item,) = items(client, "/news/feed.json")

    assert (item["date_published"], item["date_modified"]) == (
        "2026-07-02T09:10:00+08:00",
        "2026-07-03T08:00:00+08:00",
    )
    assert parsed(client, "/news/feed.atom").feed.updated_parsed[:4] == (2026, 7, 3, 0)


def test_old_news_is_published_when_we_published_it(client, column, time_machine):
    time_machine.move_to(datetime(2026, 7, 2, 9, 10, tzinfo=ZONE), tick=False)
    NewsFactory(parent=column, original_published_on=date(2015, 3, 5))

    (item,) = items(client, "/news/feed.json")

    assert item["date_published"] == "2026-07-02T09:10:00+08:00"


def test_addresses_in_the_text_are_absolute(client, column):
    image, file = SiteImageFactory(), SiteDocumentFactory()
    blocks = [
        ("figure", {"image": image.pk, "caption": "图说", "credit": "", "alt": ""}),
        ("documents", {"title": "", "items": [{"document": file.pk, "title": ""}]}),
        ("rich_text", f'<p><a linktype="page" id="{column.pk}">栏目</a></p>'),
    ]
    NewsFactory(parent=column, body=to_stream(blocks))

    (item,) = items(client, "/news/feed.json")

    text = item["content_html"]
    assert 'href="http://localhost/news/"' in text
    assert 'src="http://localhost/media/renditions/' in text
    assert [piece for piece in ('="/', " /media") if piece in text] == []


@pytest.mark.parametrize("name", ALL)
def test_control_characters_are_left_out(client, column, name):
    NewsFactory(parent=column, slug="a", title="标题\x0b一", summary="摘\x01要", body=body("正\x08文\x1f"))

    if name == "feed.json":
        (item,) = items(client, f"/news/{name}")
        found = (item["title"], item["summary"], "正文" in item["content_html"])
    else:
        (item,) = parsed(client, f"/news/{name}").entries
        found = (item.title, item.summary, "正文" in item.content[0].value)

    assert found == ("标题一", "摘要", True)


@pytest.mark.parametrize("name", ALL)
def test_unchanged_feed_is_not_sent_again(client, story, name):
    first = client.get(f"/news/{name}")
    again = client.get(f"/news/{name}", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])

    story.unpublish()

    assert client.get(f"/news/{name}", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_withdrawal_is_not_hidden_by_a_date(client, story, time_machine):
    NewsFactory(parent=story.get_parent(), slug="b")
    modified = client.get("/news/feed.json")["Last-Modified"]
    story.unpublish()

    response = client.get("/news/feed.json", headers={"if-modified-since": modified})

    assert (response.status_code, len(json.loads(response.content)["items"])) == (200, 1)


def test_each_feed_follows_its_own_list(client, column):
    party = ColumnFactory(parent=column, title="党建", slug="party")
    NewsFactory(parent=party, title="党建新闻", topics=["rescue"])
    NoticeFactory(parent=ColumnFactory(slug="notices"), title="公告")
    TopicPageFactory(parent=column, slug="theme", title="专题", topic=TopicFactory(slug="rescue"))

    found = {
        path: {item["title"] for item in items(client, f"{path}feed.json")}
        for path in ("/", "/news/", "/news/party/", "/notices/", "/news/theme/")
    }

    assert found == {
        "/": {"党建新闻", "公告", "专题"},
        "/news/": {"党建新闻", "专题"},
        "/news/party/": {"党建新闻"},
        "/notices/": {"公告"},
        "/news/theme/": {"党建新闻"},
    }


def test_feed_holds_the_newest_only(client, column):
    for _ in range(21):
        NewsFactory(parent=column)

    assert len(items(client, "/news/feed.json")) == 20


def test_empty_feed_is_a_feed(client, column):
    assert (parsed(client, "/news/feed.atom").entries, items(client, "/news/feed.json")) == ([], [])


def test_page_names_its_feeds(client, column):
    page = client.get("/news/").content.decode()

    assert [name for name in ALL if page.count(f'href="/news/{name}"') == 2] == ALL


def test_home_page_names_the_feeds_of_everything(client, column):
    page = client.get("/").content.decode()

    assert [name for name in ALL if f'href="/{name}"' in page] == ALL


@pytest.mark.parametrize("address", ["/news/feed.xml", "/news/feed.atom/x", "/news/a/feed.atom", "/feed/"])
def test_other_addresses_are_no_feeds(client, story, address):
    assert client.get(address).status_code == 404
