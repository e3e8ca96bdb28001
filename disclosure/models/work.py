"""Annual work reports, rules and charter, inspections and their results, procurement."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from disclosure.enums import ProcurementMethod, ProcurementStage, RulesKind

from .fields import money
from .finance import YEARS
from .pages import DisclosurePage, panels


class AnnualReportPage(DisclosurePage):
    """A yearly report of work, or of disclosure itself (条例 2019, article 49, where adopted)."""

    report_year = models.PositiveSmallIntegerField(_("year of the report"), null=True, blank=True,
                                                   validators=YEARS)  # fmt: skip
    reported_to = models.CharField(
        _("reported to"), max_length=120, blank=True, help_text=_("For example: 第六届会员代表大会")
    )

    page_description = _("The report of a year's work.")
    content_panels = panels(
        MultiFieldPanel(
            [FieldPanel("report_year"), FieldPanel("reported_to")], heading=_("Annual work report")
        )
    )

    class Meta:
        verbose_name = _("annual report")
        verbose_name_plural = _("annual reports")

    @property
    def year(self) -> int:
        return self.report_year or super().year

    def own_missing(self) -> dict[str, Any]:
        return {} if self.report_year else {"report_year": _("Give the year of the report.")}


class RulesPage(DisclosurePage):
    """The charter, the society's own rules, or a law it works by."""

    rules_kind = models.CharField(
        pgettext_lazy("rules", "kind"), max_length=10, choices=RulesKind.choices, default=RulesKind.OWN
    )
    version = models.CharField(
        _("version"), max_length=60, blank=True, help_text=_("For example: 2026年修订")
    )
    adopted_by = models.CharField(_("adopted by"), max_length=120, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    effective_on = models.DateField(_("in force from"), null=True, blank=True)
    ended_on = models.DateField(_("in force until"), null=True, blank=True)

    page_description = _("Charter, rules or law, with version and validity.")
    content_panels = panels(
        MultiFieldPanel(
            [
                FieldPanel("rules_kind"),
                FieldPanel("version"),
                FieldPanel("adopted_by"),
                FieldPanel("adopted_on"),
                FieldPanel("effective_on"),
                FieldPanel("ended_on"),
            ],
            heading=_("Charter and rules"),
        )
    )

    class Meta:
        verbose_name = _("charter or rules")
        verbose_name_plural = _("charter and rules")

    def own_errors(self) -> dict[str, Any]:
        if self.effective_on and self.ended_on and self.ended_on < self.effective_on:
            return {"ended_on": _("The last day lies before the first.")}
        return {}


class InspectionPage(DisclosurePage):
    """巡视巡察整改: what an inspection found and what was put right."""

    inspected_by = models.CharField(_("inspected by"), max_length=120, blank=True)
    inspected_from = models.DateField(_("inspected from"), null=True, blank=True)
    inspected_until = models.DateField(_("inspected until"), null=True, blank=True)
    feedback_on = models.DateField(_("findings received on"), null=True, blank=True)
    items = models.PositiveSmallIntegerField(_("matters to put right"), null=True, blank=True)
    items_done = models.PositiveSmallIntegerField(_("matters put right"), null=True, blank=True)
    contact_phone = models.CharField(
        _("telephone for remarks"), max_length=40, blank=True, help_text=_("Of the office, no mobile.")
    )
    contact_address = models.CharField(_("address for remarks"), max_length=120, blank=True)

    page_description = _("The progress of putting right what an inspection found.")
    content_panels = panels(
        MultiFieldPanel(
            [
                FieldPanel("inspected_by"),
                FieldPanel("inspected_from"),
                FieldPanel("inspected_until"),
                FieldPanel("feedback_on"),
                FieldPanel("items"),
                FieldPanel("items_done"),
                FieldPanel("contact_phone"),
                FieldPanel("contact_address"),
            ],
            heading=_("Inspection"),
        )
    )

    class Meta:
        verbose_name = _("inspection and its results")
        verbose_name_plural = _("inspections and their results")

    def own_errors(self) -> dict[str, Any]:
        errors: dict[str, Any] = {}
        if self.inspected_from and self.inspected_until and self.inspected_until < self.inspected_from:
            errors["inspected_until"] = _("The last day lies before the first.")
        if self.items is not None and (self.items_done or 0) > self.items:
            errors["items_done"] = _("More was put right than there was to put right.")
        return errors

    def own_missing(self) -> dict[str, Any]:
        return {} if self.inspected_by else {"inspected_by": _("Name who inspected.")}


class ProcurementPage(DisclosurePage):
    """A purchase (预算法 2018, article 14 paragraph 3: promptly), at one of its stages."""

    stage = models.CharField(
        _("stage"), max_length=10, choices=ProcurementStage.choices, default=ProcurementStage.INVITATION
    )
    method = models.CharField(
        _("method"), max_length=12, choices=ProcurementMethod.choices, default=ProcurementMethod.OPEN
    )
    project_number = models.CharField(_("number of the project"), max_length=60, blank=True)
    budget = money(_("budget (yuan)"))
    awarded = money(_("amount awarded (yuan)"))
    supplier = models.CharField(_("supplier"), max_length=120, blank=True)
    deadline = models.DateTimeField(_("bids until"), null=True, blank=True)
    contact_phone = models.CharField(
        _("telephone"), max_length=40, blank=True, help_text=_("Of the office, no mobile.")
    )

    page_description = _("A purchase: invitation, result or contract.")
    content_panels = panels(
        MultiFieldPanel(
            [
                FieldPanel("stage"),
                FieldPanel("method"),
                FieldPanel("project_number"),
                FieldPanel("budget"),
                FieldPanel("deadline"),
                FieldPanel("supplier"),
                FieldPanel("awarded"),
                FieldPanel("contact_phone"),
            ],
            heading=_("Procurement"),
        )
    )

    class Meta:
        verbose_name = _("procurement")
        verbose_name_plural = _("procurements")

    def own_missing(self) -> dict[str, Any]:
        if self.stage not in (ProcurementStage.RESULT, ProcurementStage.CONTRACT):
            return {}
        wanted: dict[str, Any] = {
            "supplier": _("Name the supplier that was chosen."),
            "awarded": _("Give the amount that was awarded."),
        }
        return {name: words for name, words in wanted.items() if getattr(self, name) in (None, "")}
