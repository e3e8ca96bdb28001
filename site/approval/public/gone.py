"""What stands at the address of a page that was withdrawn: 410, with the public reason or without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext as _

from approval.enums import Descent
from approval.models import Version, Withdrawal
from core import entries, headers, shell
from core.entries import ZONE
from core.models import PublicEntry
from core.prepared import Prepared
from core.presentation import Link

from . import earlier

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.sites import Place

_ON_THE_WAY = Prepared(lambda site, paths: Withdrawal.objects.in_force().filter(site_id=site, path__in=paths))


def answer(request: HttpRequest, place: Place, path: str) -> HttpResponse | None:
    """The notice at this address or above it; None when nothing was withdrawn there. One statement."""
    rows = _ON_THE_WAY(site=place.id, paths=entries.prefixes(path))
    if not rows:
        return None
    found = max(rows, key=lambda row: (len(row.path), row.pk))
    with translation.override(found.language):
        if found.descent == Descent.RETRACTED:
            return _version(request, found, path) or _notice(request, found)
        return _silence(request, found)


def _version(request: HttpRequest, found: Withdrawal, path: str) -> HttpResponse | None:
    match = earlier.ADDRESS.fullmatch(path[len(found.path) :])
    if match is None:
        return None
    entry = _entry(found)
    above = [e for e in entries.find(found.site_id, found.path) if e.path != found.path]
    if match[1] is None:
        return earlier.listing(request, above, entry, found)
    return earlier.one(request, above, entry, int(match[1]), found)


def _entry(found: Withdrawal) -> PublicEntry:
    """The entry that the page would have; never saved."""
    return PublicEntry(
        site_id=found.site_id,
        language=found.language,
        path=found.path,
        key=found.key,
        owner=found.key,
        kind=found.kind,
        title=found.title,
    )


def _notice(request: HttpRequest, found: Withdrawal) -> HttpResponse:
    numbers = list(Version.objects.of(found.key).readable().values_list("approval__version", flat=True)[:2])
    links = [Link(_("The version that was withdrawn"), f"{found.path}versions/{n}/") for n in numbers[:1]]
    links += [Link(_("All versions"), f"{found.path}versions/")] if len(numbers) > 1 else []
    first = found.first_published_at
    return _gone(
        request,
        _("This page was taken down"),
        found,
        title=found.title,
        reason=found.public_reason,
        date=found.withdrawn_at.astimezone(ZONE).date() if found.withdrawn_at else None,
        published=first.astimezone(ZONE).date() if first else None,
        links=links,
    )


def _silence(request: HttpRequest, found: Withdrawal) -> HttpResponse:
    return _gone(
        request, _("No longer public"), found, title="", reason="", date=None, published=None, links=[]
    )


def _gone(request: HttpRequest, heading: str, found: Withdrawal, **context) -> HttpResponse:
    surroundings = shell.bare(request, heading, language=found.language, robots="noindex")
    text = get_template("410.html").render({"shell": surroundings, **context})
    return headers.protect(HttpResponse(text, status=410))
