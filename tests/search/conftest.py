from __future__ import annotations

import pytest

from search.engines.plain import PlainEngine
from search.engines.sqlite import SqliteEngine
from tests.factories.search import entry, indexed
from tests.search.judged import ENTRIES


@pytest.fixture(
    params=[pytest.param(SqliteEngine, marks=pytest.mark.sqlite), PlainEngine], ids=["sqlite", "plain"]
)
def engine(request, db):
    return request.param()


@pytest.fixture
def judged(engine):
    """The judged site in this engine's index; gives the names of entries by id."""
    names = {}
    for name, (title, given) in ENTRIES.items():
        facts = {key: given[key] for key in ("day", "kind", "language") if key in given}
        texts = {key: given[key] for key in ("body", "names", "numbers") if key in given}
        made = entry(title, **facts)
        indexed(engine, made, **texts)
        names[made.pk] = name
    return names
