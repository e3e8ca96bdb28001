"""The lean way to the reader: from an address to an answer, without session, user or messages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation

from core import entries, headers, kinds, rendering, shell, sites, standing, views
from core.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from core.models import PublicEntry

    Below = Callable[[HttpRequest, list[PublicEntry], str], HttpResponse | None]
    Otherwise = Callable[[HttpRequest, sites.Place, str], HttpResponse | None]

# Other rooms answer what lies below pages of every kind, and what was public once; core knows neither.
_below: list[Below] = []
_otherwise: list[Otherwise] = []
_at_last: list[Otherwise] = []
# Addresses that belong to no page, by how they begin.
_addresses: dict[str, Otherwise] = {}


def below_every_page(function: Below) -> None:
    """Asks this function for what lies below a page and its kind doesn't answer."""
    _below.append(function)


def otherwise(function: Otherwise) -> None:
    """Asks this function for an address at which nothing is public."""
    _otherwise.append(function)


def at_last(function: Otherwise) -> None:
    """Asks this function for an address at which nobody had anything, Django's own views included."""
    _at_last.append(function)


def address(beginning: str, function: Otherwise) -> None:
    """Asks this function, before all pages, for addresses that begin so."""
    _addresses[beginning] = function


def answer_at_last(request: HttpRequest) -> HttpResponse | None:
    place = sites.of(request)
    if place is None:
        return None
    found = (function(request, place, request.path_info) for function in _at_last)
    return next((response for response in found if response is not None), None)


def answer(request: HttpRequest) -> HttpResponse | None:
    """The public answer for this address; None when there is none and Django must look further."""
    place = sites.of(request)
    if place is None or len(request.path_info) > 255:
        return None
    return _answer_address(request, place) or _answer(request, place) or _answer_otherwise(request, place)


def _answer_address(request: HttpRequest, place: sites.Place) -> HttpResponse | None:
    asked = (f for beginning, f in _addresses.items() if request.path_info.startswith(beginning))
    return next((r for f in asked if (r := f(request, place, request.path_info)) is not None), None)


def _answer_otherwise(request: HttpRequest, place: sites.Place) -> HttpResponse | None:
    # Pages end with a slash; files, which are asked for often, do not.
    if not request.path_info.endswith("/"):
        return None
    found = (function(request, place, request.path_info) for function in _otherwise)
    return next((response for response in found if response is not None), None)


def _answer(request: HttpRequest, place: sites.Place) -> HttpResponse | None:
    path = request.path_info
    trail = entries.find(place.id, path)
    if not trail:
        return None
    if not path.endswith("/"):
        return _without_slash(request, place.id, path, trail)
    if trail[-1].path == path:
        return page(request, trail)
    return below(request, trail, path)


def receive(request: HttpRequest) -> HttpResponse | None:
    """The answer to what a reader sends to a public address; None when nothing public takes anything there.

    Who is signed in is answered as everybody is: no session is read, so there is no authority to misuse.
    """
    place, path = sites.of(request), request.path_info
    if place is None or len(path) > 255 or not path.endswith("/"):
        return None
    trail = entries.find(place.id, path)
    if not trail:
        return None
    owner, entry = _owner(trail), trail[-1]
    with translation.override(owner.language):
        if entry.path != path:
            return _sealed_off(standing.receive(request, owner, path[len(owner.path) :]))
        kind = kinds.named(owner.kind)
        content = _live(owner.kind).first(pk=owner.object_id) if entry is owner else None
        if content is None:
            return None
        return _sealed_off(kind.receive(content, rendering.view_of(request, trail)))


def _sealed_off(response: HttpResponse | None) -> HttpResponse | None:
    """With the headers of every public answer, and kept by nobody."""
    if response is not None:
        headers.protect(response)
        response["Cache-Control"] = "no-store"
    return response


def _without_slash(request, site_id: int, path: str, trail: list[PublicEntry]) -> HttpResponse | None:
    answered = below(request, trail, path)
    if answered is None and entries.public().filter(site_id=site_id, path=path + "/").exists():
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{path}/" + (f"?{query}" if query else ""))
    return answered


@cache
def _live(kind: str) -> Prepared[Any]:
    """The live page or record of a kind by its number."""
    return Prepared(lambda pk: kinds.named(kind).live().filter(pk=pk))


def page(request: HttpRequest, trail: list[PublicEntry]) -> HttpResponse | None:
    """Renders the entry at the end of the trail."""
    entry = trail[-1]
    owner = _owner(trail)
    if entry is not owner:
        return below(request, trail, entry.path)
    content = content_of(owner)
    if content is None:
        return None
    return rendering.respond(request, content, trail)


def content_of(entry: PublicEntry) -> Any | None:
    """The live page or record that its own entry stands for."""
    return _live(entry.kind).first(pk=entry.object_id)


def _owner(trail: list[PublicEntry]) -> PublicEntry:
    """The entry of the page itself: an entry below a page belongs to the page."""
    entry = trail[-1]
    return next(e for e in reversed(trail) if e.key == entry.owner)


def below(request: HttpRequest, trail: list[PublicEntry], path: str) -> HttpResponse | None:
    """Asks the page on the way whether it answers what lies below it (feeds, archives, permanent links)."""
    owner = _owner(trail)
    rest = path[len(owner.path) :]
    if rest.endswith("qr.png") and path == trail[-1].path + "qr.png":
        return headers.protect(views.qr_code(shell.absolute(sites.place_of(request), trail[-1].path)))
    with translation.override(owner.language):
        response = kinds.named(owner.kind).below(request, owner, rest)
        response = response or standing.below(request, owner, rest)
        for function in _below if response is None else ():
            response = response or function(request, trail[: trail.index(owner) + 1], rest)
    return headers.protect(response) if response is not None else None
