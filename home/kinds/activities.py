from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core import bodies, entries, feeds, privacy, shell
from core.entries import ZONE, Span
from core.kinds import EntryDraft, Kind, TextPart, register
from core.paging import pagination
from core.presentation import Fact, Link
from core.shell import phone_link
from core.typography import clock
from home.models import ActivityIndexPage, ActivityPage, ActivityState
from intake import offering

from .shared import moment_in_words, section_feed, span_in_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.presentation import Row
    from core.rendering import View

# What is to come is shown whole; a society that announces more at once needs filters.
MOST_COMING = 60
PAST_PER_PAGE = 20
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(9998, 12, 31)
EVENT_STATUS = {
    ActivityState.PLANNED: "https://schema.org/EventScheduled",
    ActivityState.POSTPONED: "https://schema.org/EventPostponed",
    ActivityState.CANCELLED: "https://schema.org/EventCancelled",
}


def by_end(index_id: int) -> str:
    """The activities below a list, in the order of the day on which they end."""
    return f"section:{index_id}|ends"


@register
class ActivityKind(Kind):
    name = "activity"
    model = ActivityPage
    template = "home/activity_page.html"
    label = gettext_lazy("Activity")
    json_ld_type = "Event"

    def entry(self, page: ActivityPage) -> EntryDraft:
        start, end = timezone.localtime(page.start), timezone.localtime(page.end)
        last = datetime.combine(end.date(), time.min, ZONE)
        draft = super().entry(page)
        draft.summary, draft.meta, draft.picture_id = page.summary, page.place, page.lead_image_id
        draft.date, draft.end = start.date(), end.date()
        draft.placed = {by_end(pk): last for pk in _lists_above(page)}
        draft.facets = {
            "start": start.isoformat(),
            "end": end.isoformat(),
            "deadline": timezone.localtime(page.deadline).isoformat() if page.deadline else "",
            "state": page.state,
        }
        return draft

    def row(self, row: Row, entry: PublicEntry) -> Row:
        facets = entry.facets
        start = datetime.fromisoformat(facets["start"])
        tag = state_words(facets, timezone.now())
        words = pgettext("list separator", ", ").join(word for word in (_clock(start), row.meta) if word)
        return replace(row, kind="", meta=words, tags=(tag,) if tag else ())

    def texts(self, page: ActivityPage) -> dict[str, list[TextPart]]:
        """All but the list of who was admitted: what must go is not found by a name it held."""
        words = (
            *(page.summary, page.place, page.address, page.audience, page.organiser),
            *bodies.texts(bodies.raw_of(page.body)),
        )
        return {
            "": [TextPart("title", page.title), *(TextPart("body", word) for word in words if word)],
        }

    def media(self, page: ActivityPage) -> set[str]:
        used = bodies.references(bodies.raw_of(page.body)).media()
        return used | ({f"image:{page.lead_image_id}"} if page.lead_image_id else set())

    def feed_body(self, page: ActivityPage) -> bodies.Raw:
        return bodies.raw_of(page.body)

    def gather(self, page: ActivityPage, view: View) -> dict[str, Any]:
        raw = bodies.raw_of(page.body)
        found = bodies.references(raw)
        found.images |= {page.lead_image_id} if page.lead_image_id else set()
        sources = bodies.fetch(found)
        now = timezone.now()
        is_over = page.is_over(now)
        return {
            "title": page.title,
            "date": timezone.localdate(page.start),
            "state": state_words(_facets(page), now),
            "does_not_take_place": page.state != ActivityState.PLANNED,
            "standfirst": page.summary,
            "picture": sources.pictures.get(page.lead_image_id or 0),
            "facts": facts_of(page),
            "phone": page.phone,
            "phone_link": phone_link(page.phone),
            "sign_up": () if is_over or not view.entry else offering.below(page.pk),
            "live_link": "" if is_over else page.live_link,
            "blocks": bodies.gather(raw, sources),
            "admitted": tuple(privacy.mask_name(name) for name in page.names(view.today)),
            "notices": (),
            "column": Link(view.trail[-2].title, view.trail[-2].path) if len(view.trail) > 1 else None,
            "approval": view.approval,
            "share": shell.share(view),
        }

    def json_ld(self, page: ActivityPage, view: View) -> dict[str, Any]:
        society = shell.society(view.place.id, view.language).name
        data: dict[str, Any] = {
            "startDate": timezone.localtime(page.start).isoformat(),
            "endDate": timezone.localtime(page.end).isoformat(),
            "eventStatus": EVENT_STATUS[ActivityState(page.state)],
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {"@type": "Place", "name": page.place, "address": page.address or page.place},
            "organizer": {"@type": "Organization", "name": page.organiser or society},
        }
        if page.summary:
            data["description"] = page.summary
        if page.capacity:
            data["maximumAttendeeCapacity"] = page.capacity
        if page.live_link:
            data["eventAttendanceMode"] = "https://schema.org/MixedEventAttendanceMode"
            data["subEvent"] = {"@type": "BroadcastEvent", "isLiveBroadcast": True, "url": page.live_link}
        return data


def _lists_above(page: ActivityPage) -> list[int]:
    return list(page.get_ancestors().filter(depth__gt=2).values_list("pk", flat=True))


def _facets(page: ActivityPage) -> dict[str, Any]:
    return {
        "start": page.start.isoformat(),
        "end": page.end.isoformat(),
        "deadline": page.deadline.isoformat() if page.deadline else "",
        "state": page.state,
    }


def _clock(moment: datetime) -> str:
    return clock(moment.astimezone(ZONE))


def state_words(facets: dict[str, Any], now: datetime) -> str:
    """How an activity stands at this moment; "" while it is simply to come."""
    if facets["state"] == ActivityState.CANCELLED:
        return str(ActivityState.CANCELLED.label)
    if now > datetime.fromisoformat(facets["end"]):
        return pgettext("activity", "Over")
    if facets["state"] == ActivityState.POSTPONED:
        return str(ActivityState.POSTPONED.label)
    if now >= datetime.fromisoformat(facets["start"]):
        return pgettext("activity", "Now on")
    if facets["deadline"]:
        if now > datetime.fromisoformat(facets["deadline"]):
            return _("Sign-up closed")
        return _("Sign-up open")
    return ""


def facts_of(page: ActivityPage) -> tuple[Fact, ...]:
    capacity = _("%(count)s places") % {"count": page.capacity} if page.capacity else ""
    facts = (
        Fact(pgettext("label", "Time"), span_in_words(page.start, page.end)),
        Fact(_("Place"), pgettext("list separator", ", ").join(filter(None, (page.place, page.address)))),
        Fact(_("For whom"), page.audience),
        Fact(pgettext("capacity", "Places"), capacity),
        Fact(_("Sign up by"), moment_in_words(page.deadline) if page.deadline else ""),
        Fact(_("Fee"), page.fee),
        Fact(_("Organised by"), page.organiser),
    )
    return tuple(fact for fact in facts if fact.value)


@register
class ActivityIndexKind(Kind):
    name = "activity_index"
    model = ActivityIndexPage
    template = "home/activity_index_page.html"
    label = gettext_lazy("Activities")
    listed = False
    section = True
    signed = False
    json_ld_type = "CollectionPage"

    def entry(self, page: ActivityIndexPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        return draft

    def texts(self, page: ActivityIndexPage) -> dict[str, list[TextPart]]:
        return {"": [TextPart("body", page.summary)] if page.summary else []}

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return section_feed(request, entry, rest)

    def gather(self, page: ActivityIndexPage, view: View) -> dict[str, Any]:
        """What ends today or later, the nearest first; what is past by pages. The day decides, not a job."""
        name = by_end(page.pk)
        coming = entries.newest(name, MOST_COMING, Span(view.today, LAST_DAY))
        coming.sort(key=lambda entry: entry.facets["start"])
        before = Span(FIRST_DAY, view.today - timedelta(days=1))
        past = entries.list_page(name, view.number(), before, PAST_PER_PAGE)
        view.query = f"page={past.number}" if past.number > 1 else ""
        view.feeds = feeds.head_links(view.path, page.title)
        return {
            "title": page.title,
            "summary": page.summary,
            "coming": tuple(entries.rows(coming if past.number == 1 else [], with_pictures=True)),
            "past": tuple(entries.rows(past.entries)),
            "past_count": past.count,
            "pagination": pagination(view.path, {}, past.number, past.last),
            "feeds": feeds.links(view.path),
            "notices": (),
        }
