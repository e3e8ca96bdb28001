"""The lean way to the reader: from an address to an answer, without session, user or messages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation

from core import entries, headers, kinds, rendering, shell, sites, views
from core.prepared import Prepared

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page

    from core.models import PublicEntry


def answer(request: HttpRequest) -> HttpResponse | None:
    """The public answer for this address; None when there is no entry and Django must look further."""
    place = sites.of(request)
    if place is None or len(request.path_info) > 255:
        return None
    path = request.path_info
    trail = entries.find(place.id, path)
    if not trail:
        return None
    if not path.endswith("/"):
        return _without_slash(request, place.id, path, trail)
    if trail[-1].path == path:
        return page(request, trail)
    return below(request, trail, path)


def _without_slash(request, site_id: int, path: str, trail: list[PublicEntry]) -> HttpResponse | None:
    answered = below(request, trail, path)
    if answered is None and entries.public().filter(site_id=site_id, path=path + "/").exists():
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{path}/" + (f"?{query}" if query else ""))
    return answered


@cache
def _live(model: type[Page]) -> Prepared[Page]:
    """The live page of a type by its number."""
    return Prepared(lambda pk: model.objects.filter(pk=pk, live=True).select_related("locale"))


def page(request: HttpRequest, trail: list[PublicEntry]) -> HttpResponse | None:
    """Renders the entry at the end of the trail."""
    entry = trail[-1]
    owner = _owner(trail)
    if entry is not owner:
        return below(request, trail, entry.path)
    kind = kinds.named(owner.kind)
    content = _live(kind.model).first(pk=owner.object_id)  # type: ignore[arg-type]  # a class is hashable
    if content is None:
        return None
    return rendering.respond(request, content, trail)


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
    return headers.protect(response) if response is not None else None
