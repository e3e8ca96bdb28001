"""Reads of what is public. Views, feeds, lists and menus ask here and nowhere else."""

from __future__ import annotations

import math
import zoneinfo
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, models
from django.db.models import Count, Exists, Subquery

from core import generation, kinds
from core.images import pictures
from core.models import Listing, PublicEntry
from core.prepared import Prepared
from core.presentation import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from core.presentation import Picture

PER_PAGE = 20
ZONE = zoneinfo.ZoneInfo(settings.TIME_ZONE)

# The approval gate adds its predicate here; core itself knows nothing of seals.
_predicates: list[models.Q | Exists] = []


def require(predicate: models.Q | Exists) -> None:
    """Makes a condition part of every read of public entries."""
    _predicates.append(predicate)


def page_key(pk: int) -> str:
    """The key of a page's own entry, and the owner of all entries below it."""
    return f"wagtailcore.page:{pk}"


def public() -> models.QuerySet[PublicEntry]:
    return PublicEntry.objects.filter(*_predicates)


_ON_THE_WAY = Prepared(lambda site, paths: public().filter(site_id=site, path__in=paths))
_BY_NUMBER = Prepared(lambda numbers: public().filter(pk__in=numbers))
# By owner, since that is what is indexed: a page's own entry is one of those it owns.
_BY_NUMBER_OR_KEY = Prepared(
    lambda numbers, keys: public().filter(
        models.Q(pk__in=numbers) | models.Q(owner__in=keys, key=models.F("owner"))
    )
)


def prefixes(path: str) -> list[str]:
    """ "/news/a/" gives ["/", "/news/", "/news/a/"]; a last part without a slash is no prefix."""
    parts = path.split("/")[1:-1]
    return ["/", *("/" + "/".join(parts[: n + 1]) + "/" for n in range(len(parts)))]


def find(site_id: int, path: str) -> list[PublicEntry]:
    """The entries on the way to this path, the deepest last, all in its language. One statement."""
    rows = sorted(_ON_THE_WAY(site=site_id, paths=prefixes(path)), key=lambda e: len(e.path))
    # The home of another language stands at "/en/", below nothing of "/".
    return [entry for entry in rows if entry.language == rows[-1].language]


def furniture(site_id: int) -> list[PublicEntry]:
    """What pages of a site have in common, in all its languages: homes, menus, feet, columns. One statement."""
    return list(public().filter(site_id=site_id, furniture=True).order_by("tree"))


def children(page_id: int | None) -> list[PublicEntry]:
    """What the site is built of right below this page (sections, standing pages), in the tree's order."""
    if page_id is None:
        return []
    return list(public().filter(parent=page_id, listed=False).order_by("tree"))


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


def listed(
    name: str, span: Span | None = None, without: tuple[int, ...] = (), *, oldest_first: bool = False
) -> models.QuerySet[Listing]:
    """The memberships of a list, newest first; `without` leaves out entries shown elsewhere on the page."""
    rows = Listing.objects.filter(list=name)
    if span:
        start, end = span.moments()
        rows = rows.filter(moment__gte=start, moment__lt=end)
    if without:
        rows = rows.exclude(entry_id__in=without)
    return rows.order_by("moment", "entry_id") if oldest_first else rows.order_by("-moment", "-entry_id")


@cache
def _members(limit: int, given: tuple[str, ...]) -> Prepared[int]:
    """The numbers of the first entries of a list; `given` says which conditions there are beside its name."""

    def make(
        name, start=None, end=None, without=(), moment=None, entry=None
    ) -> models.QuerySet[Listing, int]:
        rows = Listing.objects.filter(list=name)
        if "start" in given:
            rows = rows.filter(moment__gte=start, moment__lt=end)
        if "without" in given:
            rows = rows.exclude(entry__id__in=without)
        if "oldest_first" in given:
            if "moment" in given:
                rows = rows.filter(moment__gte=moment).exclude(moment=moment, entry__id__lt=entry)
            return rows.order_by("moment", "entry_id").values_list("entry_id", flat=True)[:limit]
        if "moment" in given:
            # Both conditions: the first is what the index can seek by on every database, the second is exact.
            rows = rows.filter(moment__lte=moment).exclude(moment=moment, entry__id__gt=entry)
        return rows.order_by("-moment", "-entry_id").values_list("entry_id", flat=True)[:limit]

    return Prepared(make)


def _load(
    name: str,
    limit: int,
    span: Span | None = None,
    without: tuple[int, ...] = (),
    key: tuple[datetime, int] | None = None,
    oldest_first: bool = False,
) -> list[PublicEntry]:
    """The first entries of a list, from a key on."""
    values: dict[str, Any] = {}
    if span:
        values["start"], values["end"] = span.moments()
    if without:
        values["without"] = without
    if key:
        values["moment"], values["entry"] = key
    given = (*values, *(["oldest_first"] if oldest_first else []))
    return _in_order(_members(limit, given)(name=name, **values))


def _in_order(ids: list[int]) -> list[PublicEntry]:
    found = {entry.pk: entry for entry in _BY_NUMBER(numbers=ids)}
    return [found[pk] for pk in ids if pk in found]


def newest(name: str, limit: int, span: Span | None = None) -> list[PublicEntry]:
    return _load(name, limit, span)


# What stands next to an entry in a list; no list has such a name.
LATER, EARLIER = "<later", ">earlier"


@dataclass(frozen=True, slots=True)
class Around:
    """A place in a list, whose neighbours are wanted."""

    list: str
    moment: datetime
    entry: int


def batches(
    name: str, span: Span | None = None, *, oldest_first: bool = False, size: int = 500
) -> Iterator[list[PublicEntry]]:
    """A whole list, piece by piece, each found by the key of the last: for exports, whatever their length."""
    key: tuple[datetime, int] | None = None
    while True:
        found = listed(name, span, oldest_first=oldest_first)
        if key:
            after = models.Q(moment__gt=key[0]) | models.Q(moment=key[0], entry_id__gt=key[1])
            before = models.Q(moment__lt=key[0]) | models.Q(moment=key[0], entry_id__lt=key[1])
            bound = {"moment__gte" if oldest_first else "moment__lte": key[0]}
            found = found.filter(after if oldest_first else before, **bound)
        rows = list(found.values_list("moment", "entry_id")[:size])
        if not rows:
            return
        key = rows[-1]
        yield _in_order([pk for _moment, pk in rows])


def gather(
    wanted: Mapping[str, int], keys: Iterable[str] = (), around: Around | None = None
) -> tuple[dict[str, list[PublicEntry]], dict[str, PublicEntry]]:
    """The newest of several lists (name → how many), and entries by key. Two statements, however many.

    With `around`, what stands next in a list is given under LATER and EARLIER, by the same statements.
    """
    ids = _ids({name: limit for name, limit in wanted.items() if limit > 0}, around)
    wanted = {**wanted, LATER: 1, EARLIER: 1} if around else wanted
    numbers = {pk for found in ids.values() for pk in found}
    keys = set(keys)
    if not numbers and not keys:
        return {name: [] for name in wanted}, {}
    # Nothing has the number 0.
    rows = _BY_NUMBER_OR_KEY(numbers=numbers or [0], keys=keys) if keys else _BY_NUMBER(numbers=numbers)
    by_pk = {row.pk: row for row in rows}
    lists = {name: [by_pk[pk] for pk in ids.get(name, ()) if pk in by_pk] for name in wanted}
    return lists, {row.key: row for row in rows if row.key in keys}


def _ids(wanted: Mapping[str, int], around: Around | None) -> dict[str, list[int]]:
    """Numbers of entries by the name of their list, in its order."""
    parts: list[tuple[str, str, tuple[Any, ...], str]]
    parts = [(name, "", (name, limit), "DESC") for name, limit in wanted.items()]
    if around:
        at = connection.ops.adapt_datetimefield_value(around.moment)
        key = (around.list, at, around.entry, 1)
        parts.append((LATER, "AND (moment, entry_id) > (%s, %s)", key, "ASC"))
        parts.append((EARLIER, "AND (moment, entry_id) < (%s, %s)", key, "DESC"))
    if not parts:
        return {}
    sql = " UNION ALL ".join(
        f"SELECT * FROM (SELECT {place} AS place, moment, entry_id FROM core_listing WHERE list = %s {more}"  # noqa: S608
        f" ORDER BY moment {way}, entry_id {way} LIMIT %s) AS part"
        for place, (_, more, _, way) in enumerate(parts)
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _, _, values, _ in parts for value in values])
        rows = sorted(cursor.fetchall(), key=lambda row: row[1:], reverse=True)
    return {name: [pk for at, _, pk in rows if at == place] for place, (name, *_) in enumerate(parts)}


@dataclass(frozen=True, slots=True)
class ListPage:
    entries: list[PublicEntry]
    number: int
    last: int
    count: int


def _key(
    name: str, span: Span | None, without: tuple[int, ...], before: int, oldest_first: bool
) -> tuple[datetime, int] | None:
    """The entry that has `before` others before it: sought once a generation, in the index alone."""

    def read() -> tuple[datetime, int] | None:
        rows = listed(name, span, without, oldest_first=oldest_first).values_list("moment", "entry_id")
        return rows[before : before + 1].first()

    return generation.kept(("key", name, span, without, before, oldest_first), read)


def list_page(
    name: str,
    number: int,
    span: Span | None = None,
    per_page: int = PER_PAGE,
    without: tuple[int, ...] = (),
    oldest_first: bool = False,
) -> ListPage:
    """A numbered page, found by its key: the last costs what the first costs. Numbers outside are clamped."""
    total = count(name, span, without)
    last = max(1, math.ceil(total / per_page))
    number = min(max(1, number), last)
    key = _key(name, span, without, (number - 1) * per_page, oldest_first) if number > 1 else None
    found = _load(name, per_page, span, without, key, oldest_first) if total else []
    return ListPage(found, number, last, total)


def count(name: str, span: Span | None = None, without: tuple[int, ...] = ()) -> int:
    if span is None and not without:
        return _extent(name).count
    return generation.kept(("count", name, span, without), listed(name, span, without).count)


@dataclass(frozen=True, slots=True)
class _Extent:
    """How long a list is, and between which years it lies."""

    count: int
    last: int = 0
    first: int = 0


def _extent(name: str) -> _Extent:
    def read() -> _Extent:
        oldest = Listing.objects.filter(list=name).order_by("moment").values("moment")[:1]
        held = Listing.objects.filter(list=name).order_by().values("list").annotate(n=Count("pk")).values("n")
        rows = listed(name).annotate(oldest=Subquery(oldest), held=Subquery(held))
        found = rows.values_list("held", "moment", "oldest").first()
        if found is None:
            return _Extent(0)
        total, *ends = found
        return _Extent(total, *(moment.astimezone(ZONE).year for moment in ends))

    return generation.kept(("extent", name), read)


def years(name: str) -> list[int]:
    """The years in which a list has entries, newest first; found by seeking, not by reading the list."""
    return generation.kept(("years", name), lambda: _years(name))


def _years(name: str) -> list[int]:
    extent = _extent(name)
    if not extent.count:
        return []
    between = list(range(extent.last - 1, extent.first, -1))
    held = {f"y{year}": Exists(listed(name, year_span(year)).order_by()) for year in between}
    found = listed(name).annotate(**held).values(*held).first() if held else {}
    ends = [extent.last, extent.first] if extent.first != extent.last else [extent.last]
    return sorted({*ends, *(year for year in between if found[f"y{year}"])}, reverse=True)


def counted_by_year(name: str) -> dict[int, int]:
    """How many entries of a list lie in each year that has some, the newest year first. Three statements."""
    held = years(name)
    if not held:
        return {}
    spans = {year: year_span(year).moments() for year in held}
    counted = (
        listed(name)
        .order_by()
        .aggregate(
            **{
                f"y{year}": Count("pk", filter=models.Q(moment__gte=start, moment__lt=end))
                for year, (start, end) in spans.items()
            }
        )
    )
    return {year: counted[f"y{year}"] for year in held}


def rows(entries: Iterable[PublicEntry], *, with_pictures: bool = False) -> list[Row]:
    """Entries as templates take them, each as its kind says; pictures cost one statement."""
    entries = list(entries)
    found = pictures((e.picture_id for e in entries), "card") if with_pictures else {}
    labels = {name: kinds.label(name) for name in {entry.kind for entry in entries}}
    return [_row(e, labels[e.kind], found.get(e.picture_id or 0)) for e in entries]


def _row(entry: PublicEntry, label: str, picture: Picture | None) -> Row:
    kind = kinds.find(entry.kind)
    row = Row(
        title=entry.title,
        url=entry.path,
        date=entry.date,
        kind=label if kind else "",
        summary=entry.summary,
        meta=entry.meta,
        picture=picture,
        end=entry.end,
        facets=entry.facets,
    )
    return kind.row(row, entry) if kind else row
