"""Which site and which language an address belongs to. Languages come from the path only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import DisallowedHost
from wagtail.models import Site

from core import generation

if TYPE_CHECKING:
    from django.http import HttpRequest

HTML_LANGUAGES = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}


@dataclass(frozen=True, slots=True)
class Place:
    """A site as requests need it."""

    id: int
    root_id: int
    hostname: str
    port: int
    url: str


def _all() -> tuple[list[Place], Place | None]:
    def read():
        rows = list(Site.objects.order_by("-is_default_site", "pk"))
        places = [Place(s.pk, s.root_page_id, s.hostname, s.port, s.root_url) for s in rows]
        default = next((p for p, s in zip(places, rows, strict=True) if s.is_default_site), None)
        return places, default

    return generation.kept("sites", read)


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
    return (exact or named or [default])[0]


def language_of(path: str) -> str:
    """The language of a public path: /en/… is English, everything else the site's own language."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    codes = {code for code, _ in settings.LANGUAGES}
    return first if first in codes and first != settings.LANGUAGE_CODE else settings.LANGUAGE_CODE


def home_path(language: str) -> str:
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
