"""From a file to the draft of a roll: previewed first, then added in one piece or not at all."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approval.refusals import RefusedError
from donations.listing import drafts
from donations.models import Award, HonourEntry, HonourRollPage, NameImport
from donations.name_import import files, planning

if TYPE_CHECKING:
    from collections.abc import Iterable

# A preview that nobody confirmed holds names: it doesn't stay.
KEPT_FOR = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an import would do. `known` stand in the draft already; `again`: the same file was imported before."""

    new: list[HonourEntry]
    known: list[HonourEntry]
    errors: list[Any]
    warnings: list[Any]
    totals: list[Any]
    amount: Decimal
    named: int
    again: bool


def read(
    page: HonourRollPage,
    *,
    user: Any,
    data: bytes = b"",
    filename: str = "",
    text: str = "",
    consent_on: datetime.date | None = None,
    consent_evidence: str = "",
) -> NameImport:
    """Reads a list for the preview. Raises files.UnreadableList."""
    sheets = files.read_text(text) if text else files.read_file(data, filename)
    tiers = tuple(page.get_latest_revision_as_object().tier_list)
    awards = {"".join(name.split()): pk for pk, name in Award.objects.values_list("pk", "name")}
    made = planning.plan(sheets, planning.Given(tiers, awards, consent_on, consent_evidence))
    NameImport.objects.filter(confirmed_at=None, created_at__lt=timezone.now() - KEPT_FOR).delete()
    return NameImport.objects.create(
        page=page,
        user=user,
        filename=filename[:255] or _("Pasted list"),
        sha256=hashlib.sha256(data or text.encode()).hexdigest(),
        result=planning.as_json(made),
    )


def outlook(imported: NameImport) -> Outlook:
    """Compares what was read with the newest draft."""
    page = imported.page
    draft = drafts.draft_of(page)
    have = {planning.identity(entry) for entry in drafts.entries_of(draft)}
    new, known = _parted(imported.result.get("entries", []), have)
    for entry in new:
        entry.derive(draft.tier_list)
    before = NameImport.objects.filter(page=page, sha256=imported.sha256).exclude(confirmed_at=None)
    return Outlook(
        new=new,
        known=known,
        errors=imported.result.get("errors", []),
        warnings=imported.result.get("warnings", []),
        totals=imported.result.get("totals", []),
        amount=sum((entry.amount or Decimal(0) for entry in new), Decimal(0)),
        named=sum(bool(entry.shown) for entry in new),
        again=before.exists(),
    )


def _parted(
    rows: Iterable[dict[str, Any]], have: set[tuple[Any, ...]]
) -> tuple[list[HonourEntry], list[HonourEntry]]:
    new: list[HonourEntry] = []
    known: list[HonourEntry] = []
    for row in rows:
        entry = planning.entry_of(row)
        identity = planning.identity(entry)
        (known if identity[0] and identity in have else new).append(entry)
    return new, known


def confirm(imported: NameImport, *, user: Any) -> Outlook:
    """Adds what is new to the page's draft; confirming twice adds nothing.

    Raises RefusedError when something is wrong with a row, or somebody else holds the page.
    """
    with transaction.atomic():
        imported = NameImport.objects.select_for_update().get(pk=imported.pk)
        found = outlook(imported)
        if found.errors:
            raise RefusedError(_("Nothing was imported: first put right what is wrong with the list."))
        if found.new and imported.confirmed_at is None:
            drafts.change(imported.page, user, lambda rows: _appended(rows, found.new))
        imported.confirmed_at = timezone.now()
        imported.result = {}
        imported.save(update_fields=["confirmed_at", "result"])
    return found


def _appended(rows: list[HonourEntry], new: list[HonourEntry]) -> list[HonourEntry]:
    for number, entry in enumerate(new, start=len(rows)):
        entry.sort_order = number
    return [*rows, *new]
