from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import entries, feeds, shell, sites
from core.kinds import EntryDraft, Kind, TextPart, register
from core.paging import address, pagination
from core.presentation import Link
from disclosure import catalogue, exports, filters, lists
from disclosure.models import DisclosureIndexPage

from .disclosure import has_ended, state_tag

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.rendering import View
    from disclosure.models import DisclosureCategory

PER_PAGE = 20


@register
class DisclosureIndexKind(Kind):
    name = "disclosure_index"
    model = DisclosureIndexPage
    template = "disclosure/disclosure_index_page.html"
    label = gettext_lazy("Disclosure catalogue")
    listed = False
    section = True
    signed = False
    json_ld_type = "DataCatalog"

    def entry(self, page: DisclosureIndexPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        draft.facets = {"holds_lists": True}
        return draft

    def texts(self, page: DisclosureIndexPage) -> dict[str, list[TextPart]]:
        return {"": [TextPart("body", text) for text in (page.summary, page.guide) if text]}

    def meta(self, page: DisclosureIndexPage, view: View) -> list[tuple[str, str]]:
        return [
            ("ColumnName", page.title),
            ("ColumnDescription", page.summary),
            ("ColumnType", page.title),
        ]

    def json_ld(self, page: DisclosureIndexPage, view: View) -> dict[str, Any]:
        file = shell.absolute(view.place, view.path + exports.NAME)
        table = {"@type": "DataDownload", "contentUrl": file, "encodingFormat": "text/csv"}
        return {"dataset": [{"@type": "Dataset", "name": page.title, "description": page.summary or page.title,
                             "distribution": [table]}]}  # fmt: skip

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        if rest == exports.NAME:
            return exports.respond(request, entry)  # type: ignore[return-value]  # a streamed answer is one
        folder, _slash, name = rest.rpartition("/")
        if name in feeds.TYPES and not folder:
            return feeds.respond(request, entry, name, lists.name(entry.object_id))
        if name in feeds.TYPES and folder.startswith("category/"):
            category = catalogue.tree().by_slug(folder.removeprefix("category/"))
            return _feed(request, entry, name, category) if category else None
        return None

    def gather(self, page: DisclosureIndexPage, view: View) -> dict[str, Any]:
        offer = filters.offer_of(page.pk, view.request.GET.get("sort", ""))
        choice = filters.read(view.request.GET, offer)
        found = entries.list_page(
            choice.list_name(offer),
            view.number(),
            choice.span(),
            PER_PAGE,
            oldest_first=choice.sort == filters.OLDEST,
        )
        category = filters.chosen_class(offer, choice)
        view.query = address("", choice.arguments(), found.number).removeprefix("?")
        view.title = _title(page, category, found.number, view.language)
        base = f"{view.path}category/{category.slug}/" if category else view.path
        name = category.label(view.language) if category else page.title
        view.feeds = feeds.head_links(base, name)
        return {
            "title": page.title,
            "summary": page.summary,
            "guide": page.guide,
            "count": found.count,
            "heading": category.label(view.language) if category else _("All classes"),
            "rows": _rows(found.entries, view.today),
            "filters": filters.form(view.path, offer, choice, view.language),
            "facet": filters.facet(view.path, offer, choice, view.language),
            "table_url": address(view.path + exports.NAME, choice.arguments()),
            "feeds": feeds.links(base),
            "pagination": pagination(view.path, choice.arguments(), found.number, found.last),
            "by_made": choice.sort == filters.MADE,
        }


def _title(page: DisclosureIndexPage, category: DisclosureCategory | None, number: int, language: str) -> str:
    title = page.seo_title or page.title
    if category:
        title = f"{category.label(language)} - {title}"
    return title if number == 1 else _("%(title)s, page %(number)s") % {"title": title, "number": number}


def _rows(found: list[PublicEntry], today: date) -> tuple[dict[str, Any], ...]:
    """The rows of the table, each with what replaced it; one statement for all of those."""
    keys = {e.pk: entries.page_key(e.facets["replaced_by"]) for e in found if e.facets.get("replaced_by")}
    others = (
        {e.key: Link(e.title, e.path) for e in entries.public().filter(owner__in=keys.values())}
        if keys
        else {}
    )
    return tuple(
        {
            "date": e.date,
            "made": e.facets.get("made", ""),
            "title": e.title,
            "url": e.path,
            "number": e.facets.get("number", ""),
            # The first half is the same for all of a catalogue.
            "index_number": e.facets.get("index_number", "").rpartition("/")[2],
            "tag": state_tag(e.facets, today),
            "files": 0 if has_ended(e.facets, today) else e.facets.get("files", 0),
            "replaced_by": others.get(keys.get(e.pk, "")),
        }
        for e in found
    )


def _feed(
    request: HttpRequest, entry: PublicEntry, name: str, category: DisclosureCategory
) -> HttpResponse | None:
    """The newest of one class and those below it."""
    place = sites.place_of(request)
    own = f"{entry.path}category/{category.slug}/{name}"
    label = category.label(entry.language)

    def make() -> feeds.Feed:
        made = feeds.gather(place, entry, name, lists.name(entry.object_id, category.pk), lambda e: ())
        return replace(
            made,
            title=f"{label} - {made.title}",
            url=shell.absolute(place, f"{entry.path}?category={category.slug}"),
            own_url=shell.absolute(place, own),
        )

    return feeds.of(request, name, ("disclosure feed", entry.pk, name, category.pk), make)
