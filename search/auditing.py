"""Compares what is public, the stored text, and the index: none may hold what the others don't."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import F

from core import kinds
from core.models import PublicEntry
from search import documents, engines
from search.models import IndexedEntry
from search.segmentation import VERSION

if TYPE_CHECKING:
    from core.kinds import Kind

BATCH = 100


def is_outdated() -> bool:
    """Whether anything was indexed by another version of the segmentation than questions are cut by."""
    return IndexedEntry.objects.exclude(segmentation=VERSION).exists()


def owners() -> Iterator[tuple[Any, Kind, dict[str, PublicEntry]]]:
    """Everything public as publication hands it over: a page, its kind, its entries by path below it."""
    for own, page in _own_entries():
        kind = kinds.find(own.kind)
        if page is not None and kind is not None:
            entries = PublicEntry.objects.filter(owner=own.owner, site_id=own.site_id)
            yield page, kind, {entry.path.removeprefix(own.path): entry for entry in entries}


def problems() -> Iterator[str]:
    """Every difference, in words; none means that the index says exactly what is public."""
    for own, page in _own_entries():
        if page is None:
            yield f"{own.path}: there is no public page behind this entry"
    for page, kind, entries in owners():
        yield from differences(page, kind, entries)
    yield from engines.current().check(documents.read)


def _own_entries() -> Iterator[tuple[PublicEntry, Any]]:
    """The entries of pages themselves, each with its live page."""
    last = 0
    while rows := list(PublicEntry.objects.filter(pk__gt=last, key=F("owner")).order_by("pk")[:BATCH]):
        last = rows[-1].pk
        ids: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            ids[row.kind].append(row.object_id)
        pages = {name: _live(name, wanted) for name, wanted in ids.items()}
        yield from ((row, pages[row.kind].get(row.object_id)) for row in rows)


def _live(kind_name: str, ids: list[int]) -> dict[int, Any]:
    kind = kinds.find(kind_name)
    if kind is None:
        return {}
    return kind.live().in_bulk(ids)


def differences(page: Any, kind: Kind, entries: dict[str, PublicEntry]) -> Iterator[str]:
    """Where the stored text of these entries is not what the page says now."""
    searched = kind.is_searched(page)
    said = kind.texts(page) if searched else {}
    ids = [entry.pk for entry in entries.values()]
    indexed = IndexedEntry.objects.filter(entry_id__in=ids).in_bulk(field_name="entry_id")
    stored = documents.stored_parts(ids)
    for path, entry in entries.items():
        row = indexed.get(entry.pk)
        if not searched:
            if row is not None:
                yield f"{entry.path}: is not to be searched, but is indexed"
        elif row is None:
            yield f"{entry.path}: is public, but not indexed"
        else:
            yield from _of_one(entry, row, stored[entry.pk], documents.parts_of(entry, said.get(path, ())))


def _of_one(
    entry: PublicEntry, row: IndexedEntry, stored: documents.Parts, expected: documents.Parts
) -> Iterator[str]:
    if stored != expected:
        yield f"{entry.path}: the stored text is not what the page says"
    if row.segmentation != VERSION:
        yield f"{entry.path}: was indexed by another version of the segmentation"
    if any(getattr(row, name) != value for name, value in documents.facets_of(entry).items()):
        yield f"{entry.path}: is filed under another kind, year, language or site"
