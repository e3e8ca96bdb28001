from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from approval.seals import NotApprovedError
from core import generation
from home import following
from home.models import Place
from search.models import TextPart
from tests.factories import gate
from tests.factories.visitors import PlacesFactory, place

pytestmark = pytest.mark.django_db


def text(client, address="/places/"):
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def names(html):
    return re.findall(r'place__name">([^<]*)</p>', html)


@pytest.fixture
def page():
    return PlacesFactory(slug="places")


def test_places_stand_by_kind(client, page):
    place("滨江血站", "献血点")
    place("望江公园")
    place("老街社区", "献血点")

    shown = text(client)

    assert names(shown) == ["滨江血站", "老街社区", "望江公园"]
    assert 'href="tel:000086052108"' in shown


def test_place_comes_and_goes_with_its_days(client, page):
    today = timezone.localdate()
    place("昨天关的", valid_until=today - timedelta(days=1))
    place("今天最后一天", valid_until=today)
    place("明天才开", valid_from=today + timedelta(days=1))
    place("今天开的", valid_from=today)

    assert sorted(names(text(client))) == ["今天开的", "今天最后一天"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=kind-0", ["甲"]),
        ("district=澜桥区", ["乙", "丙"]),
        ("words=沐水路", ["乙"]),
        ("words=沐水路+乙", ["乙"]),
        ("district=澜桥区&kind=kind-0", []),
        ("kind=nothing&district=%00&words=%20%20&page=99999&whole=", ["甲", "乙", "丙"]),
        ("words=" + "x" * 4000, []),
    ],
)
def test_filters_combine(client, page, query, expected):
    place("甲", "AED")
    place("乙", "献血点", district="澜桥区", address="沐水路66号")
    place("丙", "献血点", district="澜桥区")

    assert names(text(client, f"/places/?{query}")) == expected


def test_page_of_one_kind_lists_that_kind_only(client):
    wanted = place("甲", "AED").kind
    place("乙", "献血点")
    PlacesFactory(slug="aed", kind=wanted)

    assert names(text(client, "/aed/")) == ["甲"]


def test_long_list_has_pages_and_is_printed_whole(client, page):
    for n in range(65):
        place(f"第{n}处")

    assert len(names(text(client))) == 60
    assert len(names(text(client, "/places/?page=2"))) == 5
    assert len(names(text(client, "/places/?whole=1"))) == 65


def test_nobody_changes_a_place_alone(page):
    row = place("望江公园")

    row.address = "别处"
    with pytest.raises(NotApprovedError), transaction.atomic():
        row.save()


def test_place_without_an_approval_is_not_listed(client, page):
    place("批准的")
    with gate.removed():
        other = Place.objects.get()
        Place.objects.bulk_create([Place(name="没有批准的", kind=other.kind, district="区", address="路")])

    assert names(text(client)) == ["批准的"]


def test_search_follows_places(page):
    row = place("望江公园AED", note="游客中心门口")
    assert TextPart.objects.filter(text__contains="游客中心门口").exists()

    row.valid_until = timezone.localdate()
    gate.save(row)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "localdate", lambda *args: row.valid_until + timedelta(days=1))
        following.places()

    assert not TextPart.objects.filter(text__contains="游客中心门口").exists()


def test_last_day_before_the_first_is_refused():
    row = place("望江公园")
    row.valid_from = timezone.localdate()
    row.valid_until = row.valid_from - timedelta(days=1)

    with pytest.raises(ValidationError) as error:
        row.full_clean()
    assert list(error.value.message_dict) == ["valid_until"]


def test_statements_do_not_grow(client, page):
    def visit(count):
        for n in range(count):
            place(f"地点{n}", f"类{n}")
        generation.forget()
        with CaptureQueriesContext(connection) as queries:
            text(client)
        return len(queries)

    one, three = visit(1), visit(3)

    assert one == three <= 12
