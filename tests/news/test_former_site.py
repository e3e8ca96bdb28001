from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.news import ColumnFactory, NewsFactory, NoticeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def column(db):
    return ColumnFactory(slug="news")


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/html/2015/1.html", "/html/2015/1.html"),
        ("http://www.example.org/html/2015/1.html", "/html/2015/1.html?from=mail"),
        ("https://www.example.org/show.asp?id=12", "/show.asp?id=12"),
        ("/%E6%96%B0%E9%97%BB/1/", "/新闻/1/"),
    ],
)
def test_address_of_the_former_site_leads_to_the_page(client, column, address, asked):
    NewsFactory(parent=column, slug="flood", old_address=address)

    response = client.get(asked)

    assert (response.status_code, response["Location"]) == (301, "/news/flood/")


def test_notice_is_found_too_and_other_arguments_are_another_page(client, column):
    NoticeFactory(parent=column, slug="list", old_address="/show.asp?id=12")

    assert client.get("/show.asp?id=12")["Location"] == "/news/list/"
    assert client.get("/show.asp?id=13").status_code == 404


def test_draft_and_withdrawn_page_are_not_led_to(client, column):
    NewsFactory(parent=column, public=False, old_address="/draft.html")
    page = NewsFactory(parent=column, old_address="/gone.html")
    page.unpublish()

    assert [client.get(path).status_code for path in ("/draft.html", "/gone.html")] == [404, 404]


def test_what_stands_at_an_address_comes_first(client, column):
    NewsFactory(parent=column, old_address="/news/")
    NewsFactory(parent=column, old_address="http://www.example.org/")

    assert [client.get(path).status_code for path in ("/news/", "/")] == [200, 200]


@pytest.mark.sqlite
def test_it_is_looked_for_with_one_statement(client, column):
    NewsFactory(parent=column, old_address="/1.html")
    client.get("/1.html")

    with CaptureQueriesContext(connection) as queries:
        client.get("/1.html")

    assert sum("core_listing" in query["sql"] for query in queries) == 1
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {queries[-1]['sql']}")
        assert "SCAN" not in " ".join(str(row[-1]) for row in cursor.fetchall())
