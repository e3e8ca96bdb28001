"""Which site and which language an address belongs to. Languages come from the path only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import Http404
from wagtail.models import Site

from core import generation
from core.models import SocietySettings

if TYPE_CHECKING:
    from django.http import HttpRequest

DEFAULT_PORTS = {"http": 80, "https": 443}
HTML_LANGUAGES = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}


@dataclass(frozen=True, slots=True)
class Place:
    """A site as requests need it, with what its society says of itself."""

    id: int
    root_id: int
    hostname: str
    port: int
    url: str
    settings: SocietySettings = field(compare=False, repr=False)


# Sites and their settings come with one statement, kept until something public changes.
_SITES = """
    SELECT core_societysettings.*, wagtailcore_site.id AS place_id, hostname, port, root_page_id, is_default_site
    FROM wagtailcore_site LEFT JOIN core_societysettings ON core_societysettings.site_id = wagtailcore_site.id
    ORDER BY is_default_site DESC, wagtailcore_site.id
"""


def _all() -> tuple[list[Place], Place | None]:
    def read():
        rows = list(SocietySettings.objects.raw(_SITES))
        places = [_place(row) for row in rows]
        default = next((p for p, row in zip(places, rows, strict=True) if row.is_default_site), None)
        return places, default

    return generation.kept("sites", read)


def _place(row: Any) -> Place:
    about = row if row.pk else SocietySettings(site_id=row.place_id)
    return Place(row.place_id, row.root_page_id, row.hostname, row.port, _url(row.hostname, row.port), about)


def _url(hostname: str, port: int) -> str:
    """Wagtail takes every port but 443 for plain http; what PUBLIC_URL says of the same host is better known."""
    said = urlsplit(settings.PUBLIC_URL)
    if (said.hostname, said.port or DEFAULT_PORTS.get(said.scheme)) == (hostname, port):
        return settings.PUBLIC_URL.rstrip("/")
    return Site(hostname=hostname, port=port).root_url


def place_of(request: HttpRequest) -> Place:
    """As `of`, for who cannot do without. Raises Http404 for a host that is not ours."""
    place = of(request)
    if place is None:
        raise Http404
    return place


def settings_of(site_id: int) -> SocietySettings:
    """What the society of this site says of itself; empty where it has not said anything."""
    found = next((place.settings for place in _all()[0] if place.id == site_id), None)
    return found or SocietySettings(site_id=site_id)


def of(request: HttpRequest) -> Place | None:
    """The site of the request's host; the default site for a host of ours that names none."""
    places, default = _all()
    try:
        host, _, port = request.get_host().partition(":")
    except DisallowedHost:
        return None
    number = int(port) if port.isdigit() else (443 if request.is_secure() else 80)
    exact = [p for p in places if p.hostname == host and p.port == number]
    named = [p for p in places if p.hostname == host]
    return (*exact, *named, default)[0]


def language_of(path: str) -> str:
    """The language of a public path: /en/… is English, everything else the site's own language."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    codes = {code for code, _ in settings.LANGUAGES}
    return first if first in codes and first != settings.LANGUAGE_CODE else settings.LANGUAGE_CODE


def home_path(language: str) -> str:
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
