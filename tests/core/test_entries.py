from __future__ import annotations

from datetime import datetime

import pytest

from core import entries
from core.entries import ZONE
from core.models import Listing, PublicEntry
from tests.factories import gate

pytestmark = pytest.mark.django_db


@pytest.fixture
def make(db):
    from wagtail.models import Site

    site = Site.objects.get()

    def make(*moments: datetime, lists: tuple[str, ...] = ("a",)) -> list[PublicEntry]:
        made = []
        for moment in moments:
            number = PublicEntry.objects.count()
            gate.seal(f"x:{number}")
            entry = PublicEntry.objects.create(
                site=site,
                language="zh-hans",
                path=f"/{number}/",
                key=f"x:{number}",
                owner=f"x:{number}",
                kind="news",
                object_id=number,
                depth=1,
                tree=f"{number:08}",
                title=str(number),
                moment=moment,
                date=moment.date(),
                updated=moment,
            )
            Listing.objects.bulk_create(Listing(list=name, moment=moment, entry=entry) for name in lists)
            made.append(entry)
        return made

    return make


def day(year: int, month: int = 6, hour: int = 12) -> datetime:
    return datetime(year, month, 1, hour, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([], []),
        ([2026], [2026]),
        ([2026, 2025], [2026, 2025]),
        ([2026, 2020, 2023, 2023], [2026, 2023, 2020]),
    ],
)
def test_years_are_those_that_hold_something(make, years, expected):
    make(*(day(year) for year in years))

    assert entries.years("a") == expected


def test_year_begins_in_the_zone_of_the_site(make):
    make(datetime(2026, 1, 1, 0, 30, tzinfo=ZONE))

    assert entries.years("a") == [2026]
    assert entries.count("a", entries.year_span(2026)) == 1
    assert entries.count("a", entries.year_span(2025)) == 0


def test_pages_of_equal_moments_hold_each_entry_once(make):
    made = make(*[day(2026)] * 7)

    pages = [entries.list_page("a", number, per_page=3) for number in (1, 2, 3)]

    assert [e for page in pages for e in page.entries] == list(reversed(made))
    assert {(page.last, page.count) for page in pages} == {(3, 7)}


def test_list_without_some_closes_the_gaps(make):
    made = make(*(day(2026, month) for month in range(1, 8)))
    without = (made[6].pk, made[3].pk)

    pages = [entries.list_page("a", number, per_page=3, without=without) for number in (1, 2)]

    assert [e.title for page in pages for e in page.entries] == ["5", "4", "2", "1", "0"]
    assert pages[0].count == 5


@pytest.mark.parametrize(("number", "shown"), [(-1, 1), (0, 1), (3, 3), (4, 3), (10**9, 3)])
def test_numbers_outside_are_clamped(make, number, shown):
    make(*[day(2026)] * 7)

    assert entries.list_page("a", number, per_page=3).number == shown


def test_several_lists_and_entries_by_key_come_together(make):
    (both,) = make(day(2020), lists=("a", "b"))
    (only_a,) = make(day(2021), lists=("a",))
    (only_b,) = make(day(2026), lists=("b",))

    lists, named = entries.gather({"a": 5, "b": 1, "nothing": 5, "unasked": 0}, [both.key, "none"])

    assert lists == {"a": [only_a, both], "b": [only_b], "nothing": [], "unasked": []}
    assert named == {both.key: both}


def test_many_lists_cost_two_statements(make, django_assert_num_queries):
    make(day(2026), lists=("a", "b", "c"))

    with django_assert_num_queries(2):
        entries.gather(dict.fromkeys(["a", "b", "c", "d"], 5), ["x"])
