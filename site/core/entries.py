"""Reads of what is public. Views, feeds, lists and menus ask here and nowhere else."""

from __future__ import annotations

import math
import zoneinfo
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, models
from django.db.models import Exists, Subquery

from core import generation, kinds
from core.images import pictures
from core.models import Listing, PublicEntry
from core.presentation import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.presentation import Picture

PER_PAGE = 20
ZONE = zoneinfo.ZoneInfo(settings.TIME_ZONE)

# The approval gate adds its predicate here; core itself knows nothing of seals.
_predicates: list[models.Q] = []


def require(predicate: models.Q) -> None:
    """Makes a condition part of every read of public entries."""
    _predicates.append(predicate)


def public() -> models.QuerySet[PublicEntry]:
    return PublicEntry.objects.filter(*_predicates)


def prefixes(path: str) -> list[str]:
    """ "/news/a/" gives ["/", "/news/", "/news/a/"]; a last part without a slash is no prefix."""
    parts = path.split("/")[1:-1]
    return ["/", *("/" + "/".join(parts[: n + 1]) + "/" for n in range(len(parts)))]


def find(site_id: int, path: str) -> list[PublicEntry]:
    """The entries on the way to this path, the deepest last. One statement."""
    rows = public().filter(site_id=site_id, path__in=prefixes(path))
    return sorted(rows, key=lambda entry: len(entry.path))


def furniture(site_id: int) -> list[PublicEntry]:
    """What stands on every page of a site, in all its languages: homes, menus, feet. One statement."""
    return list(public().filter(site_id=site_id, furniture=True).order_by("tree"))


def children(page_id: int | None) -> list[PublicEntry]:
    """What the site is built of right below this page (sections, standing pages), in the tree's order."""
    if page_id is None:
        return []
    return list(public().filter(parent=page_id, listed=False).order_by("tree"))


def translations(entry: PublicEntry) -> list[PublicEntry]:
    """The same content in other languages, as far as it is public there."""
    if entry.translation_key is None:
        return []
    return list(public().filter(translation_key=entry.translation_key, kind=entry.kind).exclude(pk=entry.pk))


# --- Lists ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` to `end`, both included, in the site's zone."""

    start: date
    end: date

    def moments(self) -> tuple[datetime, datetime]:
        return (
            datetime.combine(self.start, datetime.min.time(), ZONE),
            datetime.combine(self.end + timedelta(days=1), datetime.min.time(), ZONE),
        )


def year_span(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def month_span(year: int, month: int) -> Span:
    following = date(year + month // 12, month % 12 + 1, 1)
    return Span(date(year, month, 1), following - timedelta(days=1))


def listed(name: str, span: Span | None = None, without: tuple[int, ...] = ()) -> models.QuerySet[Listing]:
    """The memberships of a list, newest first; `without` leaves out entries shown elsewhere on the page."""
    rows = Listing.objects.filter(list=name)
    if span:
        start, end = span.moments()
        rows = rows.filter(moment__gte=start, moment__lt=end)
    if without:
        rows = rows.exclude(entry_id__in=without)
    return rows.order_by("-moment", "-entry_id")


def _load(listings: models.QuerySet[Listing]) -> list[PublicEntry]:
    return _in_order(list(listings.values_list("entry_id", flat=True)))


def _in_order(ids: list[int]) -> list[PublicEntry]:
    found = public().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def newest(name: str, limit: int, span: Span | None = None) -> list[PublicEntry]:
    return _load(listed(name, span)[:limit])


def newest_of(names: Sequence[str], limit: int, without: int | None = None) -> list[PublicEntry]:
    """The newest of the first list, then of the second and so on, no entry twice.

    Two statements, however many lists.
    """
    one = (
        "SELECT * FROM (SELECT %s AS place, moment, entry_id FROM core_listing WHERE list = %s"
        " ORDER BY moment DESC, entry_id DESC LIMIT %s) AS part"
    )
    values = [value for place, name in enumerate(names) for value in (place, name, limit + 1)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(names)), values)
        found = sorted(cursor.fetchall(), key=lambda row: row[1:], reverse=True)
    ids = dict.fromkeys(pk for _, _, pk in sorted(found, key=lambda row: row[0]) if pk != without)
    return _in_order(list(ids)[:limit])


def present(names: Iterable[str]) -> set[str]:
    """Which of these lists hold anything; one statement for two hundred of them."""
    names, found = list(names), set()
    one = "SELECT %s AS name WHERE EXISTS (SELECT 1 FROM core_listing WHERE list = %s)"
    with connection.cursor() as cursor:
        for at in range(0, len(names), 200):
            part = names[at : at + 200]
            cursor.execute(" UNION ALL ".join([one] * len(part)), [n for name in part for n in (name, name)])
            found.update(row[0] for row in cursor.fetchall())
    return found


@dataclass(frozen=True, slots=True)
class ListPage:
    entries: list[PublicEntry]
    number: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Where each page of a list begins, and how long the list is; kept for one generation."""

    count: int
    keys: tuple[tuple[datetime, int], ...]


def _anchors(name: str, span: Span | None, per_page: int, without: tuple[int, ...] = ()) -> _Anchors:
    def read() -> _Anchors:
        keys, count = [], 0
        rows = listed(name, span, without).values_list("moment", "entry_id")
        for count, key in enumerate(rows.iterator(chunk_size=5000), start=1):
            if (count - 1) % per_page == 0:
                keys.append(key)
        return _Anchors(count, tuple(keys))

    return generation.kept(("anchors", name, span, per_page, without), read)


def list_page(
    name: str,
    number: int,
    span: Span | None = None,
    per_page: int = PER_PAGE,
    without: tuple[int, ...] = (),
) -> ListPage:
    """A numbered page, found by its key: the last costs what the first costs. Numbers outside are clamped."""
    anchors = _anchors(name, span, per_page, without)
    last = max(1, math.ceil(anchors.count / per_page))
    number = min(max(1, number), last)
    if not anchors.count:
        return ListPage([], 1, 1, 0)
    moment, pk = anchors.keys[number - 1]
    # Both conditions: the first is what the index can seek by on every database, the second is exact.
    rows = listed(name, span, without).filter(moment__lte=moment)
    rows = rows.exclude(moment=moment, entry_id__gt=pk)
    return ListPage(_load(rows[:per_page]), number, last, anchors.count)


def count(name: str, span: Span | None = None) -> int:
    return _anchors(name, span, PER_PAGE).count


def years(name: str) -> list[int]:
    """The years in which a list has entries, newest first; found by seeking, not by reading the list."""
    return generation.kept(("years", name), lambda: _years(name))


def _years(name: str) -> list[int]:
    oldest = Listing.objects.filter(list=name).order_by("moment").values("moment")[:1]
    ends = listed(name).annotate(oldest=Subquery(oldest)).values_list("moment", "oldest").first()
    if ends is None:
        return []
    last, first = (moment.astimezone(ZONE).year for moment in ends)
    between = list(range(last - 1, first, -1))
    held = {f"y{year}": Exists(listed(name, year_span(year)).order_by()) for year in between}
    found = listed(name).annotate(**held).values(*held).first() if held else {}
    return [last, *(year for year in between if found[f"y{year}"]), *([first] if first != last else [])]


def rows(entries: Iterable[PublicEntry], *, with_pictures: bool = False) -> list[Row]:
    """Entries as templates take them, each as its kind says; pictures cost one statement."""
    entries = list(entries)
    found = pictures((e.picture_id for e in entries), "card") if with_pictures else {}
    return [_row(e, found.get(e.picture_id)) for e in entries]


def _row(entry: PublicEntry, picture: Picture | None) -> Row:
    kind = kinds.find(entry.kind)
    row = Row(
        title=entry.title,
        url=entry.path,
        date=entry.date,
        kind=str(kind.label) if kind else "",
        summary=entry.summary,
        meta=entry.meta,
        picture=picture,
        end=entry.end,
        facets=entry.facets,
    )
    return kind.row(row, entry) if kind else row
