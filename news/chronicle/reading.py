"""Entries of the chronicle as pages show them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from core.models import PublicEntry
from core.presentation import Entry, Link, Month

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.rendering import View
    from news.models import ChronicleEntry

KIND = "chronicle_entry"


def from_public(entry: PublicEntry) -> Entry:
    """A public entry, as other pages show it."""
    facets = entry.facets
    return Entry(
        start=entry.date,
        text=entry.summary,
        end=entry.end,
        ongoing=bool(facets.get("ongoing")),
        precision=facets.get("precision", "day"),
        part_of_day=facets.get("part_of_day", ""),
        numbers=tuple(facets.get("numbers", ())),
        honours=tuple(facets.get("honours", ())),
        url=entry.path,
    )


def from_row(row: ChronicleEntry, base: str, links: dict[int, Link]) -> Entry:
    """A row of the page itself, live or draft. `base` is the address of the page."""
    link = links.get(row.link_id)
    return Entry(
        start=row.start,
        text=row.text,
        end=row.end,
        ongoing=row.ongoing,
        precision=row.precision,
        part_of_day=row.part_of_day,
        numbers=tuple(row.numbers),
        honours=tuple(row.honour_list),
        links=(link,) if link else (),
        anchor=f"e{row.slug}",
        url=f"{base}{row.slug}/" if row.slug else "",
    )


def list_name(view: View) -> str:
    """The list of all events in the reader's language."""
    return f"{view.place.id}|{view.language}|kind:{KIND}"


def page_of(events: list[PublicEntry]) -> str:
    """The address of the page on which the newest of these events stands, "" when there is none."""
    return events[0].path.rstrip("/").rpartition("/")[0] + "/" if events else ""


def by_month(rows: Iterable[Entry]) -> tuple[Month, ...]:
    grouped = groupby(rows, key=lambda row: (row.start.year, row.start.month))
    return tuple(Month(year, month, tuple(found)) for (year, month), found in grouped)
