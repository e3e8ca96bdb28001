"""Honour rolls (捐赠荣誉榜): a page per year or occasion, with as many names as there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import model_from_serializable_data
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from approval.models import PublicPage
from core import guard
from donations import rows
from donations.enums import Order, RollKind

from .awards import Award
from .entries import HonourEntry

if TYPE_CHECKING:
    from collections.abc import Iterable


class HonourRollIndexPage(PublicPage):
    """Leads to the rolls of the years and occasions."""

    content_panels = [*PublicPage.content_panels, FieldPanel("summary")]
    subpage_types = ["donations.HonourRollPage"]

    class Meta:
        verbose_name = _("honour rolls")
        verbose_name_plural = _("entrances of honour rolls")


class HonourRollPage(PublicPage):
    """One roll. Its entries are child rows, and so part of what is signed, but in no form of the page.

    Wagtail's form of ten thousand child rows can't be used, and its way of saving them compares each with each;
    they are edited as a list of their own (`donations.listing`) and written by `donations.rows`.
    """

    kind = models.CharField(
        _("what was given"), max_length=12, choices=RollKind.choices, default=RollKind.MONEY
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Empty for an occasion that belongs to no year.")
    )
    occasion = models.CharField(
        _("occasion"),
        max_length=60,
        blank=True,
        help_text=_("For example a flood, a campaign, an anniversary."),
    )
    session = models.CharField(
        _("session"), max_length=20, blank=True, help_text=_("Stands left of the line, such as “第五届”.")
    )
    tiers = models.TextField(
        _("tiers"), blank=True, help_text=_("One a line, the first one first. Empty: one list of names.")
    )
    names_order = models.CharField(
        _("order of names"), max_length=10, choices=Order.choices, default=Order.DATE
    )
    show_amounts = models.BooleanField(
        _("show what each gave"), default=False, help_text=_("Amounts and goods stand beside the names.")
    )
    names_rule = models.CharField(
        _("rule for names"),
        max_length=200,
        blank=True,
        help_text=_("How names come to stand here; shown under the title."),
    )

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel(
            [FieldPanel("kind"), FieldPanel("year"), FieldPanel("occasion"), FieldPanel("session")]
        ),
        MultiFieldPanel(
            [
                FieldPanel("tiers"),
                FieldPanel("names_order"),
                FieldPanel("show_amounts"),
                FieldPanel("names_rule"),
            ],
            heading=_("The list"),
        ),
    ]
    parent_page_types = ["donations.HonourRollIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("honour roll")
        verbose_name_plural = _("honour rolls")

    def clean(self) -> None:
        super().clean()
        if not self.year and not self.occasion:
            raise ValidationError({"year": _("Enter the year or the occasion.")})

    @property
    def tier_list(self) -> list[str]:
        return list(dict.fromkeys(line.strip() for line in self.tiers.splitlines() if line.strip()))

    def derive_entries(self) -> None:
        """Puts the rows that are in memory in their order and fills in what follows from their fields."""
        held = rows.in_memory(self)
        if held is None:
            return
        tiers = self.tier_list
        for entry in held:
            entry.derive(tiers)
        rows.tell_apart(held)
        for number, entry in enumerate(rows.in_order(held, self.names_order)):
            entry.sort_order = number

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        rows.load(self)
        self.derive_entries()
        return super().save_revision(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        writes_all = kwargs.get("update_fields") is None
        if writes_all:
            self.derive_entries()
        with guard.guarded():
            held = rows.take(self) if writes_all else None
            super().save(*args, **kwargs)
            if held is not None:
                rows.write(self, held)

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """As modelcluster's, but one statement finds all awards instead of one for each entry."""
        entries = data.get("entries", [])
        page = super().from_serializable_data({**data, "entries": []}, *args, **kwargs)
        if page is not None:
            page.entries = _entries(entries)
        return page


def _entries(data: Iterable[dict[str, Any]]) -> list[HonourEntry]:
    data = list(data)
    wanted = {row["award"] for row in data if row.get("award")}
    known = set(Award.objects.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    made = []
    for number, row in enumerate(data):
        award = row.get("award") if row.get("award") in known else None
        # What was approved keeps the order of its rows, and not their numbers.
        row = {"sort_order": number, **row, "award": award}
        made.append(model_from_serializable_data(HonourEntry, row, check_fks=False))
    return made
