from __future__ import annotations

import json
import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import generation
from news.models import CoveragePage
from tests.factories.visitors import CoverageFactory, CoverageIndexFactory

pytestmark = pytest.mark.django_db


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def titles(html):
    return [re.sub(r"<[^>]*>", "", row) for row in re.findall(r'row__title"><a[^>]*>(.*?)</a>', html)]


def picks(html):
    return re.findall(r'<a href="([^"]*)"(?: aria-current="page")?>([^<]*) <small>(\d+)</small>', html)


@pytest.fixture
def index():
    return CoverageIndexFactory(slug="media")


def test_years_are_counted_and_chosen(client, index):
    for day in (date(2024, 3, 1), date(2026, 1, 5), date(2026, 6, 1)):
        CoverageFactory(parent=index, title=f"{day.year}年{day.month}月", appeared_on=day)

    shown = text(client, "/media/")

    assert [(address, count) for address, _words, count in picks(shown)] == [
        ("/media/", "3"),
        ("/media/?year=2026", "2"),
        ("/media/?year=2024", "1"),
    ]
    assert titles(shown) == ["2026年6月", "2026年1月", "2024年3月"]
    assert titles(text(client, "/media/?year=2024")) == ["2024年3月"]


@pytest.mark.parametrize("query", ["year=1999", "year=abc", "year=%00", "page=9999"])
def test_year_that_has_none_counts_as_not_chosen(client, index, query):
    CoverageFactory(parent=index, appeared_on=date(2026, 1, 5))

    assert len(titles(text(client, f"/media/?{query}"))) == 1


def test_page_names_medium_day_and_address(client, index):
    CoverageFactory(parent=index, slug="a", author="马原", appeared_on=date(2026, 1, 5))

    shown = text(client, "/media/a/")

    assert 'href="https://example.org/paper/1"' in shown
    assert "沐宁晚报" in shown
    assert "马原" in shown
    about = json.loads(re.search(r'ld\+json">(.*?)</script>', shown)[1])[0]["isBasedOn"]
    assert (about["publisher"]["name"], about["datePublished"]) == ("沐宁晚报", "2026-01-05")


def test_draft_and_withdrawn_stand_nowhere(client, index):
    CoverageFactory(parent=index, title="草稿", public=False)
    CoverageFactory(parent=index, title="撤下的").unpublish()

    assert titles(text(client, "/media/")) == []
    assert json.loads(client.get("/media/feed.json").content)["items"] == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"appeared_on": timezone.localdate() + timedelta(days=2)}, "appeared_on"),
        ({"link": "ftp://example.org/"}, "link"),
        ({"medium": ""}, "medium"),
    ],
)
def test_error_stands_at_its_field(index, values, field):
    page = CoveragePage.objects.get(pk=CoverageFactory(parent=index, public=False).pk)
    for name, value in values.items():
        setattr(page, name, value)

    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert field in error.value.message_dict


@pytest.mark.parametrize("address", ["/media/", "/media/?year=2026", "/media/c0/"])
def test_statements_do_not_grow(client, index, address):
    def visit(first, count):
        for n in range(first, first + count):
            CoverageFactory(parent=index, slug=f"c{n}", appeared_on=date(2026, 1, 1 + n))
        generation.forget()
        with CaptureQueriesContext(connection) as queries:
            text(client, address)
        return len(queries)

    one, three = visit(0, 1), visit(1, 2)

    assert one == three <= 12
