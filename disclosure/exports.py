"""The catalogue as a table to download: CSV with a byte order mark, streamed, safe to open in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import entries, kinds, shell, sites, tables
from disclosure import catalogue, filters
from disclosure.enums import Openness, Validity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import HttpRequest

    from core.models import PublicEntry

NAME = "catalogue.csv"


def respond(request: HttpRequest, entry: PublicEntry) -> StreamingHttpResponse:
    """The filtered list, in its order."""
    offer = filters.offer_of(entry.object_id, request.GET.get("sort", ""))
    choice = filters.read(request.GET, offer)
    place = sites.place_of(request)
    rows = entries.batches(choice.list_name(offer), choice.span(), oldest_first=choice.sort == filters.OLDEST)
    lines = _lines(rows, place, entry.language)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="disclosure-{timezone.localdate()}.csv"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _lines(rows: Iterable[list[PublicEntry]], place: sites.Place, language: str) -> Iterator[str]:
    # The request's language has ended when this runs.
    with translation.override(language):
        yield tables.csv_file([_heads()])
        tree, bodies = catalogue.tree(), catalogue.bodies()
        for batch in rows:
            yield tables.csv_lines(_cells(entry, tree, bodies, place, language) for entry in batch)


def _heads() -> tuple[str, ...]:
    return (
        _("Index number"), _("Title"), _("Document number"), _("Class"), _("Kind"), _("Issuing body"),
        _("Issued together with"), _("Responsible section"), _("Made on"), pgettext("label", "Published"),
        _("Period from"), _("Period until"), pgettext("label", "Validity"), _("Openness"), _("Attachments"),
        _("Web address"),
    )  # fmt: skip


def _cells(entry, tree, bodies, place, language) -> tuple[str, ...]:
    facets = entry.facets
    issuer = bodies.get(facets.get("issuer"))
    joint = (bodies[pk].label(language) for pk in facets.get("joint", ()) if pk in bodies)
    start, end = facets.get("period", ("", ""))
    way = (category.label(language) for category in tree.way_to(facets.get("category")))
    return (
        facets.get("index_number", ""),
        entry.title.replace("\u200b", ""),
        facets.get("number", ""),
        " / ".join(way),
        kinds.label(entry.kind),
        issuer.label(language) if issuer else "",
        "、".join(joint),
        facets.get("responsible", ""),
        facets.get("made", ""),
        entry.date.isoformat(),
        start,
        end,
        str(Validity(facets.get("validity", Validity.IN_FORCE)).label),
        str(Openness(facets.get("openness", Openness.ACTIVE)).label),
        str(facets.get("files", 0)),
        shell.absolute(place, entry.path),
    )
