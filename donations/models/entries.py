"""One donor on a roll."""

from __future__ import annotations

import secrets
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Orderable

from core import pinyin, privacy
from core.privacy import Display
from donations.enums import PEOPLE, DonorKind, Scope

from .awards import Award

# What a consent to one way of being shown covers: who may be named may be masked.
COVERS: dict[str, set[str]] = {
    Scope.REAL: {Display.REAL, Display.MASKED},
    Scope.MASKED: {Display.MASKED},
    Scope.NICKNAME: {Display.NICKNAME},
}
CENT = Decimal("0.01")


def new_ref() -> str:
    return secrets.token_hex(6)


class HonourEntry(Orderable):
    """What is known of one donor, and what readers get of it (`shown`, "" for nobody).

    Personal Information Protection Law (个人信息保护法) articles 15 and 25: a person is named by separate consent,
    which may be withdrawn at any time; Public Welfare Donations Law (公益事业捐赠法) article 8: the donor is asked
    before being commended in public. So a person without a consent that is in force has no name here.
    """

    page = ParentalKey("donations.HonourRollPage", on_delete=models.CASCADE, related_name="entries")
    # The same in every version for the same donor.
    ref = models.CharField(max_length=12, default=new_ref, editable=False, db_index=True)
    name = models.CharField(pgettext_lazy("donor", "name"), max_length=120, blank=True)
    donor_kind = models.CharField(
        _("kind of donor"), max_length=12, choices=DonorKind.choices, default=DonorKind.PERSON
    )
    display = models.CharField(
        _("name shown"), max_length=12, choices=Display.choices, default=Display.ANONYMOUS
    )
    nickname = models.CharField(_("nickname"), max_length=60, blank=True)
    consent_on = models.DateField(_("consent given on"), null=True, blank=True)
    consent_scope = models.CharField(_("consent covers"), max_length=12, blank=True, choices=Scope.choices)
    consent_evidence = models.CharField(
        _("evidence of the consent"),
        max_length=200,
        blank=True,
        help_text=_("Where it is kept: form and number, letter, record of a call."),
    )
    consent_withdrawn_on = models.DateField(_("consent withdrawn on"), null=True, blank=True)
    given_on = models.DateField(_("date of the gift"), null=True, blank=True)
    amount = models.DecimalField(
        _("amount (yuan)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(CENT)],
    )
    goods = models.CharField(_("goods"), max_length=120, blank=True)
    quantity = models.DecimalField(
        _("quantity"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(CENT)],
    )
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    tier = models.CharField(
        _("tier"), max_length=40, blank=True, help_text=_("One of the tiers of this roll, or empty.")
    )
    award = models.ForeignKey(
        Award, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("award")
    )
    certificate = models.CharField(_("number of the certificate"), max_length=60, blank=True)
    citation = models.CharField(_("citation"), max_length=300, blank=True)
    # What follows from the fields above is kept, so that long lists are sorted and searched by the database.
    shown = models.CharField(max_length=250, blank=True, editable=False)
    sort_key = models.CharField(max_length=130, blank=True, editable=False)
    initial = models.CharField(max_length=1, blank=True, editable=False)
    rank = models.PositiveSmallIntegerField(default=0, editable=False)

    # The signer's desk compares rows by their name and passes over what follows from other fields.
    row_key = "ref"
    silent_fields = frozenset({"ref", "shown", "sort_key", "initial", "rank"})

    class Meta(Orderable.Meta):
        verbose_name = _("entry of the roll")
        verbose_name_plural = _("entries of the roll")
        indexes = [
            models.Index("page", "rank", "sort_order", name="donations_entry_by_rank"),
            models.Index("page", "sort_key", name="donations_entry_by_name"),
        ]

    def __str__(self) -> str:
        return self.name or self.shown or privacy.anonymous()

    @staticmethod
    def row_title(row: dict[str, Any]) -> str:
        """What the signer's desk calls a row of this list."""
        return row.get("name") or row.get("nickname") or ""

    @property
    def is_person(self) -> bool:
        return self.donor_kind in PEOPLE

    @property
    def may_be_shown(self) -> bool:
        """Whether the consent covers what is to be shown, and was not withdrawn."""
        if self.consent_withdrawn_on:
            return False
        if not self.is_person:
            return True
        given = self.consent_on and self.consent_evidence
        return bool(given) and self.display in COVERS.get(self.consent_scope, ())

    def derive(self, tiers: list[str]) -> None:
        """Fills in what follows from the other fields. `tiers` are those of the roll, the first one first."""
        # As the database gives them back, so that a draft and the row made from it have the same digest.
        self.amount = _cents(self.amount)
        self.quantity = _cents(self.quantity)
        self.shown = privacy.name_shown(self.name, self.display, self.nickname) if self.may_be_shown else ""
        person = self.is_person and self.display != Display.NICKNAME
        self.sort_key = pinyin.sort_key(self.shown, person=person) if self.shown else ""
        self.initial = pinyin.initial_of(self.sort_key) if self.shown else ""
        self.rank = tiers.index(self.tier) if self.tier in tiers else len(tiers)

    def serializable_data(self) -> dict[str, Any]:
        """As modelcluster's, without what is empty: a draft of ten thousand rows is written with every change."""
        data = get_serializable_data_for_fields(self)
        return {
            name: value for name, value in data.items() if value not in (None, "") or name in ("pk", "page")
        }

    def clean(self) -> None:
        errors = dict(self.problems())
        if errors:
            raise ValidationError(errors)

    def problems(self) -> list[tuple[str, str]]:
        """What is wrong across fields: (field, what to do)."""
        return [*_problems_of_name(self), *_problems_of_consent(self), *_problems_of_gift(self)]


def _cents(number: Decimal | None) -> Decimal | None:
    return None if number is None else Decimal(number).quantize(CENT)


def _problems_of_name(entry: HonourEntry):
    if entry.is_person and entry.display == Display.ORGANISATION:
        yield "display", _("A person or family is shown by real name, masked, by nickname or not at all.")
    if not entry.is_person and entry.display not in (Display.ORGANISATION, Display.ANONYMOUS):
        yield "display", _("An organisation or group is shown by its name or not at all.")
    if entry.display == Display.NICKNAME and not entry.nickname.strip():
        yield "nickname", _("Enter the nickname that is to be shown.")
    if entry.display not in (Display.NICKNAME, Display.ANONYMOUS) and not entry.name.strip():
        yield "name", _("Enter the name, or choose that nobody is named.")


def _problems_of_consent(entry: HonourEntry):
    shows_person = entry.is_person and entry.display != Display.ANONYMOUS
    if shows_person and not entry.consent_withdrawn_on:
        if not entry.consent_on:
            yield "consent_on", _("Without a consent nobody is named: enter its date, or choose “anonymous”.")
        if not entry.consent_evidence.strip():
            yield "consent_evidence", _("Say where the consent is kept.")
        if not entry.consent_scope:
            yield "consent_scope", _("Say what the consent covers.")
        elif entry.display not in COVERS[Scope(entry.consent_scope)]:
            yield "display", _("The consent doesn't cover showing the name in this way.")
    if entry.consent_withdrawn_on and entry.consent_on and entry.consent_withdrawn_on < entry.consent_on:
        yield "consent_withdrawn_on", _("The consent can't end before it was given.")


def _problems_of_gift(entry: HonourEntry):
    if entry.quantity is not None and not entry.unit.strip():
        yield "unit", _("Enter the unit of the quantity.")
    if entry.goods.strip() and entry.quantity is None:
        yield "quantity", _("Enter how much of the goods was given.")
