from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from core import bodies, entries, kinds, shell
from core.kinds import EntryDraft, Kind, TextPart, register
from core.presentation import Link, RowList
from home.models import SectionPage, StandardPage

if TYPE_CHECKING:
    from core.rendering import View

ROWS_PER_COLUMN = 5
COLUMNS = 4


class StandingKind(Kind):
    """What the pages that the site is built of have in common: no date, no lists, a body."""

    listed = False

    def entry(self, page: Any) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        draft.picture_id = getattr(page, "picture_id", None)
        draft.footer = getattr(page, "footer", "")
        return draft

    def texts(self, page: Any) -> dict[str, list[TextPart]]:
        parts = [
            TextPart("body", text) for text in (page.summary, *bodies.texts(bodies.raw_of(page.body))) if text
        ]
        return {"": parts}

    def media(self, page: Any) -> set[str]:
        used = bodies.references(bodies.raw_of(page.body)).media()
        picture = getattr(page, "picture_id", None)
        return used | ({f"image:{picture}"} if picture else set())

    def standing(self, page: Any, view: View) -> dict[str, Any]:
        """What every standing template takes."""
        found = bodies.references(bodies.raw_of(page.body))
        picture_id = getattr(page, "picture_id", None)
        if picture_id:
            found.images.add(picture_id)
        sources = bodies.fetch(found)
        return {
            "title": page.title,
            "summary": page.summary,
            "picture": sources.pictures.get(picture_id or 0),
            "blocks": bodies.gather(bodies.raw_of(page.body), sources),
            "notices": (),
            "approval": view.approval,
        }


def siblings(view: View) -> tuple[Link, ...]:
    """The pages beside this one, the current one marked; none for what stands right below the home page."""
    if view.entry is None or len(view.trail) < 3:
        return ()
    rows = entries.children(view.entry.parent)
    return tuple(Link(e.title, e.path, current=e.pk == view.entry.pk) for e in rows) if len(rows) > 1 else ()


@register
class StandardKind(StandingKind):
    name = "page"
    model = StandardPage
    template = "home/standard_page.html"
    label = gettext_lazy("Standing page")

    def gather(self, page: StandardPage, view: View) -> dict[str, Any]:
        return {
            **self.standing(page, view),
            "attachments": (),
            "siblings": siblings(view),
            "siblings_title": view.trail[-2].title if len(view.trail) > 2 else "",
            "published": view.entry.moment if view.entry else None,
            "updated": view.entry.updated if view.entry else None,
            "share": shell.share(view),
        }


@register
class SectionKind(StandingKind):
    name = "section"
    model = SectionPage
    template = "home/section_page.html"
    label = gettext_lazy("Section")
    section = True
    json_ld_type = "CollectionPage"

    def gather(self, page: SectionPage, view: View) -> dict[str, Any]:
        below = entries.children(page.pk)
        columns = [e for e in below if (kind := kinds.find(e.kind)) and kind.section][:COLUMNS]
        newest, _ = entries.gather({f"section:{e.object_id}": ROWS_PER_COLUMN for e in columns})
        lists = (
            RowList(e.title, tuple(entries.rows(newest[f"section:{e.object_id}"])), e.path) for e in columns
        )
        return {
            **self.standing(page, view),
            "children": tuple(Link(e.title, e.path, note=e.summary) for e in below if e not in columns),
            "lists": tuple(lists),
        }
