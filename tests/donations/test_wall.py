from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation, rendering
from tests.factories.donations import AwardFactory, RollFactory, RollIndexFactory, entry, organisation, people

pytestmark = pytest.mark.django_db

NAME = re.compile(r"<li[^>]*><span>")


def text(client, roll, ask="") -> str:
    return client.get(roll.url + ask).content.decode()


def test_wall_shows_names_as_they_may_be_shown(client, roll):
    page = text(client, roll)

    assert "苏望舒" in page
    assert "欧阳*" in page
    assert "沐宁市汀源饮用水有限公司" in page
    assert "欧阳砚" not in page
    assert "不愿署名甲" not in page


def test_wall_counts_those_who_are_not_named(client, roll):
    page = client.get(roll.url)

    assert page.status_code == 200
    assert "honour__unnamed" in page.content.decode()


def test_tiers_stand_in_the_order_of_the_roll(client):
    rows = [entry("甲一", tier="一万元以上"), entry("乙一", tier="十万元以上"), entry("丙一")]
    roll = RollFactory(tiers="十万元以上\n一万元以上", related={"entries": rows})

    page = text(client, roll)

    assert (
        page.index("十万元以上")
        < page.index("乙一")
        < page.index("一万元以上")
        < page.index("甲一")
        < page.index("丙一")
    )


def test_awards_come_first_in_the_society_s_order(client):
    second = AwardFactory(name="博爱大使", order=2)
    first = AwardFactory(name="人道救助特别贡献奖", order=1)
    rows = [entry("甲一"), entry("乙一", award=second), entry("丙一", award=first, citation="献血一百次")]
    roll = RollFactory(related={"entries": rows})

    page = text(client, roll)

    order = ["人道救助特别贡献奖", "丙一", "献血一百次", "博爱大使", "乙一", "甲一"]
    assert [page.index(word) for word in order] == sorted(page.index(word) for word in order)


def test_by_name_puts_them_in_the_order_of_pinyin(client):
    roll = RollFactory(related={"entries": [entry("张三"), entry("单小雨"), entry("丁一"), entry("欧阳娜")]})

    page = text(client, roll, "?by=name")

    assert page.index("丁一") < page.index("欧阳娜") < page.index("单小雨") < page.index("张三")


@pytest.mark.parametrize(
    ("ask", "found"),
    [
        ("?q=望", {"苏望舒"}),
        ("?letter=O", {"欧阳*"}),
        ("?letter=s", {"苏望舒"}),
        ("?q=汀源", {"沐宁市汀源饮用水有限公司"}),
        ("?q=砚", set()),
        ("?q=不愿", set()),
        ("?q=%25", set()),
        ("?q=%00", {"苏望舒", "欧阳*", "沐宁市汀源饮用水有限公司"}),
    ],
)
def test_search_finds_only_what_is_shown(client, roll, ask, found):
    page = text(client, roll, ask)

    assert {
        name
        for name in ("苏望舒", "欧阳*", "沐宁市汀源饮用水有限公司")
        if f">{name}<" in page or f">{name} <" in page
    } == found


@pytest.mark.parametrize("ask", ["?page=99999", "?page=x", "?letter=%E5%AD%97", "?by=amount", "?names=up"])
def test_strange_addresses_are_answered(client, roll, ask):
    assert client.get(roll.url + ask).status_code == 200


def test_totals_are_added_up_from_the_rows(client):
    rows = [
        entry("甲一", amount=Decimal("0.10")),
        entry("乙一", "anonymous", amount=Decimal("0.20")),
        organisation("丙公司甲", goods="瓶装水", quantity=Decimal("300"), unit="箱"),
        organisation("丙公司乙", goods="瓶装水", quantity=Decimal("20"), unit="箱"),
    ]
    roll = RollFactory(related={"entries": rows})

    page = text(client, roll)

    assert "0.30" in page
    assert "320 箱" in page


def test_amounts_stand_beside_names_only_where_the_roll_says_so(client):
    rows = [entry("甲一", amount=Decimal("1234.50"), given_on=date(2026, 1, 1)), entry("乙一")]

    assert "1,234.50" in text(client, RollFactory(show_amounts=True, related={"entries": rows[:1]}))
    # The sum of all is told; two make it another number.
    other = [entry("甲二", amount=Decimal("1234.50")), entry("乙二", amount=Decimal("1"))]
    assert "1,234.50" not in text(client, RollFactory(related={"entries": other}))


def test_whole_list_is_on_one_page_for_printing(client):
    roll = RollFactory(related={"entries": people(400)})

    assert len(NAME.findall(text(client, roll))) == 240
    assert len(NAME.findall(text(client, roll, "?list=whole"))) == 267


@pytest.mark.parametrize("ask", ["", "?by=name", "?q=安", "?letter=Z", "?list=whole"])
def test_statements_are_constant(client, ask):
    counted = []
    for count in (3, 300):
        roll = RollFactory(related={"entries": people(count)})
        generation.forget()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(roll.url + ask).status_code == 200
        counted.append(len(captured))

    assert counted[0] == counted[1] <= 12


def test_draft_and_published_roll_look_the_same(client, roll, rf):
    live = text(client, roll)
    draft = rendering.preview(
        client.get(roll.url).wsgi_request, roll.latest_revision.as_object()
    ).content.decode()

    start, end = '<ol class="rows">', "</ol>"
    assert draft[draft.index(start) : draft.rindex(end)].count("苏望舒") == live.count("苏望舒")
    assert "不愿署名甲" not in draft


def test_index_lists_rolls_with_their_count(client, roll):
    page = client.get(roll.get_parent().url).content.decode()

    assert roll.title in page
    assert client.get(roll.get_parent().url + "feed.atom").status_code == 200


def test_machines_are_told_what_it_is_and_how_many(client, roll):
    page = text(client, roll)

    assert '"@type": "ItemList"' in page or '"@type":"ItemList"' in page
    assert re.search(r'"numberOfItems": ?3\b', page)
    assert '<meta name="ArticleTitle" content="2026年度捐赠荣誉榜">' in page


def test_search_of_the_site_finds_a_roll_by_a_name_on_it(client, roll):
    assert roll.url in client.get("/search/?q=苏望舒").content.decode()


def test_statements_of_the_index_are_constant(client):
    counted = []
    parent = RollIndexFactory()
    for _number in range(2):
        RollFactory(parent=parent, related={"entries": people(3)})
        generation.forget()
        with CaptureQueriesContext(connection) as captured:
            client.get(parent.url)
        counted.append(len(captured))

    assert counted[0] == counted[1] <= 12
