from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from core import entries, feeds
from core.kinds import EntryDraft, Kind, TextPart, register
from core.paging import pagination
from core.presentation import Link
from donations import reading
from donations.enums import RollKind
from donations.models import HonourRollIndexPage, HonourRollPage

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.presentation import Row
    from core.rendering import View

# Names in one part of the search text: a part is looked through as a whole.
NAMES_IN_A_PART = 200
YEARS = 12


@register
class HonourRollIndexKind(Kind):
    name = "honour_rolls"
    model = HonourRollIndexPage
    template = "donations/honour_roll_index_page.html"
    label = gettext_lazy("Honour rolls")
    listed = False
    section = True
    signed = False
    json_ld_type = "CollectionPage"

    def entry(self, page: HonourRollIndexPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        return draft

    def texts(self, page: HonourRollIndexPage) -> dict[str, list[TextPart]]:
        return {"": [TextPart("body", page.summary)] if page.summary else []}

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return feeds.respond(request, entry, rest, f"section:{entry.object_id}", lambda item: ())

    def gather(self, page: HonourRollIndexPage, view: View) -> dict[str, Any]:
        found = entries.list_page(f"section:{page.pk}", view.number())
        view.feeds = feeds.head_links(view.path, page.title)
        return {
            "title": page.title,
            "summary": page.summary,
            "rows": tuple(entries.rows(found.entries)),
            "pagination": pagination(view.path, {}, found.number, found.last),
            "feeds": feeds.links(view.path),
            "notices": (),
        }


@register
class HonourRollKind(Kind):
    name = "honour_roll"
    model = HonourRollPage
    template = "donations/honour_roll_page.html"
    label = gettext_lazy("Honour roll")
    json_ld_type = "ItemList"

    def entry(self, page: HonourRollPage) -> EntryDraft:
        sums = reading.sums_of(page, reading.hidden_on(page))
        draft = super().entry(page)
        draft.summary = page.summary
        draft.facets = {"roll": page.kind, "year": page.year or 0, "named": sums.named}
        return draft

    def row(self, row: Row, entry: PublicEntry) -> Row:
        kind = entry.facets.get("roll", "")
        count = entry.facets.get("named", 0)
        words = [
            str(dict(RollKind.choices).get(kind, "")),
            ngettext("%(num)s name", "%(num)s names", count) % {"num": count} if count else "",
        ]
        return replace(row, meta=pgettext("list separator", ", ").join(filter(None, words)))

    def texts(self, page: HonourRollPage) -> dict[str, list[TextPart]]:
        """Names as they are shown, and what is told of them; nothing that is hidden."""
        found = reading.named(page, reading.hidden_on(page)).order_by("rank", "sort_order")
        shown = list(found.values_list("shown", "citation"))
        names = [name for name, _citation in shown]
        parts = [TextPart("body", text) for text in (page.summary, page.occasion) if text]
        for start in range(0, len(names), NAMES_IN_A_PART):
            parts.append(TextPart("names", "、".join(names[start : start + NAMES_IN_A_PART])))
        parts += [TextPart("body", citation) for _name, citation in shown if citation]
        return {"": parts}

    def subject(self, page: HonourRollPage) -> str:
        return _("This roll")

    def json_ld(self, page: HonourRollPage, view: View) -> dict[str, Any]:
        sums = view.found.get("sums")
        return {"numberOfItems": sums.named} if sums else {}

    def meta(self, page: HonourRollPage, view: View) -> list[tuple[str, str]]:
        column = view.trail[-2] if view.entry and len(view.trail) > 1 else None
        pairs = [("ArticleTitle", page.title)]
        if page.first_published_at:
            pairs.append(("PubDate", f"{timezone.localtime(page.first_published_at):%Y-%m-%d %H:%M}"))
        if column:
            pairs += [("ColumnName", column.title), ("ColumnType", column.title)]
        return pairs

    def gather(self, page: HonourRollPage, view: View) -> dict[str, Any]:
        choice = reading.choice_of(view.request.GET)
        hidden = reading.hidden_on(page)
        live = view.entry is not None and not view.preview
        sums = view.found["sums"] = reading.sums_of(page, hidden, keep=live)
        found = reading.wall(page, view, choice, hidden, sums)
        return {
            "title": page.title,
            "summary": page.summary,
            "rule": page.names_rule,
            "session": page.session or (str(page.year) if page.year else ""),
            "years": siblings(page, view),
            "ways": reading.ways(view, choice),
            "directions": reading.directions(view, choice),
            "letters": reading.letters(view, choice, sums),
            "choice": choice,
            "path": view.path,
            "groups": found.groups,
            "count": found.count,
            "pagination": found.pagination,
            "totals": totals(page, sums),
            "unnamed": sums.unnamed,
            "notices": (),
            "approval": view.approval,
        }


def siblings(page: HonourRollPage, view: View) -> tuple[Link, ...]:
    """The other rolls, the newest year first."""
    parent = view.entry.parent if view.entry else page.get_parent().pk if page.pk else None
    found = entries.newest(f"section:{parent}", YEARS)
    found.sort(key=lambda e: e.facets.get("year", 0), reverse=True)
    return tuple(Link(e.title, e.path, current=e.path == view.path) for e in found)


def totals(page: HonourRollPage, sums: reading.Sums) -> tuple[tuple[str, str], ...]:
    """What all of them gave together, added up from the rows: (what, how much)."""
    made = []
    if sums.amount:
        made.append((_("Money together"), _("%(amount)s yuan") % {"amount": reading.money(sums.amount)}))
    for what, quantity in sums.goods[:6]:
        goods, _bar, unit = what.partition("|")
        made.append((goods or str(page.get_kind_display()), f"{reading.plain(quantity)} {unit}".strip()))
    return tuple(made)
