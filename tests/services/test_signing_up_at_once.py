"""Many readers ask for the last places of a form at the same moment, on a database as operators run it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.services


def test_last_places_are_given_once(new_site, prepared):
    said = new_site(prepared).work("sign_up_at_once", "24", "5").stdout.split()

    assert said == ["19", "1", "2", "3", "4", "5"]
