"""A document becomes entries of a page's draft: planned first, then added in one piece or not at all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.chronicle_import import parse_chronicle
from news.models import ChronicleEntry, ChronicleImport, ChroniclePage

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: `new` is added, `known` stands there already."""

    new: list[Row]
    known: list[Row]
    problems: list[dict[str, Any]]

    def outcome(self, title: str) -> str:
        """What the import did to the page with this title, in the user's words."""
        words = {"count": len(self.new), "page": title, "known": len(self.known)}
        if not self.new:
            return _("Nothing was changed: all %(known)d entries stand in “%(page)s” already.") % words
        return (
            ngettext(
                "%(count)d entry was added to the draft of “%(page)s”; %(known)d stood there already.",
                "%(count)d entries were added to the draft of “%(page)s”; %(known)d stood there already.",
                len(self.new),
            )
            % words
        )


def read(page: ChroniclePage, *, data: bytes, filename: str, year: int | None, user: Any) -> ChronicleImport:
    """Reads a document for the preview. Raises news.chronicle_import.UnreadableFile."""
    result = parse_chronicle(data, filename, year).as_json()
    return ChronicleImport.objects.create(
        page=page,
        user=user,
        filename=filename[:255],
        sha256=hashlib.sha256(data).hexdigest(),
        result=result,
    )


def plan(page: ChroniclePage, result: dict[str, Any]) -> Plan:
    """Compares what was read with the page's newest draft."""
    draft = page.get_latest_revision_as_object()
    have = {_identity_of(entry) for entry in draft.entries.all()}
    new: list[Row] = []
    known: list[Row] = []
    for row in result["entries"]:
        (known if _identity(row) in have else new).append(row)
    return Plan(new, known, result["problems"])


def confirm(imported: ChronicleImport, *, user: Any) -> Plan:
    """Adds what is new to the page's draft. Confirming the same document twice adds nothing."""
    with transaction.atomic():
        page = ChroniclePage.objects.select_for_update().get(pk=imported.page_id)
        planned = plan(page, imported.result)
        add(page, planned.new, user=user)
        imported.confirmed_at = timezone.now()
        imported.save(update_fields=["confirmed_at"])
    return planned


def add(page: ChroniclePage, rows: Iterable[Row], *, user: Any = None) -> None:
    """Adds rows to a new draft revision, the whole page in the order of date. Nothing becomes public by it."""
    rows = list(rows)
    if not rows:
        return
    draft = page.get_latest_revision_as_object()
    draft.entries = [*draft.entries.all(), *(_entry(row) for row in rows)]
    ordered = draft.in_order()
    for number, entry in enumerate(ordered):
        entry.sort_order = number
    draft.entries = ordered
    draft.save_revision(user=user, log_action=True)


def _entry(row: Row) -> ChronicleEntry:
    return ChronicleEntry(
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]) if row["end"] else None,
        ongoing=row["ongoing"],
        part_of_day=row["part_of_day"],
        precision=row["precision"],
        text=row["text"],
        link_id=row.get("link"),
    )


def _identity(row: Row) -> tuple:
    return (row["start"], row["end"], "".join(row["text"].split()))


def _identity_of(entry: ChronicleEntry) -> tuple:
    end = entry.end.isoformat() if entry.end else None
    return (entry.start.isoformat(), end, "".join(entry.text.split()))
