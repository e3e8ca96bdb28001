"""The entries of a roll between memory and database: thousands of them, few of which change.

Rows are known by `ref`, not by their number in the table: a draft's new rows have none yet.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from donations.enums import Order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from donations.models import HonourEntry, HonourRollPage

RELATION = "entries"
AT_ONCE = 500
_LAST = date.max


def in_memory(page: HonourRollPage) -> list[HonourEntry] | None:
    """The rows that a draft or a form holds; None while they are in the database only."""
    return getattr(page, "_cluster_related_objects", {}).get(RELATION)


def load(page: HonourRollPage) -> None:
    """Reads the rows into memory, unless they are there."""
    if in_memory(page) is None:
        put(page, page.entries.all() if page.pk else [])


def put(page: HonourRollPage, entries: Iterable[HonourEntry]) -> None:
    """Gives a draft these rows."""
    setattr(page, RELATION, list(entries))


def take(page: HonourRollPage) -> list[HonourEntry] | None:
    """Takes the rows out of the page's memory, so that saving it leaves them to `write`."""
    return getattr(page, "_cluster_related_objects", {}).pop(RELATION, None)


def tell_apart(entries: Iterable[HonourEntry]) -> None:
    """Gives a name of its own to a row that was copied from another."""
    from donations.models.entries import new_ref

    known: set[str] = set()
    for entry in entries:
        if not entry.ref or entry.ref in known:
            entry.ref = new_ref()
        known.add(entry.ref)


def in_order(entries: Iterable[HonourEntry], order: str) -> list[HonourEntry]:
    """Rows as the roll orders them; those that are equal stay as they stand, new ones behind them."""
    found = sorted(entries, key=lambda entry: (entry.sort_order is None, entry.sort_order or 0))
    if order == Order.DATE:
        return sorted(found, key=lambda entry: entry.given_on or _LAST)
    if order == Order.PINYIN:
        return sorted(found, key=lambda entry: (not entry.sort_key, entry.sort_key, entry.shown))
    return found


def write(page: HonourRollPage, entries: Iterable[HonourEntry]) -> None:
    """Makes the table hold exactly these rows; writes only those that differ."""
    from donations.models import HonourEntry

    stored = {entry.ref: entry for entry in HonourEntry.objects.filter(page_id=page.pk)}
    new, changed, kept = [], [], set()
    for entry in entries:
        before = stored.get(entry.ref)
        entry.page_id = page.pk
        if before is None:
            entry.pk = None
            entry._state.adding = True
            new.append(entry)
        else:
            entry.pk = before.pk
            if _values(entry) != _values(before):
                changed.append(entry)
        kept.add(entry.ref)
    gone = [entry.pk for ref, entry in stored.items() if ref not in kept]
    for start in range(0, len(gone), AT_ONCE):
        HonourEntry.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()
    names = [field.name for field in HonourEntry._meta.concrete_fields if not field.primary_key]
    HonourEntry.objects.bulk_update(changed, names, batch_size=AT_ONCE // 10)
    HonourEntry.objects.bulk_create(new, batch_size=AT_ONCE)


def _values(entry: HonourEntry) -> list[Any]:
    return [getattr(entry, field.attname) for field in entry._meta.concrete_fields if not field.primary_key]
