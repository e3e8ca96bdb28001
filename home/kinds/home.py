from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from core import bodies, entries, feeds, images
from core.kinds import EntryDraft, Kind, TextPart, register
from core.models import PublicEntry
from core.presentation import Figure, KeyFigures, Lead, Link, RowList, Urgent
from home.models import HomePage
from news.feeds import respond

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.rendering import View

RELATED_TO_LEAD = 2


@register
class HomeKind(Kind):
    name = "home"
    model = HomePage
    template = "home/home_page.html"
    label = gettext_lazy("Home page")
    listed = False
    json_ld_type = "WebSite"

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
        linked = _linked(page, columns, doors)
        lists = _lists(columns, linked)
        view.shell["urgent"] = _urgent(page, linked)
        view.feeds = feeds.head_links(view.path, page.seo_title or page.title)
        return {
            "title": page.seo_title or page.title,
            "lead": _lead(page, columns, linked),
            "doors": tuple(door for row in doors if (door := _door(row, linked))),
            "lists": lists,
            "figures": _figures(page, linked),
            **_strips(page, view),
            "blocks": bodies.gather(bodies.raw_of(page.body)),
        }

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return respond(request, entry, rest)


def _linked(page: HomePage, columns: list, doors: list) -> dict[int, PublicEntry]:
    """Everything the page points at that is public, by page id; one statement."""
    ids = {page.urgent_page_id, page.lead_page_id, page.figures_page_id}
    ids |= {c.section_id for c in columns} | {d.target_id for d in doors}
    keys = [f"wagtailcore.page:{pk}" for pk in ids if pk]
    return {e.object_id: e for e in entries.public().filter(key__in=keys)}


def _urgent(page: HomePage, linked: dict[int, PublicEntry]) -> Urgent | None:
    if not page.urgent_text:
        return None
    target = linked.get(page.urgent_page_id)
    return Urgent(page.urgent_tag, page.urgent_text, target.path if target else "", page.urgent_note)


def _door(row: Any, linked: dict[int, PublicEntry]) -> Link | None:
    """A door leads somewhere: one whose page is not public is not shown."""
    if row.url:
        return Link(row.title, row.url, row.note)
    target = linked.get(row.target_id)
    return Link(row.title, target.path, row.note) if target else None


def _lists(columns: list, linked: dict[int, PublicEntry]) -> tuple[RowList, ...]:
    made = []
    for column in columns:
        section = linked.get(column.section_id)
        if section is None:
            continue
        rows = entries.rows(entries.newest(f"section:{column.section_id}", column.rows))
        made.append(RowList(column.title or section.title, tuple(rows), section.path))
    return tuple(made)


def _lead(page: HomePage, columns: list, linked: dict[int, PublicEntry]) -> Lead | None:
    story = linked.get(page.lead_page_id)
    others: list[PublicEntry] = []
    if columns:
        others = entries.newest(f"section:{columns[0].section_id}", 12)
    if story is None:
        story = next((e for e in others if e.picture_id), None)
    if story is None:
        return None
    related = [e for e in others if e.pk != story.pk and set(e.tags) & set(story.tags)]
    related = (related or [e for e in others if e.pk != story.pk])[:RELATED_TO_LEAD]
    picture = images.pictures([story.picture_id]).get(story.picture_id)
    return Lead(
        title=story.title,
        url=story.path,
        date=story.date,
        summary=story.summary,
        picture=picture,
        related=tuple(Link(e.title, e.path) for e in related),
    )


def _figures(page: HomePage, linked: dict[int, PublicEntry]) -> KeyFigures | None:
    raw = bodies.raw_of(page.figures)
    if not raw:
        return None
    value = bodies.gather(raw)[0].value
    source = linked.get(page.figures_page_id)
    return KeyFigures(
        items=tuple(Figure(i["label"], i["value"], i.get("unit", "")) for i in value["items"]),
        title=page.figures_title,
        source=value["source"],
        source_url=source.path if source else "",
        as_of=value["as_of"],
        scope=page.figures_scope,
    )


def _strips(page: HomePage, view: View) -> dict[str, Any]:
    """Strips of rooms; each disappears when it has nothing to show."""
    from news.chronicle import reading as chronicle

    newest, url = chronicle.newest(view.place.id, view.language, page.chronicle_rows)
    return {
        "campaigns": (),
        "campaigns_url": "",
        "chronicle": newest,
        "chronicle_url": url,
        "memorial": None,
        "disclosure": None,
    }
