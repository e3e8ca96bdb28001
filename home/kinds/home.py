from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from campaigns import cards
from core import bodies, entries, feeds, images, shell
from core.kinds import EntryDraft, Kind, TextPart, register
from core.models import PublicEntry
from core.presentation import Figure, KeyFigures, Lead, Link, RowList, Urgent
from home.models import HomePage
from memorial import strip as memorial
from news.chronicle import reading as chronicle
from news.feeds import respond

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.rendering import View

RELATED_TO_LEAD = 2
FROM_FIRST_COLUMN = 12


@register
class HomeKind(Kind):
    name = "home"
    model = HomePage
    template = "home/home_page.html"
    label = gettext_lazy("Home page")
    listed = False
    json_ld_type = "WebSite"
    signed = False

    def entry(self, page: HomePage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        return draft

    def texts(self, page: HomePage) -> dict[str, list[TextPart]]:
        return {
            "": [
                TextPart("body", text)
                for text in (page.summary, *bodies.texts(bodies.raw_of(page.body)))
                if text
            ]
        }

    def media(self, page: HomePage) -> set[str]:
        return bodies.references(bodies.raw_of(page.body)).media()

    def gather(self, page: HomePage, view: View) -> dict[str, Any]:
        columns = list(page.columns.all())
        doors = list(page.doors.all())
        lists, linked = _shown(page, columns, doors, view)
        view.shell["urgent"] = _urgent(page, linked)
        view.feeds = feeds.head_links(view.path, page.seo_title or page.title)
        return {
            "title": page.seo_title or page.title,
            "lead": _lead(page, columns, lists, linked),
            "doors": tuple(door for row in doors if (door := _door(row, linked))),
            "lists": _lists(columns, lists, linked),
            "figures": _figures(page, linked),
            "chronicle": tuple(chronicle.from_public(e) for e in lists[chronicle.list_name(view)]),
            "chronicle_url": chronicle.page_of(lists[chronicle.list_name(view)]),
            "campaigns": cards.strip(lists[cards.list_name(view.place.id, view.language)], view.today),
            "campaigns_url": _campaigns_url(view),
            # The rooms of memorial and disclosure put their strips here; what is empty is not shown.
            "memorial": memorial.of(view),
            "disclosure": None,
            "blocks": bodies.gather(bodies.raw_of(page.body)),
        }

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return respond(request, entry, rest)


Lists = dict[str, list[PublicEntry]]
Linked = dict[int, PublicEntry]


def _shown(page: HomePage, columns: list, doors: list, view: View) -> tuple[Lists, Linked]:
    """The newest of every list and everything the page points at, by page id. Two statements."""
    wanted = {_list_of(column): column.rows for column in columns}
    if columns:
        # The lead and what goes with it come from the first column.
        wanted[_list_of(columns[0])] = max(columns[0].rows, FROM_FIRST_COLUMN)
    wanted[chronicle.list_name(view)] = page.chronicle_rows
    wanted[cards.list_name(view.place.id, view.language)] = cards.LOOKED_THROUGH
    ids = {page.urgent_page_id, page.lead_page_id, page.figures_page_id}
    ids |= {c.section_id for c in columns} | {d.target_id for d in doors}
    lists, found = entries.gather(wanted, (entries.page_key(pk) for pk in ids if pk))
    return lists, {e.object_id: e for e in found.values()}


def _campaigns_url(view: View) -> str:
    """Where all campaigns are listed; what is in no menu has no way to it."""
    found = (e for e in shell.furniture(view.place.id) if e.kind == "campaign_index")
    return next((e.path for e in found if e.language == view.language), "")


def _list_of(column: Any) -> str:
    return f"section:{column.section_id}"


def _urgent(page: HomePage, linked: Linked) -> Urgent | None:
    if not page.urgent_text:
        return None
    target = linked.get(page.urgent_page_id or 0)
    return Urgent(page.urgent_tag, page.urgent_text, target.path if target else "", page.urgent_note)


def _door(row: Any, linked: Linked) -> Link | None:
    """A door leads somewhere: one whose page is not public is not shown."""
    if row.url:
        return Link(row.title, row.url, row.note)
    target = linked.get(row.target_id)
    return Link(row.title, target.path, row.note) if target else None


def _lists(columns: list, lists: Lists, linked: Linked) -> tuple[RowList, ...]:
    made = []
    for column in columns:
        section = linked.get(column.section_id)
        if section is not None:
            rows = entries.rows(lists[_list_of(column)][: column.rows])
            made.append(RowList(column.title or section.title, tuple(rows), section.path))
    return tuple(made)


def _lead(page: HomePage, columns: list, lists: Lists, linked: Linked) -> Lead | None:
    others = lists[_list_of(columns[0])] if columns else []
    story = linked.get(page.lead_page_id or 0) or next((e for e in others if e.picture_id), None)
    if story is None:
        return None
    beside = [e for e in others if e.pk != story.pk]
    related = [e for e in beside if set(e.tags) & set(story.tags)] or beside
    return Lead(
        title=story.title,
        url=story.path,
        date=story.date,
        summary=story.summary,
        picture=images.pictures([story.picture_id]).get(story.picture_id or 0),
        related=tuple(Link(e.title, e.path) for e in related[:RELATED_TO_LEAD]),
    )


def _figures(page: HomePage, linked: Linked) -> KeyFigures | None:
    raw = bodies.raw_of(page.figures)
    if not raw:
        return None
    value = bodies.gather(raw)[0].value
    source = linked.get(page.figures_page_id or 0)
    return KeyFigures(
        items=tuple(Figure(i["label"], i["value"], i.get("unit", "")) for i in value["items"]),
        title=page.figures_title,
        source=value["source"],
        source_url=source.path if source else "",
        as_of=value["as_of"],
        scope=page.figures_scope,
    )
