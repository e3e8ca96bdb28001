"""Role by role, kind by kind: whatever a browser sends, nothing unsigned appears and nothing fails."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from approval.enums import Role
from tests.routes import browser
from tests.routes.crawling import Crawl
from tests.routes.society import DONOR, MAKERS, PERSON
from tests.routes.table import Attempt

ROLES = [*(role.value for role in Role), "superuser", "author", "nobody", "stranger"]
KINDS = ["home", *MAKERS, PERSON, DONOR]
# Who decides, who may do everything and who writes try it on every kind; the others may do less than these.
FULL = {"superuser", "spokesperson", "administrator", "author"}
FEW = ["home", "news", "chronicle", PERSON, DONOR]


def send(at: Attempt, forms) -> dict[str, int]:
    """The answers that are failures of ours, by address."""
    client = at.client()
    failed = {}
    for address, form in forms:
        response = client.post(address, form)
        if response.status_code >= 500:
            failed[address] = response.status_code
    return failed


@pytest.mark.parametrize("role", ROLES)
def test_nothing_sent_about_pages_and_people_is_public(society, role):
    failed, marks = {}, {}
    for kind in KINDS if role in FULL else FEW:
        at = Attempt(society, kind, society.user(role))
        failed |= send(at, browser.forms(at))
        marks[kind] = at.mark.number
    call_command("publish_scheduled", verbosity=0)

    crawl = Crawl().everywhere()

    assert (failed, crawl.errors) == ({}, [])
    assert crawl.leaks == [], marks


@pytest.mark.parametrize("role", ROLES)
def test_nothing_sent_about_other_things_is_public(society, role):
    at = Attempt(society, "page", society.user(role))
    at.marked(society.public("page"))

    failed = send(at, browser.other_forms(at))

    crawl = Crawl().everywhere()
    assert (failed, crawl.errors, crawl.leaks) == ({}, [], [])


def test_synonym_of_an_editor_is_not_public(society):
    at = Attempt(society, "page", society.user("editor"))
    form = {"word": "救援", "others": at.mark.text, "both_ways": "on"}

    at.client().post("/admin/snippets/search/synonym/add/", form)

    assert Crawl(at.mark).everywhere().leaks == []
