"""How many statements a reader costs when a process has nothing in memory."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation
from core.blocks import to_stream
from news.models.topics import TopicPick
from tests.factories.core import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import ColumnFactory, NewsFactory, NoticeFactory, TopicFactory, TopicPageFactory

pytestmark = pytest.mark.django_db
MOST = 12


def statements(client, address, *, known=False):
    """Of a process that knows nothing yet, or (`known`) of one that knows what all pages share."""
    client.get(address)
    if not known:
        generation.forget()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"][:120] for query in queries]


def rich_body(other):
    """A body with a picture, a file and a link to another page."""
    return to_stream(
        [
            ("rich_text", f'<p>见<a linktype="page" id="{other.pk}">另一篇</a>。</p>'),
            ("figure", {"image": SiteImageFactory().pk, "caption": "图", "credit": "", "alt": ""}),
            ("documents", {"title": "", "items": [{"document": SiteDocumentFactory().pk, "title": ""}]}),
        ]
    )


@pytest.mark.parametrize("count", [1, 3])
def test_article_with_everything_costs_at_most_twelve(client, count):
    column = ColumnFactory(slug="news")
    others = [NewsFactory(parent=column, topics=("rescue",)) for _ in range(count)]
    TopicPageFactory(parent=column)
    NewsFactory(
        parent=column,
        slug="whole",
        topics=("rescue", "blood"),
        lead_image=SiteImageFactory(),
        body=rich_body(others[0]),
    )

    found = statements(client, "/news/whole/")

    assert len(found) <= MOST, "\n".join(found)


@pytest.mark.parametrize("count", [1, 3])
def test_column_costs_at_most_twelve(client, count):
    column = ColumnFactory(slug="news")
    for _ in range(count):
        NewsFactory(parent=column, topics=("rescue",), lead_image=SiteImageFactory())
        ColumnFactory(parent=column)

    found = statements(client, "/news/")

    assert len(found) <= MOST, "\n".join(found)


@pytest.mark.parametrize("count", [1, 3])
def test_notice_costs_at_most_twelve(client, count):
    column = ColumnFactory(slug="notices")
    others = [NoticeFactory(parent=column) for _ in range(count)]
    NoticeFactory(parent=column, slug="whole", body=rich_body(others[0]))

    found = statements(client, "/notices/whole/")

    assert len(found) <= MOST, "\n".join(found)


@pytest.mark.parametrize("count", [1, 3])
def test_topic_page_costs_at_most_twelve_once_the_site_is_known(client, count):
    column = ColumnFactory(slug="news")
    others = [NewsFactory(parent=column, lead_image=SiteImageFactory()) for _ in range(count)]
    for _ in range(count):
        NewsFactory(parent=column, topics=("rescue",), lead_image=SiteImageFactory())
    TopicPageFactory(
        parent=column,
        slug="whole",
        topic=TopicFactory(),
        lead_image=SiteImageFactory(),
        body=rich_body(others[0]),
        related={"picks": [TopicPick(page=page) for page in others]},
    )

    found = statements(client, "/news/whole/", known=True)

    assert len(found) <= MOST, "\n".join(found)
