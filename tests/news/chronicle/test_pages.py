from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation
from core.models import PublicEntry
from news.models import ChronicleEntry, EventKind
from tests.factories import gate
from tests.factories.chronicle import chronicle_page

pytestmark = pytest.mark.django_db

ROWS = [
    {"start": date(2020, 4, 21), "text": "接受年度考核。"},
    {"start": date(2020, 1, 22), "ongoing": True, "text": "志愿者参与防控。"},
    {"start": date(2020, 3, 9), "end": date(2020, 3, 10), "text": "获评先进（云红发〔2020〕1 号文）。"},
]


def test_entries_stand_in_the_order_of_date(client):
    page = chronicle_page(rows=ROWS)

    text = client.get("/chronicle/2020/").content.decode()

    assert [r.start for r in page.in_order()] == [date(2020, 1, 22), date(2020, 3, 9), date(2020, 4, 21)]
    assert text.index("参与防控") < text.index("获评先进") < text.index("年度考核")


def test_every_entry_has_a_permanent_link_that_stays(client):
    page = chronicle_page(rows=ROWS)
    slugs = {r.text: r.slug for r in page.entries.all()}

    draft = page.get_latest_revision_as_object()
    draft.entries.add(ChronicleEntry(start=date(2020, 1, 22), text="同日另一件事。"))
    gate.publish(draft)

    fresh = type(page).objects.get(pk=page.pk)
    assert {r.text: r.slug for r in fresh.entries.all() if r.text in slugs} == slugs
    response = client.get("/chronicle/2020/20200309-1/")
    assert (response.status_code, response["Location"]) == (302, "/chronicle/2020/#e20200309-1")
    assert 'id="e20200309-1"' in client.get("/chronicle/2020/").content.decode()


def test_unknown_permanent_link_is_not_found(client):
    chronicle_page(rows=ROWS)

    assert client.get("/chronicle/2020/20200101-1/").status_code == 404


def test_each_entry_is_public_by_itself_with_its_numbers():
    chronicle_page(rows=ROWS)

    entry = PublicEntry.objects.get(path="/chronicle/2020/20200309-1/")

    assert (entry.kind, entry.date, entry.end) == ("chronicle_entry", date(2020, 3, 9), date(2020, 3, 10))
    assert entry.facets["numbers"] == ["云红发〔2020〕1号"]


def test_entry_taken_out_of_the_page_leaves_the_public():
    page = chronicle_page(rows=ROWS)

    draft = page.get_latest_revision_as_object()
    draft.entries = [row for row in draft.entries.all() if not row.ongoing]
    gate.publish(draft)

    assert PublicEntry.objects.filter(path__startswith="/chronicle/2020/2020").count() == 2


def test_filter_by_kind_shows_only_that_kind(client):
    kind = gate.save(EventKind(name="救援", slug="rescue"))
    chronicle_page(rows=[{**ROWS[0], "kind": kind}, *ROWS[1:]])

    main = client.get("/chronicle/2020/?kind=rescue").content.decode().split("<main")[1]

    assert ("年度考核" in main, "参与防控" in main) == (True, False)


@pytest.mark.parametrize("kind", ["none", "%00", "救援", "a" * 5000])
def test_filter_with_garbage_shows_everything(client, kind):
    chronicle_page(rows=ROWS)

    response = client.get("/chronicle/2020/", {"kind": kind})

    assert (response.status_code, "年度考核" in response.content.decode()) == (200, True)


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number_of_entries(client, count):
    chronicle_page(rows=ROWS[:count])
    client.get("/chronicle/2020/")
    generation.forget()

    with CaptureQueriesContext(connection) as queries:
        client.get("/chronicle/2020/")

    assert len(queries) == 8


def test_home_page_shows_the_newest_events_and_leads_to_their_page(client):
    chronicle_page(rows=ROWS)

    main = client.get("/").content.decode().split("<main")[1]

    assert main.index("年度考核") < main.index("获评先进")
    assert 'href="/chronicle/2020/"' in main


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"start": date(2020, 3, 2), "end": date(2020, 3, 1)}, "end"),
        ({"start": date(2020, 3, 2), "end": date(2020, 3, 3), "ongoing": True}, "end"),
    ],
)
def test_impossible_span_is_refused_at_its_field(values, field):
    with pytest.raises(ValidationError) as refused:
        ChronicleEntry(text="事。", **values).clean()

    assert list(refused.value.message_dict) == [field]
