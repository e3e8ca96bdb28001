"""What every engine must do. A new engine joins by its class in conftest.py."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Q
from wagtail.models import Site

from core import entries
from core.models import PublicEntry
from search import documents
from search.engines.base import Document, Filters, Match
from search.models import IndexedEntry, Part, TextPart
from search.query import parse
from search.segmentation import VERSION
from tests.factories.search import entry, indexed


@pytest.fixture
def ask(engine):
    def search(typed, offset=0, limit=20, synonyms=None, **filters):
        asked = {"site_id": Site.objects.get().pk, "language": "zh-hans", **filters}
        return engine.search(parse(typed, synonyms), Filters(**asked), offset, limit)

    return search


def titles(found):
    rows = PublicEntry.objects.in_bulk([match.entry_id for match in found.matches])
    return [rows[match.entry_id].title for match in found.matches]


def store(made):
    """Stores the texts that the index was made from."""
    for row in made:
        for order, (part, text) in enumerate(documents.parts_of(row, [])):
            TextPart.objects.create(entry=row, part=part, order=order, text=text)


def test_removed_document_is_found_no_more(engine, ask):
    gone = indexed(engine, entry("献血车开进社区"))
    indexed(engine, entry("献血车开进园区"))

    engine.remove([gone])

    assert titles(ask("献血车")) == ["献血车开进园区"]


def test_removed_words_leave_nothing_in_the_index(engine, ask):
    document = indexed(engine, entry("献血车"), body="王　芳 南红发〔2026〕3号", numbers="南红发〔2026〕3号")

    engine.remove([document])
    IndexedEntry.objects.all().delete()

    assert list(engine.check(documents.read)) == []


def test_document_of_another_segmentation_can_be_removed(engine, ask):
    document = indexed(engine, entry("献血车"))
    IndexedEntry.objects.all().delete()

    engine.remove([Document(document.id, VERSION + 1, document.parts)])

    assert ask("献血车").matches == ()


def test_full_matches_stand_before_partial_ones(engine, ask):
    partial = entry("应急救护", day=date(2026, 5, 1))
    full = entry("应急救护员名单", day=date(2010, 1, 1))
    indexed(engine, partial)
    indexed(engine, full, body="志愿者三十人")
    indexed(engine, entry("别的事"))

    found = ask("应急救护 志愿者")

    assert found.matches == (Match(full.pk), Match(partial.pk, partial=True))
    assert (found.count_full, found.count_partial) == (1, 1)


def test_partial_matches_are_left_out_where_full_ones_are_enough(engine, ask):
    for number in range(20):
        indexed(engine, entry(f"救护培训第{number}期"))
    indexed(engine, entry("救护"))

    found = ask("救护 培训")

    assert (found.count_full, found.count_partial) == (20, 0)


def test_pages_follow_each_other_without_gap_or_repetition(engine, ask):
    for number in range(7):
        indexed(engine, entry(f"救护培训第{number}期"))
    for number in range(6):
        indexed(engine, entry(f"救护第{number}号"))

    pages = [titles(ask("救护 培训", offset, 5)) for offset in (0, 5, 10, 15)]

    assert [len(page) for page in pages] == [5, 5, 3, 0]
    assert len({title for page in pages for title in page}) == 13


def test_counts_are_told_beyond_the_last_page(engine, ask):
    indexed(engine, entry("救护培训"))
    indexed(engine, entry("救护"))

    found = ask("救护 培训", offset=40)

    assert (found.matches, found.count_full, found.count_partial) == ((), 1, 1)


def test_facets_count_full_matches(engine, ask):
    for day, kind in [
        (date(2026, 1, 1), "news"),
        (date(2026, 2, 1), "news"),
        (date(2025, 1, 1), "news"),
        (date(2026, 3, 1), "notice"),
    ]:
        indexed(engine, entry("救护培训", day=day, kind=kind))
    indexed(engine, entry("救护", kind="page"))

    found = ask("救护 培训")

    assert found.kinds == {"news": 3, "notice": 1}
    assert list(found.years.items()) == [(2026, 3), (2025, 1)]


def test_facets_keep_the_other_choices_open(engine, ask):
    indexed(engine, entry("救护", day=date(2026, 1, 1), kind="news"))
    indexed(engine, entry("救护", day=date(2025, 1, 1), kind="news"))
    indexed(engine, entry("救护", day=date(2026, 1, 1), kind="notice"))

    found = ask("救护", kind="news", year=2026)

    assert (found.count_full, found.kinds, found.years) == (1, {"news": 1, "notice": 1}, {2026: 1, 2025: 1})


@pytest.mark.parametrize(
    "filters", [{"language": "en"}, {"site_id": 999}, {"kind": "notice"}, {"year": 2025}]
)
def test_filters_leave_out_what_is_elsewhere(engine, ask, filters):
    indexed(engine, entry("救护", day=date(2026, 1, 1)))

    assert (ask("救护").count_full, ask("救护", **filters).matches) == (1, ())


def test_condition_of_the_gate_holds_for_hits_and_counts(engine, ask, monkeypatch):
    indexed(engine, entry("救护一", meta="sealed"))
    indexed(engine, entry("救护二"))
    monkeypatch.setattr(entries, "_predicates", [Q(meta="sealed")])

    found = ask("救护")

    assert (titles(found), found.count_full, found.kinds) == (["救护一"], 1, {"news": 1})


def test_word_in_the_title_outranks_one_in_the_body(engine, ask):
    indexed(engine, entry("工作动态"), body="今天学习志愿服务条例。")
    indexed(engine, entry("志愿服务条例"), body="今天学习。")

    assert titles(ask("志愿服务")) == ["志愿服务条例", "工作动态"]


def test_newer_outranks_older_where_words_are_alike(engine, ask):
    for year in (2012, 2026, 2019):
        indexed(engine, entry(f"{year}年献血车", day=date(year, 6, 14)))

    assert titles(ask("献血车")) == ["2026年献血车", "2019年献血车", "2012年献血车"]


@pytest.mark.parametrize(
    ("typed", "column", "first"),
    [("献血车", "numbers", "new"), ('"献血车"', "numbers", "old"), ("献血车", "names", "old")],
)
def test_age_does_not_count_for_phrases_and_known_names(engine, ask, typed, column, first):
    """The old entry has the word where it weighs a little more, the new one a little less."""
    old = entry("献血车", day=date(1999, 1, 1))
    indexed(engine, old, body="旧")
    new = entry("近日")
    indexed(engine, new, **{column: "献血车"})

    found = ask(typed)

    assert found.matches[0].entry_id == {"old": old, "new": new}[first].pk


def test_own_number_stands_before_those_who_name_it(engine, ask):
    indexed(engine, entry("学习南红发〔2026〕3号文件", day=date(2026, 5, 1)))
    indexed(engine, entry("通知", day=date(2020, 1, 1)), numbers="南红发〔2026〕3号")

    assert titles(ask("南红发[2026]3号"))[0] == "通知"


def test_newest_first_orders_by_date_alone(engine, ask):
    indexed(engine, entry("救护", day=date(2020, 1, 1)))
    indexed(engine, entry("动态", day=date(2026, 1, 1)), body="救护")

    assert titles(ask("救护", newest_first=True)) == ["动态", "救护"]


def test_synonyms_match_fully(engine, ask):
    indexed(engine, entry("造血干细胞捐献"))

    assert ask("骨髓 捐献", synonyms={"骨髓": ("造血干细胞",)}).count_full == 1


@pytest.mark.parametrize(
    "typed",
    ["", " ", '"', "*", "NEAR(", "AND OR NOT", "a AND", 'title : "a"', "(" * 99, "-", "^红", "红 NEAR/3 十"],
)
def test_no_query_is_an_error(engine, ask, typed):
    indexed(engine, entry("红十字"))

    assert ask(typed).count_full in {0, 1}


def test_rebuild_gives_the_same_answers(engine, ask):
    made = [entry(title) for title in ("献血车", "献血屋", "救护")]
    for row in made:
        indexed(engine, row)
    before = ask("献血").matches

    store(made)
    done = list(engine.rebuild(documents.read))

    assert (done, ask("献血").matches, list(engine.check(documents.read))) == ([3], before, [])


def test_rebuild_drops_what_is_no_document(engine, ask):
    stays = entry("献血车")
    store([stays])
    indexed(engine, stays)
    gone = entry("献血屋")
    indexed(engine, gone)
    IndexedEntry.objects.filter(entry=gone).delete()

    assert len(list(engine.check(documents.read))) == 1
    list(engine.rebuild(documents.read))

    assert list(engine.check(documents.read)) == []


def test_publication_during_a_rebuild_is_in_the_new_index(engine, ask):
    first = entry("献血车")
    store([first])
    indexed(engine, first)

    work = engine.rebuild(documents.read)
    next(work)
    late = entry("献血屋")
    store([late])
    indexed(engine, late)
    engine.remove(documents.read(0)[:1])
    IndexedEntry.objects.filter(entry=first).delete()
    list(work)

    assert (titles(ask("献血")), list(engine.check(documents.read))) == (["献血屋"], [])


def test_check_names_a_document_with_other_words(engine):
    made = entry("献血车")
    indexed(engine, made)
    store([made])
    made.text_parts.filter(part=Part.TITLE).update(text="献血屋")

    assert len(list(engine.check(documents.read))) == 1


def test_check_names_a_document_that_is_missing(engine):
    made = entry("献血车")
    store([made])
    IndexedEntry.objects.create(entry=made, segmentation=VERSION, **documents.facets_of(made))

    assert len(list(engine.check(documents.read))) == 1


def test_rebuild_brings_every_document_to_the_current_segmentation(engine):
    made = entry("献血车")
    store([made])
    indexed(engine, made)
    IndexedEntry.objects.update(segmentation=VERSION + 1)

    list(engine.rebuild(documents.read))

    assert list(IndexedEntry.objects.values_list("segmentation", flat=True)) == [VERSION]
