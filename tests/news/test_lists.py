from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from wagtail.models import PageViewRestriction

from core.entries import ZONE
from core.models import PublicEntry
from tests.factories import gate
from tests.factories.core import SiteImageFactory
from tests.factories.news import ColumnFactory, NewsFactory, NoticeFactory, TopicFactory, TopicPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def column():
    return ColumnFactory(title="新闻", slug="news")


def text(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def titles(client, address: str) -> list[str]:
    """The titles of the rows of a list, in their order."""
    found = re.findall(r'<p class="row__title"><a[^>]*>(.*?)</a>', text(client, address))
    return [re.sub(r"<[^>]*>", "", title) for title in found]


def dated(column, title: str, day: date, **values):
    return NewsFactory(parent=column, title=title, original_published_on=day, **values)


def test_list_is_newest_first_under_its_months(client, column):
    dated(column, "五月", date(2026, 5, 8))
    dated(column, "六月下旬", date(2026, 6, 29))
    dated(column, "六月上旬", date(2026, 6, 2))

    assert titles(client, "/news/") == ["六月下旬", "六月上旬", "五月"]
    assert text(client, "/news/").count('<h2 class="month__name">') == 2


def test_list_gathers_the_columns_below(client, column):
    party = ColumnFactory(parent=column, title="党建", slug="party")
    NewsFactory(parent=party, title="主题党日")
    NewsFactory(parent=column, title="要闻一则")

    assert titles(client, "/news/") == ["要闻一则", "主题党日"]
    assert titles(client, "/news/party/") == ["主题党日"]


@pytest.fixture
def mixed(column):
    party = ColumnFactory(parent=column, title="党建", slug="party")
    dated(party, "党建2025", date(2025, 6, 1), topics=["rescue"])
    dated(party, "党建2026", date(2026, 6, 1))
    dated(column, "救援2026", date(2026, 6, 2), topics=["rescue"])
    dated(column, "献血2026", date(2026, 5, 1), topics=["blood"])
    return column


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["救援2026", "党建2026", "献血2026", "党建2025"]),
        ("column=party", ["党建2026", "党建2025"]),
        ("topic=rescue", ["救援2026", "党建2025"]),
        ("year=2026", ["救援2026", "党建2026", "献血2026"]),
        ("year=2026&month=5", ["献血2026"]),
        ("month=6", ["救援2026", "党建2026"]),
        ("column=party&topic=rescue&year=2025", ["党建2025"]),
        ("column=party&topic=blood", []),
    ],
)
def test_filters_combine(client, mixed, query, expected):
    assert titles(client, f"/news/?{query}") == expected


@pytest.mark.parametrize(
    "query",
    [
        "column=nowhere&topic=nothing&year=1066&month=13",
        "year=abc&month=-1&page=0",
        "year=%00&topic=%27%22%3Cscript%3E&page=999999999999999999999",
        "year=٢٠٢٦&page=²",
        "topic=" + "x" * 5000,
        "year=2026&year=9999",
    ],
)
def test_filters_that_cannot_be_count_as_none(client, mixed, query):
    assert len(titles(client, f"/news/?{query}")) == 4


def test_filter_form_offers_only_what_finds_something(client, mixed):
    TopicFactory(slug="unused", name="没有内容的专题")

    page = text(client, "/news/?topic=rescue")

    assert "没有内容的专题" not in page
    assert '<option value="rescue" selected>应急救援</option>' in page
    assert '<option value="2025">' in page
    assert '<option value="2024">' not in page


def test_filter_that_finds_nothing_leads_on(client, mixed):
    page = text(client, "/news/?column=party&topic=blood&year=2025")

    assert '<a href="/news/">' in page
    assert "row__title" not in page


def many(column, count: int) -> None:
    """Entries in the list of a column, without the pages behind them."""
    from core.models import Listing

    base = PublicEntry.objects.get(path="/news/")
    moment = datetime(2026, 6, 1, tzinfo=ZONE)
    rows = [
        PublicEntry(
            site=base.site,
            language="zh-hans",
            path=f"/news/{n}/",
            key=f"x:{n}",
            owner=f"x:{n}",
            kind="news",
            object_id=n,
            depth=2,
            tree=f"{base.tree}{n:04}",
            title=f"新闻{n}",
            moment=moment + timedelta(minutes=n // 2),
            date=date(2026, 6, 1),
            updated=moment,
        )
        for n in range(count)
    ]
    made = PublicEntry.objects.bulk_create(rows)
    gate.seal(*[row.owner for row in rows])
    Listing.objects.bulk_create(
        Listing(list=f"section:{column.pk}", moment=entry.moment, entry=entry) for entry in made
    )


def test_pages_hold_every_entry_once(client, column):
    many(column, 45)

    pages = [titles(client, f"/news/?page={n}") for n in (1, 2, 3)]

    assert [len(page) for page in pages] == [20, 20, 5]
    assert [title for page in pages for title in page] == [f"新闻{n}" for n in reversed(range(45))]


def test_number_beyond_the_end_shows_the_last_page(client, column):
    many(column, 45)

    assert titles(client, "/news/?page=999") == titles(client, "/news/?page=3")


def test_pagination_keeps_the_filter(client, column):
    many(column, 45)

    page = text(client, "/news/?year=2026&page=2")

    assert 'href="/news/?year=2026&page=3" rel="next"' in page
    assert 'href="/news/?year=2026" rel="prev"' in page
    assert '<link rel="canonical" href="http://localhost/news/?year=2026&page=2">' in page


def test_last_page_reads_what_the_first_reads(column, statements):
    many(column, 2000)

    first = statements("/news/?year=2026", again=True)
    last = statements("/news/?year=2026&page=100", again=True)

    assert len(last) == len(first)


@pytest.mark.parametrize("address", ["/news/", "/news/feed.json", "/feed.json", "/news/theme/"])
def test_lists_hold_only_what_everybody_may_read(client, column, address):
    topic = TopicFactory(slug="rescue")
    TopicPageFactory(parent=column, slug="theme", title="专题", topic=topic)
    for title in ("公开的", "草稿的", "受限的", "撤下的"):
        page = NewsFactory(parent=column, title=title, topics=["rescue"], public=title != "草稿的")
        if title == "受限的":
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        if title == "撤下的":
            page.unpublish()

    found = text(client, address)

    seen = [title for title in ("公开的", "草稿的", "受限的", "撤下的") if title in found]
    assert seen == ["公开的"]


def test_pictures_lead_some_rows(client, column):
    image = SiteImageFactory()
    for _ in range(6):
        NewsFactory(parent=column, lead_image=image)

    assert text(client, "/news/").count("row__picture") == 2


def grow(column, count: int) -> None:
    image = SiteImageFactory()
    for n in range(count):
        NewsFactory(parent=column, topics=["rescue"], lead_image=image)
        NoticeFactory(parent=column, publicity=True, pinned_until=date(2999, 1, n + 1))


@pytest.mark.parametrize("address", ["/news/", "/news/?topic=rescue", "/news/feed.atom"])
def test_list_reads_as_much_for_three_as_for_one(column, statements, address):
    grow(column, 1)
    one = statements(address)
    grow(column, 2)
    three = statements(address)

    assert len(three) == len(one)


def test_list_stays_within_its_statements(client, column, django_assert_max_num_queries):
    grow(column, 3)
    client.get("/news/")

    with django_assert_max_num_queries(12):
        client.get("/news/")


@pytest.mark.parametrize("query", ["", "year=2026&month=6", "page=7", "topic=rescue", "column=party"])
def test_lists_are_ranges_of_an_index(column, statements, plans, query):
    party = ColumnFactory(parent=column, title="党建", slug="party")
    NewsFactory(parent=party, topics=["rescue"])
    many(column, 200)

    found = plans([sql for sql in statements(f"/news/?{query}") if "core_listing" in sql])

    steps = [line.split(" | ")[0] for line in found.splitlines()]
    assert [step for step in steps if step.startswith("SCAN core") or "B-TREE" in step] == []
    assert any("USING COVERING INDEX listing_order" in step for step in steps)


@pytest.mark.parametrize("address", ["/news/", "/news/a/", "/news/b/", "/news/theme/", "/news/feed.atom"])
def test_no_page_reads_a_table_of_entries_through(column, statements, plans, address):
    topic = TopicFactory(slug="rescue")
    NewsFactory(parent=column, slug="a", topics=["rescue"])
    NoticeFactory(parent=column, slug="b")
    TopicPageFactory(parent=column, slug="theme", topic=topic)
    many(column, 200)

    found = plans([sql for sql in statements(address) if "core_" in sql])

    assert [
        line for line in found.splitlines() if line.startswith(("SCAN core_publicentry", "SCAN core_listing"))
    ] == []
