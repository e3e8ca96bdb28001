"""Types that state amounts: audit reports, budgets and final accounts, donation bulletins."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel

from disclosure.enums import BulletinScope, FinanceKind, Opinion

from .fields import money
from .pages import DisclosurePage, panels

YEARS = [MinValueValidator(1949), MaxValueValidator(2199)]


def does_not_balance(opening: Any, received: Any, used: Any, closing: Any) -> bool:
    """Whether four stated amounts contradict each other; nothing is said while one is missing."""
    amounts = (opening, received, used, closing)
    if any(amount is None for amount in amounts):
        return False
    return bool(opening + received - used != closing)


class AuditReportPage(DisclosurePage):
    """An auditor's report (红十字会法 2017, article 22 paragraph 4). It is replaced, never corrected."""

    auditor = models.CharField(_("auditor"), max_length=80, blank=True, help_text=_("The firm's full name."))
    accountants = models.CharField(
        _("certified accountants"), max_length=80, blank=True, help_text=_("As they signed, separated by 、.")
    )
    report_number = models.CharField(
        _("number of the report"), max_length=60, blank=True, help_text=_("As the firm writes it.")
    )
    filing_code = models.CharField(_("filing code"), max_length=40, blank=True)
    opinion = models.CharField(_("opinion"), max_length=12, choices=Opinion.choices, blank=True)
    reissued_on = models.DateField(
        _("reissued on"), null=True, blank=True, help_text=_("Only when the firm issued the report anew.")
    )
    replaced_number = models.CharField(_("number of the report before"), max_length=60, blank=True)
    reissue_reason = models.CharField(
        _("what the new report changes"), max_length=255, blank=True, help_text=_("Stands above the text.")
    )
    opening_balance = money(_("balance at the beginning"))
    received = money(_("received"))
    used = money(_("used"))
    closing_balance = money(_("balance at the end"))

    page_description = _("An auditor's report, with its opinion, period and file.")
    content_panels = panels(
        MultiFieldPanel(
            [
                FieldPanel("auditor"),
                FieldPanel("accountants"),
                FieldPanel("report_number"),
                FieldPanel("filing_code"),
                FieldPanel("opinion"),
            ],
            heading=_("Auditor's report"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(
                    _(
                        "The society does not correct an auditor's report. When the firm issues it anew, put the new "
                        "file in the place of the old one and say here what the firm changed."
                    )
                ),
                FieldPanel("reissued_on"),
                FieldPanel("replaced_number"),
                FieldPanel("reissue_reason"),
            ],
            heading=_("Report issued anew"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("opening_balance"),
                FieldPanel("received"),
                FieldPanel("used"),
                FieldPanel("closing_balance"),
            ],
            heading=_("Audited amounts (yuan)"),
        ),
    )
    # What is the firm's, not the society's.
    REPORT_FIELDS = (
        "auditor", "accountants", "report_number", "filing_code", "opinion", "period_start", "period_end",
        "opening_balance", "received", "used", "closing_balance",
    )  # fmt: skip

    class Meta:
        verbose_name = _("audit report")
        verbose_name_plural = _("audit reports")

    def own_errors(self) -> dict[str, Any]:
        errors: dict[str, Any] = {}
        if does_not_balance(self.opening_balance, self.received, self.used, self.closing_balance):
            errors["closing_balance"] = _("Beginning plus received minus used is another amount.")
        if self.reissued_on and self.made_on and self.reissued_on < self.made_on:
            errors["reissued_on"] = _("This lies before the day it was made.")
        if self.reissue_reason and not self.reissued_on:
            errors["reissued_on"] = _("Give the day on which the firm issued it anew.")
        return errors

    def own_missing(self) -> dict[str, Any]:
        wanted: dict[str, Any] = {
            "auditor": _("Name the firm that audited."),
            "opinion": _("Say which opinion the firm gave."),
            "period_start": _("Give the first day of the audited period."),
            "period_end": _("Give the last day of the audited period."),
        }
        if self.reissued_on:
            wanted["reissue_reason"] = _("Tell readers what the firm changed.")
        return {name: words for name, words in wanted.items() if not getattr(self, name)}


class FinancialReportPage(DisclosurePage):
    """A budget or final accounts of a budget unit (预算法 2018, article 14)."""

    finance_kind = models.CharField(
        pgettext_lazy("finance", "kind"),
        max_length=10,
        choices=FinanceKind.choices,
        default=FinanceKind.BUDGET,
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"), null=True, blank=True, validators=YEARS)
    approved_by = models.CharField(
        _("approved by"), max_length=80, blank=True, help_text=_("The finance bureau, under its full name.")
    )
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approval_document = models.CharField(_("number of the approval"), max_length=60, blank=True)
    income_total = money(_("total income"))
    expenditure_total = money(_("total expenditure"))
    hospitality_total = money(
        _("travel abroad, cars and hospitality"), _("The three public expenses (“三公”经费), together.")
    )

    page_description = _("A budget or final accounts, with its approval and totals.")
    content_panels = panels(
        MultiFieldPanel(
            [
                FieldPanel("finance_kind"),
                FieldPanel("fiscal_year"),
                FieldPanel("approved_by"),
                FieldPanel("approved_on"),
                FieldPanel("approval_document"),
            ],
            heading=_("Budget and final accounts"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("income_total"),
                FieldPanel("expenditure_total"),
                FieldPanel("hospitality_total"),
            ],
            heading=_("Totals (yuan)"),
        ),
    )

    class Meta:
        verbose_name = _("budget or final accounts")
        verbose_name_plural = _("budgets and final accounts")

    @property
    def year(self) -> int:
        return self.fiscal_year or super().year

    def own_missing(self) -> dict[str, Any]:
        wanted: dict[str, Any] = {
            "fiscal_year": _("Give the fiscal year."),
            "approved_on": _("Give the day on which it was approved: publication is due 20 days later."),
        }
        return {name: words for name, words in wanted.items() if not getattr(self, name)}


class DonationBulletinPage(DisclosurePage):
    """A bulletin of gifts and their use (捐赠法 1999, article 22): a window to the hour, and what is left."""

    issue_number = models.PositiveSmallIntegerField(_("issue number"), null=True, blank=True)
    window_start = models.DateTimeField(_("counted from"), null=True, blank=True)
    window_end = models.DateTimeField(
        _("counted until"), null=True, blank=True, help_text=_("To the hour; 24:00 is 0:00 of the next day.")
    )
    scope = models.CharField(
        _("scope"), max_length=10, choices=BulletinScope.choices, default=BulletinScope.OWN
    )
    gifts = models.PositiveIntegerField(_("number of gifts"), null=True, blank=True)
    opening_balance = money(_("balance at the beginning"))
    cash_received = money(_("money received"))
    goods_received = money(_("value of goods received"))
    total_received = money(_("received in all"))
    total_used = money(_("paid out and handed on"))
    closing_balance = money(_("balance not yet paid out"))

    page_description = _("What was given and used within a window of time, with totals that add up.")
    content_panels = panels(
        MultiFieldPanel(
            [
                FieldPanel("issue_number"),
                FieldPanel("window_start"),
                FieldPanel("window_end"),
                FieldPanel("scope"),
            ],
            heading=_("Window"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("gifts"),
                FieldPanel("opening_balance"),
                FieldPanel("cash_received"),
                FieldPanel("goods_received"),
                FieldPanel("total_received"),
                FieldPanel("total_used"),
                FieldPanel("closing_balance"),
            ],
            heading=_("Totals (yuan)"),
        ),
    )

    class Meta:
        verbose_name = _("donation bulletin")
        verbose_name_plural = _("donation bulletins")

    def own_errors(self) -> dict[str, Any]:
        """A sum that does not add up is not published, whatever the draft is for."""
        errors: dict[str, Any] = {}
        if self.window_start and self.window_end and self.window_end < self.window_start:
            errors["window_end"] = _("The window ends before it begins.")
        cash, goods, total = self.cash_received, self.goods_received, self.total_received
        parts = [part for part in (cash, goods) if part is not None]
        if total is not None and parts and sum(parts, Decimal(0)) != total:
            errors["total_received"] = _("Money and goods together are another amount.")
        if does_not_balance(self.opening_balance, total, self.total_used, self.closing_balance):
            errors["closing_balance"] = _("Beginning plus received minus used is another amount.")
        return errors

    def own_missing(self) -> dict[str, Any]:
        wanted: dict[str, Any] = {
            "window_end": _("Say up to which hour the figures count."),
            "total_received": _("Say what was received in all."),
        }
        return {name: words for name, words in wanted.items() if getattr(self, name) in (None, "")}
