"""Two people at the same moment, each in a process and on a connection of their own."""

from __future__ import annotations

import time

import pytest

pytestmark = pytest.mark.services
START = 12  # seconds in which both programs get ready


@pytest.fixture
def at_last_step(new_site, prepared):
    site = new_site(prepared)
    return site, site.work("wait_for_signatures").stdout.split()


def at_once(site, *works):
    moment = str(time.time() + START)
    running = [site.begin(*work, moment) for work in works]
    return [process.communicate(timeout=120)[0].strip() for process in running]


def test_one_signs_and_the_other_is_told(at_last_step):
    site, (page, _author, one, two) = at_last_step

    said = sorted(at_once(site, ("sign", page, one), ("sign", page, two)))

    assert said[1] == "signed"
    assert said[0].startswith("refused: ")
    assert site.work("outcome", page).stdout.split() == ["True", "1", "True"]


def test_an_edit_while_somebody_signs_publishes_nothing_unsigned(at_last_step):
    site, (page, author, one, _two) = at_last_step

    signed, edited = at_once(site, ("sign", page, one), ("edit", page, author))

    assert edited == "edited"
    outcome = site.work("outcome", page).stdout.split()
    assert outcome == (["True", "1", "True"] if signed == "signed" else ["False", "0", "False"])
