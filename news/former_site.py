"""Addresses of a former site: whoever still follows one is led to the page that was brought over from it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from django.http import HttpResponsePermanentRedirect

from core import entries
from core.prepared import Prepared

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.sites import Place

# The membership of a list is what is indexed, and comes and goes with publication.
_FORMER = Prepared(
    lambda site, names: (
        entries.public()
        .filter(site_id=site, listings__list__in=names)
        .order_by("-moment", "-pk")
        .values_list("listings__list", "path")
    )
)


def lists(address: str) -> set[str]:
    """The list that holds what stood at this address; the host of the former site doesn't matter."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return set()
    # The home page of a former site is no article.
    return {_name(unquote(parts.path), parts.query)} if parts.path.strip("/") else set()


def _name(path: str, query: str) -> str:
    return "former:" + sha256(f"{path}?{query}".encode("utf-8", "surrogatepass")).hexdigest()


def answer(request: HttpRequest, place: Place, path: str) -> HttpResponse | None:
    """Leads to what stood at this address of the former site, if it is public here. One statement."""
    wanted = [_name(path, request.META.get("QUERY_STRING", "")), _name(path, "")]
    found = dict(reversed(_FORMER(site=place.id, names=wanted)))
    address = next((found[name] for name in wanted if name in found), path)
    return HttpResponsePermanentRedirect(address) if address != path else None
