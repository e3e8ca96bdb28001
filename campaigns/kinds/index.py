from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from campaigns import cards
from campaigns.models import CampaignIndexPage
from core import entries, feeds
from core.entries import Span
from core.kinds import EntryDraft, Kind, TextPart, register
from core.paging import address, pagination
from core.presentation import Link

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.rendering import View

PER_PAGE = 12
FIRST, LAST = date(1900, 1, 1), date(9998, 12, 31)


def list_of(index_id: int) -> str:
    """The campaigns of an index by their last day; those without one stand at the end of time."""
    return f"campaigns:{index_id}"


def span_of(state: str, today: date) -> Span | None:
    """The last days of campaigns in this state; None for all."""
    if state == "running":
        return Span(today, LAST)
    return Span(FIRST, today - timedelta(days=1)) if state == "ended" else None


@register
class CampaignIndexKind(Kind):
    name = "campaign_index"
    model = CampaignIndexPage
    template = "campaigns/campaign_index_page.html"
    label = gettext_lazy("Campaigns")
    listed = False
    section = True
    signed = False
    json_ld_type = "CollectionPage"

    def entry(self, page: CampaignIndexPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        draft.facets = {"holds_lists": True, "column_type": page.title}
        return draft

    def texts(self, page: CampaignIndexPage) -> dict[str, list[TextPart]]:
        return {"": [TextPart("body", page.summary)] if page.summary else []}

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return feeds.respond(request, entry, rest, f"section:{entry.object_id}")

    def gather(self, page: CampaignIndexPage, view: View) -> dict[str, Any]:
        asked = view.request.GET.get("state", "")
        state = asked if asked in {"running", "ended"} else ""
        arguments = {"state": state} if state else {}
        name, span = list_of(page.pk), span_of(state, view.today)
        found = entries.list_page(name, view.number(), span, PER_PAGE)
        view.query = address("", arguments, found.number).removeprefix("?")
        view.feeds = feeds.head_links(view.path, page.title)
        if found.number > 1:
            words = {"title": page.seo_title or page.title, "number": found.number}
            view.title = _("%(title)s, page %(number)s") % words
        return {
            "title": page.title,
            "summary": page.summary,
            "choices": _choices(view.path, state),
            "stories": cards.stories(found.entries, view.today),
            "count": found.count,
            "feeds": feeds.links(view.path),
            "pagination": pagination(view.path, arguments, found.number, found.last),
        }


def _choices(path: str, state: str) -> tuple[Link, ...]:
    words = (
        ("", pgettext("campaigns", "All")),
        ("running", pgettext("campaigns", "Running")),
        ("ended", pgettext("campaigns", "Ended")),
    )
    return tuple(
        Link(title, address(path, {"state": n} if n else {}), current=n == state) for n, title in words
    )
