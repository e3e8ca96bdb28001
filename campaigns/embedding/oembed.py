"""oEmbed 1.0 (https://oembed.com): which card stands for an address of ours, as JSON or XML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpResponse
from wagtail.models import Page

from approval import seals
from core import entries, headers, images, kinds, shell
from core.models import SiteRendition

from . import code
from .answer import card_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.models import PublicEntry
    from core.presentation import EmbedCard
    from core.sites import Place

ADDRESS = code.OEMBED
TYPES = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}
CACHE_SECONDS = 3600
MOST_DIGITS = 6


def answer(request: HttpRequest, place: Place, path: str) -> HttpResponse | None:
    """200, or as the specification says: 404 nothing there, 401 not for everybody, 501 no such format."""
    if path.rstrip("/") != ADDRESS:
        return None
    form = request.GET.get("format", "json")
    if form not in TYPES:
        return _plain("501 Not Implemented: json or xml\n", 501)
    if not request.GET.get("url"):
        return _plain("400 Bad Request: url is missing\n", 400)
    asked = _path_of(request, place, request.GET["url"])
    entry = _entry(place, asked) if asked else None
    kind = kinds.find(entry.kind) if entry else None
    card = card_of(request, kind, entry) if entry and kind and kind.embedded else None
    if entry is None or card is None:
        return _plain(*(_NOT_FOR_ALL if asked and _is_restricted(place, asked) else _NOT_FOUND))
    found = _data(request, place, entry, card)
    text = json.dumps(found, ensure_ascii=False) if form == "json" else _xml(found)
    return _open(HttpResponse(text, content_type=TYPES[form]))


_NOT_FOUND = ("404 Not Found\n", 404)
_NOT_FOR_ALL = ("401 Unauthorized\n", 401)


def _plain(text: str, status: int) -> HttpResponse:
    return _open(HttpResponse(text, status=status, content_type="text/plain; charset=utf-8"))


def _open(response: HttpResponse) -> HttpResponse:
    """Whoever may read it, may read it from any page: it says nothing that is not public."""
    response["Access-Control-Allow-Origin"] = "*"
    return headers.protect(response)


def _path_of(request: HttpRequest, place: Place, url: str) -> str:
    """The path of an address of this site; "" for one of another."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    ours = {request.get_host(), urlsplit(place.url).netloc, urlsplit(shell.absolute(place, "/")).netloc}
    if parts.scheme not in {"http", "https"} or parts.netloc not in ours:
        return ""
    path = unquote(parts.path) or "/"
    return path if path.endswith("/") else f"{path}/"


def _entry(place: Place, path: str) -> PublicEntry | None:
    found = entries.find(place.id, path) if "\x00" not in path else []
    return found[-1] if found and found[-1].path == path and found[-1].key == found[-1].owner else None


def _is_restricted(place: Place, path: str) -> bool:
    """Whether a page stands there that some may read: Wagtail asks them to sign in at its address as well."""
    root = Page.objects.filter(pk=place.root_id).first()
    if root is None or "\x00" in path:
        return False
    rows = Page.objects.filter(url_path=root.url_path.rstrip("/") + path, live=True)
    return any(
        page.get_view_restrictions().exists() and seals.is_sealed(entries.page_key(page.pk)) for page in rows
    )


def _data(request: HttpRequest, place: Place, entry: PublicEntry, card: EmbedCard) -> dict[str, Any]:
    kind = kinds.named(entry.kind)
    width = min(code.WIDTH, _limit(request, "maxwidth") or code.WIDTH)
    height = min(code.height_of(card), _limit(request, "maxheight") or code.height_of(card))
    theme = request.GET.get("theme", "")
    url = code.address(place, kind.embedded, entry.object_id, theme if theme in code.THEMES else "light")
    society = shell.society(place.id, entry.language).name or place.hostname
    data: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": card.title.replace("\u200b", ""),
        "author_name": society,
        "author_url": shell.absolute(place, "/"),
        "provider_name": society,
        "provider_url": shell.absolute(place, "/"),
        "cache_age": CACHE_SECONDS,
        "html": code.frame(url, card.title.replace("\u200b", ""), width, height),
        "width": width,
        "height": height,
    }
    return data | _thumbnail(request, place, entry)


def _limit(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 0


def _thumbnail(request: HttpRequest, place: Place, entry: PublicEntry) -> dict[str, Any]:
    """The largest picture within the limits; none rather than one that is too large."""
    wide, high = (_limit(request, name) or 10**MOST_DIGITS for name in ("maxwidth", "maxheight"))
    specs = [images.SHARE, *(f"{size}|format-webp" for size in images.CARD)]
    rows = SiteRendition.objects.filter(image_id=entry.picture_id or 0, filter_spec__in=specs)
    fitting = [row for row in rows if row.width <= wide and row.height <= high]
    if not fitting:
        return {}
    row = max(fitting, key=lambda found: (found.filter_spec == images.SHARE, found.width))
    return {
        "thumbnail_url": shell.absolute(place, settings.MEDIA_URL + row.file.name),
        "thumbnail_width": row.width,
        "thumbnail_height": row.height,
    }


def _xml(data: dict[str, Any]) -> str:
    inner = "".join(f"<{name}>{escape(_fit(str(value)))}</{name}>" for name, value in data.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?><oembed>{inner}</oembed>'


def _fit(text: str) -> str:
    """Without what XML 1.0 cannot carry."""
    return "".join(c for c in text if c >= " " or c in "\t\n")
