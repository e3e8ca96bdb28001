"""The catalogue: its filters, order, pages, table and feeds."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from django.db import connection

from core import entries, generation
from disclosure import lists
from tests.factories import disclosure as made
from tests.factories import gate

pytestmark = pytest.mark.django_db


def titles(client, query=""):
    """The titles of the table, in its order."""
    html = client.get(made.catalogue().url + query).content.decode()
    rows = html.split('class="catalogue__what"><a href="')[1:]
    return [row.split(">", 1)[1].split("</a>")[0] for row in rows]


@pytest.fixture
def several():
    other = made.issuer("沐宁市应急管理局")
    made.DisclosureFactory(title="甲制度", category=made.category("own-rules"), made_on=date(2026, 3, 1))
    made.DisclosureFactory(title="乙章程", category=made.category("charter"), made_on=date(2026, 5, 1),
                           meeting_kind="congress", meeting_on=date(2026, 5, 1), minutes_number="6号")  # fmt: skip
    made.DisclosureFactory(title="丙预案", category=made.category("relief"), issuer=other, validity="repealed",
                           made_on=date(2026, 4, 1))  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["丙预案", "乙章程", "甲制度"]),
        ("?category=rules", ["乙章程", "甲制度"]),
        ("?category=charter", ["乙章程"]),
        ("?validity=valid", ["乙章程", "甲制度"]),
        ("?category=relief&validity=valid", []),
        ("?sort=oldest", ["甲制度", "乙章程", "丙预案"]),
        ("?sort=made", ["乙章程", "丙预案", "甲制度"]),
        ("?category=no-such&year=abc&body=99999999999&sort=x", ["丙预案", "乙章程", "甲制度"]),
        ("?number=MN0000137/2026-00002", ["乙章程"]),
        ("?number=mn0000137%2F2026-00002", ["乙章程"]),
        ("?year=1999", ["丙预案", "乙章程", "甲制度"]),
    ],
)
def test_list_holds_what_is_chosen(client, several, query, found):
    assert titles(client, query) == found


def test_list_of_a_body_holds_what_it_issued_jointly(client, several):
    from disclosure.models import JointIssuer

    other = made.issuer("沐宁市应急管理局")
    made.DisclosureFactory(title="联合通知", related={"joint_issuers": [JointIssuer(body=other)]})

    assert titles(client, f"?body={other.pk}") == ["联合通知", "丙预案"]


@pytest.mark.parametrize("typed", ["沐红发〔2026〕18号", "沐红发[2026]18号", "沐红发（２０２６）第18号"])
def test_document_number_is_found_however_it_is_typed(client, typed):
    made.DisclosureFactory(title="管理办法", document_number="沐红发〔2026〕18号")
    made.DisclosureFactory(title="别的办法", document_number="沐红发〔2026〕19号")

    assert titles(client, f"?number={typed}") == ["管理办法"]


def test_pages_of_both_orders_hold_each_item_once(client, monkeypatch):
    monkeypatch.setattr("disclosure.kinds.index.PER_PAGE", 2)
    for title in "甲乙丙丁戊":
        made.DisclosureFactory(title=title)

    for order in ("", "&sort=oldest", "&sort=made"):
        shown = [title for page in (1, 2, 3) for title in titles(client, f"?page={page}{order}")]
        assert sorted(shown) == sorted("甲乙丙丁戊")


def test_replaced_document_leads_both_ways(client):
    newer = made.DisclosureFactory(title="新办法")
    older = made.DisclosureFactory(title="旧办法", validity="repealed", replaced_by=newer)

    assert f'href="{newer.url}"' in client.get(older.url).content.decode()
    assert f'href="{older.url}"' in client.get(newer.url).content.decode()
    listed = client.get(made.catalogue().url).content.decode()
    assert "新办法" in listed.split("旧办法")[1]


def test_class_that_moved_takes_its_items_along(client, several):
    charter = made.category("charter")
    charter.parent = made.category("organisation")

    gate.save(charter)

    assert titles(client, "?category=rules") == ["甲制度"]
    assert titles(client, "?category=organisation") == ["乙章程"]


# --- Table and feeds ----------------------------------------------------------------------------------


def table(client, query=""):
    answer = client.get(f"{made.catalogue().url}catalogue.csv{query}")
    return b"".join(answer.streaming_content).decode()


def test_table_is_the_filtered_list_for_excel(client, several):
    text = table(client, "?category=rules")

    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert [row[1] for row in rows[1:]] == ["乙章程", "甲制度"]
    assert rows[1][0] == "MN0000137/2026-00002"
    assert rows[1][8] == "2026-05-01"


def test_table_goes_on_behind_one_piece(client, several, monkeypatch):
    monkeypatch.setattr(entries.batches, "__kwdefaults__", {"oldest_first": False, "size": 1})

    assert [row[1] for row in csv.reader(io.StringIO(table(client)))][1:] == ["丙预案", "乙章程", "甲制度"]


def test_each_class_has_feeds(client, several):
    url = made.catalogue().url

    whole = json.loads(client.get(f"{url}feed.json").content)
    rules = json.loads(client.get(f"{url}category/rules/feed.json").content)

    assert [item["title"] for item in whole["items"]] == ["丙预案", "乙章程", "甲制度"]
    assert [item["title"] for item in rules["items"]] == ["乙章程", "甲制度"]
    assert rules["feed_url"].endswith(f"{url}category/rules/feed.json")
    assert client.get(f"{url}category/no-such/feed.atom").status_code == 404


# --- Speed --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?category=rules&validity=valid&sort=oldest", "?sort=made&page=2"])
def test_statements_do_not_grow_with_the_list(client, django_assert_max_num_queries, query):
    made.DisclosureFactory()
    address = made.catalogue().url + query
    for _ in range(2):
        generation.forget()
        with django_assert_max_num_queries(12):
            client.get(address)
        for _ in range(3):
            made.DisclosureFactory()


@pytest.mark.sqlite
def test_filtered_list_is_a_range_of_an_index():
    name = lists.name(7, 3, 2, lists.IN_FORCE)
    for oldest in (False, True):
        rows = entries.listed(name, entries.year_span(2026), oldest_first=oldest)[:20]
        sql, parameters = rows.query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
            found = " | ".join(row[3] for row in cursor.fetchall())
        assert "SCAN" not in found
        assert "TEMP B-TREE" not in found
        assert "listing_order" in found
