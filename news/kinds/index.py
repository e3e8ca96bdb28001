from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core import entries, feeds, generation, shell
from core.entries import Span
from core.kinds import EntryDraft, Kind, TextPart, register
from core.paging import address, by_month, pagination
from core.presentation import Link
from news import filters, topics
from news.feeds import respond
from news.models import NewsIndexPage

from .shared import column_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.presentation import Row
    from core.rendering import View

PINNED = 6
# A picture for one row in so many: enough to lead the eye, few enough to read down the line.
PICTURE_EVERY = 3


def pinned_list(section_id: int) -> str:
    """The list of a section's pinned entries, in the order of the day until which they are."""
    return f"section:{section_id}|pinned"


@register
class NewsIndexKind(Kind):
    name = "news_index"
    model = NewsIndexPage
    template = "news/news_index_page.html"
    label = gettext_lazy("Column")
    listed = False
    section = True
    signed = False
    json_ld_type = "CollectionPage"

    def entry(self, page: NewsIndexPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        draft.facets = {
            "holds_lists": True,
            "column_type": page.column_type,
            "keywords": page.keywords,
        }
        return draft

    def texts(self, page: NewsIndexPage) -> dict[str, list[TextPart]]:
        return {"": [TextPart("body", page.summary)] if page.summary else []}

    def meta(self, page: NewsIndexPage, view: View) -> list[tuple[str, str]]:
        return column_names(view.entry) if view.entry else []

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return respond(request, entry, rest)

    def gather(self, page: NewsIndexPage, view: View) -> dict[str, Any]:
        offer = offer_of(page.pk, view)
        choice = filters.read(view.request.GET, offer)
        section = offer.columns[choice.column].object_id if choice.column else page.pk
        name = f"section:{section}" + (f"|tag:{choice.topic}" if choice.topic else "")
        found = entries.list_page(name, view.number(), choice.span())
        pinned = [] if choice or found.number > 1 else pinned_rows(page.pk, view.today)
        view.query = address("", choice.arguments(), found.number).removeprefix("?")
        view.title = page_title(page.seo_title or page.title, found.number)
        view.feeds = feeds.head_links(view.path, page.title)
        return {
            "title": page.title,
            "summary": page.summary,
            "count": found.count,
            "months": by_month(unpinned_rows(found.entries, pinned)),
            "pinned": tuple(pinned),
            "filters": filters.form(view.path, offer, choice),
            "columns": columns_beside(page, view),
            "feeds": feeds.links(view.path),
            "pagination": pagination(view.path, choice.arguments(), found.number, found.last),
            "notices": (),
        }


def page_title(title: str, number: int) -> str:
    return title if number == 1 else _("%(title)s, page %(number)s") % {"title": title, "number": number}


def child_columns(page_id: int, view: View) -> list[PublicEntry]:
    return [e for e in shell.furniture(view.place.id) if e.parent == page_id and e.kind == NewsIndexKind.name]


def offer_of(page_id: int, view: View) -> filters.Offer:
    """What can be chosen here; topics and years only where something is found under them."""

    def read() -> filters.Offer:
        return filters.Offer(
            columns={e.path.rstrip("/").rpartition("/")[2]: e for e in child_columns(page_id, view)},
            topics=topics.held(page_id, view.language),
            years=entries.years(f"section:{page_id}"),
        )

    return generation.kept(("offer", page_id, view.language), read)


def columns_beside(page: NewsIndexPage, view: View) -> tuple[Link, ...]:
    """All of the column that holds several, then each; the same row of choices on all of them."""
    below = child_columns(page.pk, view)
    above = view.trail[-2] if view.entry and len(view.trail) > 1 else None
    if below:
        whole = Link(pgettext("columns", "All"), view.path, current=True)
    elif above is not None and above.kind == NewsIndexKind.name:
        below = child_columns(above.object_id, view)
        whole = Link(pgettext("columns", "All"), above.path)
    else:
        return ()
    return (whole, *(Link(e.title, e.path, current=e.path == view.path) for e in below))


def pinned_rows(section_id: int, today: date) -> list[Row]:
    """What is pinned today, that which stays longest first."""
    found = entries.newest(pinned_list(section_id), PINNED, Span(today, date(9998, 12, 31)))
    return [replace(row, tags=("pinned", *row.tags)) for row in entries.rows(found)]


def unpinned_rows(found: list[PublicEntry], pinned: list[Row]) -> list[Row]:
    """The rows of a page but for what is pinned above them, with pictures here and there."""
    above = {row.url for row in pinned}
    return spaced(entries.rows([e for e in found if e.path not in above], with_pictures=True))


def spaced(rows: Iterable[Row]) -> list[Row]:
    """Rows with pictures here and there."""
    made: list[Row] = []
    since = PICTURE_EVERY
    for row in rows:
        since += 1
        if row.picture and since < PICTURE_EVERY:
            row = replace(row, picture=None)
        if row.picture:
            since = 0
        made.append(row)
    return made
