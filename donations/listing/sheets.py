"""Sheets for staff: the whole list, and what was wrong with one that was brought in. UTF-8 with a mark, for Excel and WPS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.text import capfirst

from core import tables
from donations.listing.forms import FIELDS
from donations.models import Award, HonourEntry

if TYPE_CHECKING:
    from collections.abc import Iterable


def headings() -> list[str]:
    meta = HonourEntry._meta
    return [capfirst(str(getattr(meta.get_field(name), "verbose_name", name))) for name in FIELDS]


def of_entries(entries: Iterable[HonourEntry]) -> list[list[str]]:
    awards = dict(Award.objects.values_list("pk", "name"))
    return [headings(), *([_cell(entry, name, awards) for name in FIELDS] for entry in entries)]


def _cell(entry: HonourEntry, name: str, awards: dict[int, str]) -> str:
    if name == "award":
        return awards.get(entry.award_id or 0, "")
    if name in ("donor_kind", "display", "consent_scope"):
        return str(getattr(entry, f"get_{name}_display")())
    value = getattr(entry, name)
    return "" if value is None else str(value)


def answer(rows: Iterable[Iterable[str]], filename: str) -> HttpResponse:
    response = HttpResponse(tables.csv_file(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["Cache-Control"] = "no-store"
    return response
