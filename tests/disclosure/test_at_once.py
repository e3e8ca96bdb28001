"""Two hundred publications at once on PostgreSQL; tests/services tries the same on SQLite's file."""

from __future__ import annotations

import pytest

from tests.disclosure import at_once

# SQLite in memory has one connection for all.
pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_publications_at_once_get_different_numbers():
    pks = at_once.drafts()

    failed = at_once.publish(pks)

    found = at_once.numbers(pks)
    assert failed == []
    assert len(set(found)) == at_once.COUNT
    assert all(number.startswith("MN0000137/") for number in found)
