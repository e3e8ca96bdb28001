from __future__ import annotations

from wagtail.models import Site

from search.engines.base import Filters
from search.query import parse
from tests.search.judged import CASES, ENGLISH_CASES, SYNONYMS


def ask(engine, judged, query, language):
    found = engine.search(parse(query, SYNONYMS), Filters(Site.objects.get().pk, language), limit=50)
    names = [judged[match.entry_id] for match in found.matches]
    full = {judged[match.entry_id] for match in found.matches if not match.partial}
    return names[0] if names else None, full


def differences(engine, judged, cases, language):
    """All cases at once: what an engine gets wrong is read in one list."""
    wrong = {}
    for query, first, full in cases:
        found, matched = ask(engine, judged, query, language)
        if matched != full or found not in (first.split("|") if first else [None]):
            wrong[query] = (found, matched)
    return wrong


def test_judged_queries_find_what_a_reader_must_find(engine, judged, time_machine):
    time_machine.move_to("2026-06-01T12:00:00+08:00")

    assert differences(engine, judged, CASES, "zh-hans") == {}


def test_judged_queries_in_english(engine, judged):
    assert differences(engine, judged, ENGLISH_CASES, "en") == {}
