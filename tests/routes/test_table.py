"""Every route of the table, on every kind it is about: a stranger finds nothing of what was tried."""

from __future__ import annotations

import pytest

from core.models import SiteImage
from tests.routes import code, forged, media, orm, sql, translations, workflow
from tests.routes.crawling import Crawl
from tests.routes.society import PERSON, kinds_missing
from tests.routes.table import ROUTES, Attempt, tried

FAMILIES = (code, forged, media, orm, sql, translations, workflow)
SHUT_ROUTES = [route for route in ROUTES if route.family != "forged"]


def test_every_kind_is_tried():
    assert kinds_missing() == set()


def test_society_of_the_table_is_clean(society):
    crawl = Crawl().everywhere(thorough=True)

    assert (crawl.leaks, crawl.errors) == ([], [])
    paths = {society.public(kind).get_url_parts()[2] for kind in society.live if kind != PERSON}
    picture = SiteImage.objects.get(pk=society.picture).file.url
    assert paths | {picture, f"/documents/{society.document}/a.pdf", "/sitemap.xml"} <= crawl.found


@pytest.mark.parametrize("shut_route", SHUT_ROUTES, ids=lambda route: f"{route.family}-{route.name}")
def test_route_is_shut(society, shut_route):
    route = shut_route
    attempts = {}
    for kind in route.kinds_in(society):
        attempts[kind] = attempt = Attempt(society, kind)
        tried(route, attempt)

    crawl = Crawl().everywhere()

    assert crawl.errors == []
    assert crawl.leaks == [], {kind: attempt.mark.number for kind, attempt in attempts.items()}
