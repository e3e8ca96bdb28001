"""What nobody can refuse to the owner of the database and the disk shows nothing, or is found by the audit."""

from __future__ import annotations

import pytest

from approval import auditing
from tests.routes import forged
from tests.routes.crawling import Crawl
from tests.routes.table import ROUTES, Attempt, tried

FORGED = [route for route in ROUTES if route.family == forged.__name__.rpartition(".")[2]]


def test_audit_is_content_with_the_society_of_the_table(society):
    assert list(auditing.findings()) == []


@pytest.mark.parametrize("route", FORGED, ids=lambda route: route.name)
def test_forged_row_or_file_is_found_by_the_audit(society, route):
    attempt = Attempt(society, next(iter(route.kinds_in(society))))
    refused = tried(route, attempt)

    found = list(auditing.findings())

    assert found or refused or Crawl().everywhere().leaks == []
