"""Search beside publication: in the transaction that publishes, and out of it with the page."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from core import generation, kinds
from core.models import PublicEntry
from home.models import StandardPage
from search import documents, engines, synonyms
from search.engines.base import Filters
from search.models import IndexedEntry, Synonym, TextPart
from search.query import parse
from tests.factories import gate
from tests.factories.news import body, home_page, published

pytestmark = pytest.mark.django_db


def find(typed):
    found = engines.current().search(parse(typed), Filters(Site.objects.get().pk, "zh-hans"))
    return [PublicEntry.objects.get(pk=match.entry_id).path for match in found.matches]


@pytest.fixture
def page():
    made = StandardPage(title="物资储备", slug="stores", body=body("帐篷一百顶。", "棉被两百床。"))
    home_page().add_child(instance=made)
    return published(made)


def test_published_page_is_found(page):
    assert (find("棉被"), find("物资储备")) == (["/stores/"], ["/stores/"])


def test_draft_is_not_found():
    draft = StandardPage(title="草稿", slug="draft", body=body("棉被"))
    home_page().add_child(instance=draft)
    draft.save_revision()

    assert (find("棉被"), TextPart.objects.filter(text="棉被").exists()) == ([], False)


def test_changed_page_is_found_by_its_new_words_only(page):
    page.body = body("帐篷一百顶。")
    gate.publish(page)

    assert (find("棉被"), find("帐篷")) == ([], ["/stores/"])


def test_unpublished_draft_changes_nothing(page):
    page.body = body("油布")
    page.save_revision()

    assert (find("油布"), find("棉被")) == ([], ["/stores/"])


@pytest.mark.parametrize("leave", ["unpublish", "restrict"])
def test_withdrawn_page_leaves_neither_words_nor_text(page, leave):
    if leave == "restrict":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    else:
        page.unpublish()

    assert find("棉被") == []
    assert not TextPart.objects.filter(text__contains="棉被").exists()
    assert list(engines.current().check(documents.read)) == []


def test_text_that_did_not_change_keeps_its_place_in_the_index(page):
    before = IndexedEntry.objects.get(entry__path="/stores/").pk

    gate.publish(page)

    assert IndexedEntry.objects.get(entry__path="/stores/").pk == before


def test_moved_page_is_found_at_its_new_address(page):
    parent = StandardPage(title="工作", slug="tasks")
    home_page().add_child(instance=parent)
    published(parent)

    page.move(parent, pos="last-child")

    assert find("棉被") == ["/tasks/stores/"]


def test_failed_publication_leaves_the_index_as_it_was(page):
    page.body = body("油布")
    revision = page.save_revision()

    with transaction.atomic():
        gate.approve(page, revision)
        revision.publish()
        transaction.set_rollback(True)

    assert (find("油布"), find("棉被")) == ([], ["/stores/"])


def test_publishing_costs_the_same_however_much_is_indexed(page):
    before = statements_of_a_change(page)
    for number in range(5):
        other = StandardPage(title=f"第{number}页", slug=f"other-{number}")
        home_page().add_child(instance=other)
        published(other)

    assert statements_of_a_change(page) == before


def statements_of_a_change(page):
    page.body = body(f"油布{TextPart.objects.count()}块")
    entries = {"": PublicEntry.objects.get(path="/stores/")}
    with CaptureQueriesContext(connection) as queries:
        documents.write(page, kinds.of(StandardPage), entries)
    return len(queries)


def test_synonyms_are_read_both_ways_when_said_so():
    Synonym.objects.all().delete()
    gate.save(Synonym(word="ＡＥＤ", others="除颤仪、自动体外除颤器", both_ways=True))
    gate.save(Synonym(word="三献", others="无偿献血"))

    assert synonyms.current() == {
        "aed": ("除颤仪", "自动体外除颤器"),
        "除颤仪": ("ＡＥＤ",),
        "自动体外除颤器": ("ＡＥＤ",),
        "三献": ("无偿献血",),
    }


def test_changed_synonym_is_used_at_once():
    generation.begin()
    synonyms.current()

    gate.save(Synonym(word="热线", others="电话"))

    generation.begin()
    assert synonyms.current()["热线"] == ("电话",)


def test_first_synonyms_are_usable_words():
    found = synonyms.current()

    assert found["三献"][0] == "无偿献血"
    assert [word for word, others in found.items() if not parse(word) or word in others] == []
