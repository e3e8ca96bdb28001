"""Rows of cells become entries, or errors with row and field; totals are told and compared, never taken as donors."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.privacy import Display
from donations.enums import PEOPLE, Scope
from donations.models import HonourEntry
from donations.name_import import cells, headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from donations.name_import.files import Sheet
    from donations.name_import.headings import Block

# Kept of an entry between preview and confirmation.
KEPT = (
    "name", "donor_kind", "display", "nickname", "consent_on", "consent_scope", "consent_evidence", "given_on",
    "amount", "goods", "quantity", "unit", "tier", "award_id", "certificate", "citation",
)  # fmt: skip
EARLIEST = datetime.date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Given:
    """What holds for the whole list: the roll's tiers, awards by name, and a consent that all rows share."""

    tiers: tuple[str, ...] = ()
    awards: Mapping[str, int] = field(default_factory=dict)
    consent_on: datetime.date | None = None
    consent_evidence: str = ""


@dataclass(slots=True)
class Plan:
    """`entries` are (row, entry); errors and warnings are (where, row, field, message, what stands there)."""

    entries: list[tuple[int, HonourEntry]] = field(default_factory=list)
    errors: list[tuple[str, int, str, str, str]] = field(default_factory=list)
    warnings: list[tuple[str, int, str, str, str]] = field(default_factory=list)
    totals: list[tuple[int, str]] = field(default_factory=list)

    @property
    def amount(self) -> Decimal:
        return sum((entry.amount or Decimal(0) for _row, entry in self.entries), Decimal(0))


def plan(sheets: Iterable[Sheet], given: Given) -> Plan:
    made = Plan()
    for sheet in sheets:
        _sheet(made, sheet, given)
    _note_duplicates(made)
    if not made.entries and not made.errors:
        made.errors.append(
            ("", 0, "", _("No names were found. The first row should hold headings, such as 姓名."), "")
        )
    return made


def _sheet(made: Plan, sheet: Sheet, given: Given) -> None:
    found = headings.find(sheet.rows)
    if found.row < 0:
        _grid(made, sheet, given)
        return
    for word in found.unknown:
        message = _("This column isn't known and is left out.")
        made.warnings.append((sheet.name, found.row + 1, word, message, ""))
    begin = len(made.entries)
    for index, row in enumerate(sheet.rows[found.row + 1 :], start=found.row + 2):
        if headings.is_repeated(row, sheet.rows[found.row]):
            continue
        for block in found.blocks:
            _row(made, sheet, index, row, block, given, begin)


def _grid(made: Plan, sheet: Sheet, given: Given) -> None:
    """Nothing but names, in as many columns as fit."""
    if not any(any(row) for row in sheet.rows):
        return
    message = _("There are no headings: every cell was read as a name.")
    made.warnings.append((sheet.name, 1, "", message, ""))
    for index, row in enumerate(sheet.rows, start=1):
        for column in range(len(row)):
            _row(made, sheet, index, row, headings.Block({"name": column}), given, 0)


def _row(
    made: Plan, sheet: Sheet, number: int, row: list[str], block: Block, given: Given, begin: int
) -> None:
    said = {name: row[column] for name, column in block.columns.items() if column < len(row) and row[column]}
    if any(cells.is_total(said.get(name, "")) for name in ("name", "serial", "nickname")):
        _total(made, sheet, number, said, block, begin)
        return
    if not any(value for name, value in said.items() if name not in headings.IGNORED):
        return
    entry = HonourEntry()
    errors = list(_fill(entry, said, block, given))
    if not errors:
        errors = list(_wrong(entry, given))
    for name, message in errors:
        made.errors.append((sheet.name, number, _label(name), str(message), said.get(_column(name), "")))
    if not errors:
        made.warnings += [(sheet.name, number, _label(name), text, "") for name, text in _doubts(entry)]
        made.entries.append((number, entry))


def _column(name: str) -> str:
    return "agreed" if name == "consent_scope" else name.removesuffix("_id")


def _label(name: str) -> str:
    if name == "agreed":
        return _("Consent")
    try:
        return capfirst(str(HonourEntry._meta.get_field(name.removesuffix("_id")).verbose_name))
    except LookupError:
        return name


def _total(made: Plan, sheet: Sheet, number: int, said: dict[str, str], block: Block, begin: int) -> None:
    """A row of totals: compared with the rows above it where it names an amount."""
    made.totals.append((number, " ".join(said.values())))
    try:
        told = cells.amount(said["amount"], block.factor)
    except (KeyError, ValueError):
        return
    counted = sum((entry.amount or Decimal(0) for _row, entry in made.entries[begin:]), Decimal(0))
    if told != counted and not made.errors:
        message = _("The total says %(told)s yuan; the rows above add up to %(counted)s.") % {
            "told": f"{told:,.2f}",
            "counted": f"{counted:,.2f}",
        }
        made.warnings.append((sheet.name, number, _label("amount"), message, said["amount"]))


# --- One row ----------------------------------------------------------------------------------------


def _fill(entry: HonourEntry, said: dict[str, str], block: Block, given: Given) -> Iterator[tuple[str, str]]:
    for name in ("name", "nickname", "goods", "unit", "tier", "certificate", "citation", "consent_evidence"):
        setattr(entry, name, said.get(name, "").strip())
    for name in ("name", "certificate"):
        yield from _read(entry, name, said, cells.whole)
    yield from _read(entry, "amount", said, lambda text: cells.amount(text, block.factor))
    yield from _read(entry, "given_on", said, cells.day)
    yield from _read(entry, "consent_on", said, cells.day)
    if "quantity" in said:
        try:
            entry.quantity, unit = cells.quantity(said["quantity"])
            entry.unit = entry.unit or unit
        except ValueError as error:
            yield "quantity", str(error)
    if said.get("award"):
        entry.award_id = given.awards.get("".join(said["award"].split()))
        if entry.award_id is None:
            yield "award", _("There is no such award. Add it under Snippets › Awards, or correct the name.")
    if entry.tier and entry.tier not in given.tiers:
        yield "tier", _("This roll has no such tier. Add it on the page, or correct it.")
    yield from _fill_display(entry, said, given)


def _read(
    entry: HonourEntry, name: str, said: dict[str, str], read: Callable[[str], Any]
) -> Iterator[tuple[str, str]]:
    if said.get(name):
        try:
            setattr(entry, name, read(said[name]))
        except ValueError as error:
            yield name, str(error)


def _fill_display(entry: HonourEntry, said: dict[str, str], given: Given) -> Iterator[tuple[str, str]]:
    """Who is named, and by which consent: nobody without one."""
    reading = "donor_kind"
    try:
        entry.donor_kind = cells.donor_kind(said.get("donor_kind", ""), entry.name)
        reading = "agreed"
        has_agreed = cells.agreed(said.get("agreed", ""))
        reading = "display"
        told = cells.display(said["display"]) if said.get("display") else ""
    except ValueError as error:
        yield reading, str(error)
        return
    if cells.is_nobody(entry.name):
        entry.display = Display.ANONYMOUS
    elif entry.donor_kind not in PEOPLE:
        refused = said.get("agreed") and not has_agreed
        entry.display = Display.ANONYMOUS if refused else told or Display.ORGANISATION
    elif has_agreed:
        entry.display = told or (Display.REAL if entry.name else Display.NICKNAME)
        entry.consent_scope = entry.display if entry.display in Scope.values else ""
        entry.consent_on = entry.consent_on or given.consent_on
        entry.consent_evidence = entry.consent_evidence or given.consent_evidence
    else:
        entry.display = Display.ANONYMOUS


def _wrong(entry: HonourEntry, given: Given) -> Iterator[tuple[str, str]]:
    """What the form of an entry would say."""
    try:
        entry.clean_fields(exclude={"page", "award"})
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield name, " ".join(messages)
    yield from entry.problems()


def _doubts(entry: HonourEntry) -> Iterator[tuple[str, str]]:
    if entry.given_on and entry.given_on > timezone.localdate():
        yield "given_on", _("The date lies in the future.")
    if entry.given_on and entry.given_on < EARLIEST:
        yield "given_on", _("The date lies long ago.")


def identity(entry: HonourEntry) -> tuple[Any, ...]:
    """Rows that say the same of the same donor."""
    name = "".join((entry.name or entry.nickname).split())
    return name, entry.given_on, entry.amount, entry.goods, entry.quantity


def _note_duplicates(made: Plan) -> None:
    counted = Counter(identity(entry) for _row, entry in made.entries)
    for number, entry in made.entries:
        if counted[identity(entry)] > 1 and identity(entry)[0]:
            message = _("Another row says the same: %(name)s.") % {"name": entry.name or entry.nickname}
            made.warnings.append(("", number, _label("name"), message, ""))


# --- Kept until it is confirmed ---------------------------------------------------------------------


def as_json(made: Plan) -> dict[str, Any]:
    return {
        "entries": [{"row": number, **_kept(entry)} for number, entry in made.entries],
        "errors": made.errors,
        "warnings": made.warnings,
        "totals": made.totals,
    }


def _kept(entry: HonourEntry) -> dict[str, Any]:
    values = ((name, getattr(entry, name)) for name in KEPT)
    return {
        name: str(value) if name != "award_id" else value for name, value in values if value not in (None, "")
    }


def entry_of(row: dict[str, Any]) -> HonourEntry:
    meta = HonourEntry._meta
    values = {
        name: value if name == "award_id" else meta.get_field(name).to_python(value)
        for name, value in row.items()
        if name in KEPT
    }
    return HonourEntry(**values)
