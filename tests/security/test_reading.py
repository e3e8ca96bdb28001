"""Reading writes nothing: a GET never takes the database's lock."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation, kinds
from core.models import PublicEntry, SiteRendition, SocietySettings

WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|BEGIN|SAVEPOINT)", re.I)


def addresses(picture, file) -> list[str]:
    paths = list(PublicEntry.objects.values_list("path", flat=True))
    below = [f"{path}{name}" for path in paths for name in ("feed.atom", "rss.xml", "feed.json", "qr.png")]
    rendition = SiteRendition.objects.filter(image=picture).first()
    return [
        *paths,
        *below,
        *("/robots.txt", "/sitemap.xml", "/health/", "/nothing/", "/reading/?type=large", "/news/?page=2"),
        *("/search/", "/search/?q=救援", "/search/?q=欧阳明珊&kind=news&year=2026", "/news/?topic=rescue"),
        f"/documents/{file.pk}/a.pdf",
        rendition.url,
        "/admin/",
        "/account/login/",
    ]


@pytest.mark.parametrize("cookies", [{}, {"sessionid": "stale"}])
def test_no_get_of_a_reader_writes(client, whole_site, cookies):
    assert not SocietySettings.objects.exists()
    held = set(PublicEntry.objects.values_list("kind", flat=True))
    assert {kind.name for kind in kinds.all_kinds()} <= held
    client.cookies.load(cookies)
    renditions = SiteRendition.objects.count()
    found = {}
    for address in addresses(*whole_site):
        generation.forget()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = client.get(address)
            if response.streaming:
                b"".join(response.streaming_content)
        assert response.status_code < 500, address
        if cookies == {}:
            assert "sessionid" not in response.cookies, address
        found[address] = [q["sql"] for q in queries if WRITES.match(q["sql"])]
    assert {address: sql for address, sql in found.items() if sql} == {}
    assert SiteRendition.objects.count() == renditions
    assert not SocietySettings.objects.exists()
