"""What several kinds of this room say in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core import entries, feeds
from core.typography import clock, day_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry

# More rows than a reader would read, and few enough to be gathered at once.
MOST_BELOW = 200


def lines(text: str) -> tuple[str, ...]:
    """A field of one thing a line, without empty lines."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def below_in_order(page_id: int | None, kind: str) -> list[PublicEntry]:
    """What is public right below a page, of one kind, in the order set by hand. One statement."""
    if page_id is None:
        return []
    rows = entries.public().filter(parent=page_id, listed=True, kind=kind)
    return list(rows.order_by("tree")[:MOST_BELOW])


def section_feed(request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
    """The feed of what stands below a list."""
    return feeds.respond(request, entry, rest, f"section:{entry.object_id}")


def moment_in_words(moment: datetime) -> str:
    """ "2026年12月5日 9:00", of an aware moment, in the zone of the site."""
    local = moment.astimezone(entries.ZONE)
    return _("%(day)s %(time)s") % {"day": day_in_words(local.date()), "time": clock(local)}


def span_in_words(start: datetime, end: datetime) -> str:
    """From when to when; the day is said once where both lie on it."""
    first, last = start.astimezone(entries.ZONE), end.astimezone(entries.ZONE)
    until = clock(last) if first.date() == last.date() else moment_in_words(end)
    return _("%(start)s to %(end)s") % {"start": moment_in_words(start), "end": until}
