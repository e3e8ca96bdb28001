"""Two hundred publications at once on SQLite's file, each in a thread and on a connection of its own."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.services


def test_publications_at_once_get_different_numbers(new_site, prepared):
    site = new_site(prepared)

    published, distinct, failed = site.work("number_at_once").stdout.split()

    assert (published, distinct, failed) == ("200", "200", "0")
