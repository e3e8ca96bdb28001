from __future__ import annotations

from collections import Counter
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from core import bodies, entries
from core.entries import ZONE
from core.kinds import EntryDraft, Kind, TextPart, register
from core.presentation import Facet, Link
from news.chronicle import reading
from news.models import ChronicleEntry, ChronicleIndexPage, ChroniclePage, EventKind

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.rendering import View

LATEST = 6


@register
class ChronicleIndexKind(Kind):
    name = "chronicle_index"
    model = ChronicleIndexPage
    template = "news/chronicle_index_page.html"
    label = gettext_lazy("Chronicle")
    listed = False
    section = True
    json_ld_type = "CollectionPage"

    def entry(self, page: ChronicleIndexPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        return draft

    def texts(self, page: ChronicleIndexPage) -> dict[str, list[TextPart]]:
        return {"": [TextPart("body", text) for text in bodies.texts(bodies.raw_of(page.body))]}

    def media(self, page: ChronicleIndexPage) -> set[str]:
        return bodies.references(bodies.raw_of(page.body)).media()

    def gather(self, page: ChronicleIndexPage, view: View) -> dict[str, Any]:
        latest = entries.newest(reading.list_name(view), LATEST)
        return {
            "title": page.title,
            "summary": page.summary,
            "blocks": bodies.gather(bodies.raw_of(page.body)),
            "years": tuple(periods(page.pk, noted=True)),
            "latest": tuple(reading.from_public(entry) for entry in latest),
            "latest_title": "",
            "notices": (),
            "approval": view.approval,
        }


def periods(index_id: int | None, current: str = "", *, noted: bool = False) -> list[Link]:
    """The periods of a chronicle, the newest first."""
    found = sorted(entries.children(index_id), key=lambda e: e.facets.get("year", 0), reverse=True)
    return [
        Link(
            e.title if noted else str(e.facets.get("year", e.title)),
            e.path,
            note=_("%(count)s entries") % {"count": e.facets.get("count", 0)} if noted else "",
            current=e.path == current,
        )
        for e in found
    ]


@register
class ChronicleKind(Kind):
    """A period: one public entry for the page and one for each event, so that each can be found and cited."""

    name = "chronicle"
    model = ChroniclePage
    template = "news/chronicle_page.html"
    label = gettext_lazy("Chronicle")
    parts = {reading.KIND: gettext_lazy("Chronicle entry")}
    listed = False
    json_ld_type = "CollectionPage"

    def entries(self, page: ChroniclePage) -> list[EntryDraft]:
        rows = page.in_order()
        own = self.entry(page)
        own.summary = page.summary
        own.facets = {"year": page.year, "count": len(rows)}
        return [own, *(self.event(page, row) for row in rows)]

    def event(self, page: ChroniclePage, row: ChronicleEntry) -> EntryDraft:
        return EntryDraft(
            title=headline(row.text),
            moment=datetime.combine(row.start, time(12), ZONE),
            path=f"{row.slug}/",
            key=f"{entries.page_key(page.pk)}#{row.slug}",
            kind=reading.KIND,
            summary=row.text,
            meta="、".join(row.numbers)[:255],
            date=row.start,
            end=row.end,
            facets={
                "ongoing": row.ongoing,
                "precision": row.precision,
                "part_of_day": row.part_of_day,
                "numbers": row.numbers,
                "honours": row.honour_list,
            },
            lists={f"chronicle:{page.pk}"},
        )

    def texts(self, page: ChroniclePage) -> dict[str, list[TextPart]]:
        parts = {"": [TextPart("body", page.summary)] if page.summary else []}
        for row in page.in_order():
            parts[f"{row.slug}/"] = [
                TextPart("body", row.text),
                *(TextPart("numbers", number) for number in row.numbers),
                *(TextPart("body", honour) for honour in row.honour_list),
            ]
        return parts

    def gather(self, page: ChroniclePage, view: View) -> dict[str, Any]:
        rows = page.in_order()
        chosen = view.request.GET.get("kind", "")
        facet, name, chosen_id = kinds_facet(rows, view.path, chosen)
        shown = [r for r in rows if chosen_id is None or r.kind_id == chosen_id]
        links = reports(row.link_id for row in shown)
        parent = view.entry.parent if view.entry else page.get_parent().pk
        return {
            "title": page.title,
            "summary": page.summary,
            "count": len(rows),
            "until": max((r.end or r.start for r in rows), default=None),
            "years": tuple(periods(parent, view.path)),
            "kinds": facet,
            "kind_now": name,
            "months": reading.by_month(reading.from_row(row, view.path, links) for row in shown),
            "neighbours": (),
            "feeds": (),
            "notices": (),
            "approval": view.approval,
        }

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        """The permanent link of an event leads to its place on the page."""
        slug = rest.removesuffix("/")
        if "/" in slug or not entries.public().filter(key=f"{entry.key}#{slug}").exists():
            return None
        return HttpResponseRedirect(f"{entry.path}#e{slug}")


def headline(text: str, longest: int = 60) -> str:
    """The first clause of an event, as its title in results."""
    sentence = text.split("。", 1)[0]
    return sentence if len(sentence) <= longest else sentence[: longest - 1] + "…"


def kinds_facet(rows: list[ChronicleEntry], base: str, chosen: str) -> tuple[Facet | None, str, int | None]:
    """The kinds that occur, as links with their counts; name and id of the chosen one, "" and None for all."""
    english = get_language() == "en"
    counted = Counter(row.kind_id for row in rows if row.kind_id)
    if not counted:
        return None, "", None
    links, name, chosen_id = [], "", None
    for kind in EventKind.objects.filter(pk__in=counted):
        label = (kind.name_en or kind.name) if english else kind.name
        current = kind.slug == chosen
        if current:
            name, chosen_id = label, kind.pk
        links.append(Link(label, f"{base}?kind={kind.slug}", note=str(counted[kind.pk]), current=current))
    every = Link(pgettext("list", "All"), base, note=str(len(rows)), current=not name)
    return Facet(gettext("Kind"), (every, *links)), name, chosen_id


def reports(ids) -> dict[int, Link]:
    """The public news that events lead to, by page id; one statement."""
    keys = {entries.page_key(pk) for pk in ids if pk}
    if not keys:
        return {}
    return {e.object_id: Link(e.title, e.path) for e in entries.public().filter(key__in=keys)}
