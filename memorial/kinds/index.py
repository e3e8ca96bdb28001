from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core import bodies, entries
from core.kinds import EntryDraft, Kind, TextPart, register
from core.presentation import Link
from memorial import lists, wall
from memorial.models import MemorialIndexPage

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.rendering import View

INDEX = "memorial_index"
WALL = wall.ADDRESS
FRIEZE, STORIES, TODAY = 20, 4, 12


@register
class MemorialIndexKind(Kind):
    name = INDEX
    model = MemorialIndexPage
    template = "memorial/index_page.html"
    label = gettext_lazy("Online memorial")
    listed = False
    signed = False
    json_ld_type = "CollectionPage"

    def entry(self, page: MemorialIndexPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        draft.facets = {"words": page.words}
        return draft

    def texts(self, page: MemorialIndexPage) -> dict[str, list[TextPart]]:
        said = (page.summary, page.intro, *bodies.texts(bodies.raw_of(page.body)))
        return {"": [TextPart("body", text) for text in said if text]}

    def media(self, page: MemorialIndexPage) -> set[str]:
        return bodies.references(bodies.raw_of(page.body)).media()

    def gather(self, page: MemorialIndexPage, view: View) -> dict[str, Any]:
        everybody = lists.name(page.pk)
        today = lists.day(page.pk, view.today)
        wanted = {everybody: FRIEZE, lists.stories(page.pk): STORIES, today: TODAY}
        found, _keys = entries.gather(wanted)
        view.shell["quiet"] = True
        number = entries.count(everybody)
        return {
            "title": page.title,
            "words": tuple(page.words.split()),
            "intro": page.intro,
            "count": number,
            "count_words": how_many(number),
            "wall_url": view.path + WALL,
            "frieze": tuple(wall.cell(entry) for entry in found[everybody]),
            "stories": tuple(Link(e.summary, e.path, e.title) for e in found[lists.stories(page.pk)]),
            "today": view.today,
            "anniversaries": tuple(_anniversary(entry, view.today) for entry in found[today]),
            "blocks": bodies.gather(bodies.raw_of(page.body)),
        }

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return wall.respond(request, entry) if rest == WALL else None


def how_many(number: int) -> str:
    words = ngettext(
        "%(num)s person who gave body, organs, corneas or tissue after death is remembered here.",
        "%(num)s people who gave body, organs, corneas or tissue after death are remembered here.",
        number,
    )
    return words % {"num": f"{number:,}"} if number else ""


def _anniversary(entry: PublicEntry, today: date) -> Link:
    """The name and the year, never what was given."""
    year = entry.facets.get("died") or today.year
    passed = today.year - year
    words = ngettext("died in %(year)d, %(num)d year ago", "died in %(year)d, %(num)d years ago", passed) % {
        "year": year,
        "num": passed,
    }
    return Link(entry.title, entry.path, words if passed > 0 else _("died in %(year)d") % {"year": year})
