from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from memorial import card, lists
from tests.factories import memorial as made

pytestmark = pytest.mark.django_db
WALL = "/memorial/wall/"


@pytest.fixture
def names(entrance):
    made.public(entrance, name="方若水", died=date(2025, 3, 1), given_on=None, gifts="body")
    made.public(entrance, name="于文澜", died=date(2024, 5, 1), given_on=None, gifts="organs cornea")
    made.public(entrance, name="甲乙丙", scope="", died=date(2023, 1, 1), given_on=None)
    return entrance


def page(address=WALL, **asked) -> str:
    return Client().get(address, asked).text


def test_wall_has_every_donor_by_year_and_those_without_a_name(names):
    html = page()

    assert html.index("二〇二五") < html.index("二〇二四")
    assert [
        word for word in ("方若水", "于文澜", "A donor") if word not in html.replace("一位捐献者", "A donor")
    ] == []
    assert "甲乙丙" not in html


def test_year_kind_and_initial_narrow_it(names):
    assert ("方若水" in page(year="2025"), "于文澜" in page(year="2025")) == (True, False)
    assert ("方若水" in page(gift="body"), "于文澜" in page(gift="body")) == (True, False)
    assert ("方若水" in page(initial="Y"), "于文澜" in page(initial="Y")) == (False, True)


@pytest.mark.parametrize(
    "asked", [{"year": "x"}, {"year": "99999999"}, {"gift": "heart"}, {"initial": "' OR 1"}, {"page": "-3"},
              {"page": "9999999999"}, {"name": "\x00"}, {"name": "%" * 500}, {"names": "?"}]
)  # fmt: skip
def test_anything_may_be_typed_into_the_address(names, asked):
    assert Client().get(WALL, asked).status_code == 200


def test_search_is_a_form_that_needs_no_script(names):
    html = page("/memorial/")

    assert '<form class="name-search" role="search" action="/memorial/wall/" method="get">' in html
    assert "方若水" in page(name="方若水")


def test_nothing_found_says_so_and_where_to_go(names):
    html = page(name="无此人")

    assert "无此人" in html
    assert 'class="empty"' in html


def test_lying_list_is_kept_from_link_to_link(names):
    html = page(names="lying")

    assert "wall-names--lying" in html
    assert "year=2025&amp;names=lying" in html


@pytest.mark.parametrize("number", [1, 3])
def test_statements_do_not_grow(entrance, number, django_assert_max_num_queries):
    for _ in range(number):
        made.public(entrance)

    for address in ("/memorial/", WALL, f"{WALL}?year=2024&gift=organs", f"{WALL}?name=周砚秋"):
        with django_assert_max_num_queries(12):
            Client().get(address)


def test_this_day_is_remembered_with_consent_alone_and_without_the_gift(entrance, monkeypatch):
    made.public(entrance, f"{made.EVERYTHING} day", name="贺知秋", died=date(2019, 7, 2), died_precision="day",
                given_on=None)  # fmt: skip
    made.public(entrance, name="叶不忆", died=date(2021, 7, 2), died_precision="day", given_on=None)

    day = lists.day(entrance.pk, date(2026, 7, 2))
    from core import entries

    assert [entry.title for entry in entries.newest(day, 9)] == ["贺知秋"]


def test_card_is_a_picture_of_the_name(entrance):
    if not card.fonts():
        pytest.skip("no font")
    record = made.public(entrance)

    response = Client().get(f"/memorial/{record.pk}/card.png")

    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "no-store"
    assert f"/memorial/{record.pk}/card.png" in page(f"/memorial/{record.pk}/")


def test_no_card_without_a_name_or_a_font(entrance, settings):
    unnamed = made.public(entrance, scope="story")
    named = made.public(entrance)
    assert Client().get(f"/memorial/{unnamed.pk}/card.png").status_code == 404

    settings.MEMORIAL_FONTS = []

    assert Client().get(f"/memorial/{named.pk}/card.png").status_code == 404
    assert "card.png" not in page(f"/memorial/{named.pk}/")


def test_strip_on_the_home_page_comes_with_the_first_donor(entrance):
    before = page("/")
    made.public(entrance)

    assert ("memorial-strip" in before, "memorial-strip" in page("/")) == (False, True)
