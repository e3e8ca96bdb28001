"""The demo's values fit the models and blocks that they are made for."""

from __future__ import annotations

import datetime

import pytest
from wagtail import blocks

from approval.models import PublicPage
from core.blocks import BodyBlock
from core.models import SocietySettings
from core.models.people import Department, Person, Term
from home.demo import content
from home.demo.documents import FILES
from home.models.home import HomeDoor, HomePage
from news.blocks import PersonsBlock
from news.chronicle_import import parse_chronicle
from news.enums import NoticeKind, SourceKind
from news.models import EventKind, NewsPage, NoticePage
from news.models.chronicle import PARTS_OF_DAY, PRECISIONS


def overlong(block, value, path=""):
    """Where a value is longer than its block allows, or its block knows no such part."""
    if isinstance(block, blocks.StructBlock):
        for name, part in value.items():
            yield from (
                overlong(block.child_blocks[name], part, f"{path}.{name}")
                if name in block.child_blocks
                else [f"{path}.{name}"]
            )
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from overlong(block.child_block, item, path)
    elif isinstance(value, str):
        limit = getattr(getattr(block, "field", None), "max_length", None)
        if limit and len(value) > limit:
            yield f"{path}: {value}"


def misfits(stream, body):
    for kind, value in body:
        block = stream.child_blocks[kind]
        if kind != "table":
            yield from overlong(block, value, kind)


ALL = [*content.NEWS, *content.NOTICES, *content.TOPICS, *content.PAGES, *content.TRANSLATIONS]


@pytest.mark.parametrize("item", ALL, ids=lambda item: getattr(item, "key", None) or f"{item.of}-en")
def test_bodies_fit_the_blocks(item):
    assert list(misfits(BodyBlock(), item.body)) == []
    assert list(misfits(PersonsBlock(), getattr(item, "persons", []))) == []


def fits(model, **values):
    limits = {name: model._meta.get_field(name).max_length for name in values}
    return {name: value for name, value in values.items() if limits[name] and len(value) > limits[name]}


@pytest.mark.parametrize("item", ALL, ids=lambda item: getattr(item, "key", None) or f"{item.of}-en")
def test_titles_and_summaries_fit(item):
    assert fits(PublicPage, title=item.title, summary=item.summary) == {}


@pytest.mark.parametrize("item", content.NEWS, ids=lambda item: item.key)
def test_news_fit_the_page(item):
    words = {
        name: getattr(item, name) for name in ("subtitle", "author", "editor", "source_name", "source_url")
    }
    assert fits(NewsPage, lead_caption=item.picture_caption, **words) == {}
    assert item.source_kind in SourceKind.values


@pytest.mark.parametrize("item", content.NOTICES, ids=lambda item: item.key)
def test_notices_fit_the_page(item):
    words = {
        name: getattr(item, name)
        for name in ("objection_phone", "objection_address", "objection_hours", "closing")
    }
    assert fits(NoticePage, document_number=item.number, addressee=item.recipient, **words) == {}
    assert item.kind in NoticeKind.values


def test_home_and_society_fit():
    home, society = content.HOME, content.SOCIETY
    words = {
        name: getattr(home, name) for name in ("urgent_tag", "urgent_text", "urgent_note", "figures_title")
    }
    assert fits(HomePage, figures_scope=home.figures_scope, **words) == {}
    assert [fits(HomeDoor, title=door.title, note=door.note) for door in home.doors] == [{}] * 6
    words = {
        name: getattr(society, name)
        for name in ("address", "address_en", "hours", "hours_en", "phone", "icp")
    }
    assert fits(SocietySettings, name=society.name, motto=society.motto, **words) == {}


def test_people_fit():
    for person in content.PEOPLE:
        assert fits(Person, name=person.name, duties=person.duties) == {}
        assert [fits(Term, post=term.post) for term in person.terms] == [{}] * len(person.terms)
    for department in content.DEPARTMENTS:
        assert fits(Department, name=department.name, room=department.room, phone=department.phone) == {}
    known = {department.key for department in content.DEPARTMENTS}
    assert {term.department for person in content.PEOPLE for term in person.terms} <= {"", *known}


def test_entries_fit_the_chronicle():
    assert {entry.part_of_day for entry in content.CHRONICLE} <= {code for code, _ in PARTS_OF_DAY}
    assert {entry.precision for entry in content.CHRONICLE} <= {code for code, _ in PRECISIONS}
    assert [fits(EventKind, name=kind.name, slug=kind.slug) for kind in content.EVENT_KINDS] == [{}] * 10


def test_the_chronicle_of_2025_is_read_by_the_importer():
    chronicle = parse_chronicle(
        (FILES / "chronicle-2025.txt").read_bytes(), "chronicle-2025.txt", None
    ).as_json()
    entries = chronicle["entries"]
    assert len(entries) == 31
    assert {datetime.date.fromisoformat(entry["start"]).year for entry in entries} == {2025}
    assert [entry["start"] for entry in entries if entry["ongoing"]] == ["2025-03-01"]
    assert [problem["code"] for problem in chronicle["problems"]] == ["reordered"]
    assert {entry["text"][-1] for entry in entries} == {"。"}
