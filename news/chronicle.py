"""Entries of the chronicle as other pages show them, read from what is public."""

from __future__ import annotations

from core import entries
from core.models import PublicEntry
from core.presentation import Entry

KIND = "chronicle_entry"


def presented(entry: PublicEntry) -> Entry:
    """A public entry of the chronicle as templates take it."""
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


def newest(site_id: int, language: str, limit: int) -> tuple[tuple[Entry, ...], str]:
    """The newest entries, and the address of the page of the newest."""
    if not limit:
        return (), ""
    found = entries.newest(f"{site_id}|{language}|kind:{KIND}", limit)
    if not found:
        return (), ""
    page = entries.public().filter(key=found[0].owner).values_list("path", flat=True).first()
    return tuple(presented(entry) for entry in found), page or ""
