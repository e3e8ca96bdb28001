from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core.kinds import register
from core.presentation import Fact
from core.typography import iso_day
from disclosure.models import AnnualReportPage, InspectionPage, ProcurementPage, RulesPage

from .disclosure import CatalogueKind
from .shared import moment, money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@register
class AnnualReportKind(CatalogueKind):
    name = "annual_report"
    model = AnnualReportPage
    label = gettext_lazy("Annual report")

    def own_facts(self, page: AnnualReportPage) -> Iterator[Fact]:
        year = pgettext("year in a list", "%(year)s") % {"year": page.report_year} if page.report_year else ""
        yield Fact(_("Year of the report"), year)
        yield Fact(_("Reported to"), page.reported_to)

    def own_words(self, page: AnnualReportPage) -> Iterable[str]:
        return (page.reported_to,)


@register
class RulesKindOfPage(CatalogueKind):
    name = "rules"
    model = RulesPage
    label = gettext_lazy("Charter and rules")

    def subtitle(self, page: RulesPage) -> str:
        return page.version

    def own_facts(self, page: RulesPage) -> Iterator[Fact]:
        yield Fact(_("Kind of rules"), str(page.get_rules_kind_display()))
        yield Fact(_("Version"), page.version)
        yield Fact(_("Adopted by"), page.adopted_by)
        yield Fact(_("Adopted on"), iso_day(page.adopted_on))
        yield Fact(_("In force from"), iso_day(page.effective_on))
        yield Fact(_("In force until"), iso_day(page.ended_on))

    def own_words(self, page: RulesPage) -> Iterable[str]:
        return (page.version, page.adopted_by)


@register
class InspectionKind(CatalogueKind):
    name = "inspection"
    model = InspectionPage
    label = gettext_lazy("Inspection and its results")

    def own_facts(self, page: InspectionPage) -> Iterator[Fact]:
        yield Fact(_("Inspected by"), page.inspected_by)
        days = [iso_day(day) for day in (page.inspected_from, page.inspected_until) if day]
        yield Fact(_("Inspected on"), " — ".join(days))
        yield Fact(_("Findings received on"), iso_day(page.feedback_on))
        if page.items is not None:
            words = {"done": page.items_done or 0, "all": page.items}
            yield Fact(_("Put right"), _("%(done)s of %(all)s") % words)
        yield Fact(_("Telephone for remarks"), page.contact_phone)
        yield Fact(_("Address for remarks"), page.contact_address)

    def own_names(self, page: InspectionPage) -> Iterable[str]:
        return (page.inspected_by,)


@register
class ProcurementKind(CatalogueKind):
    name = "procurement"
    model = ProcurementPage
    label = gettext_lazy("Procurement")

    def subtitle(self, page: ProcurementPage) -> str:
        return str(page.get_stage_display())

    def own_facts(self, page: ProcurementPage) -> Iterator[Fact]:
        yield Fact(_("Stage"), str(page.get_stage_display()))
        yield Fact(_("Method"), str(page.get_method_display()))
        yield Fact(_("Number of the project"), page.project_number)
        yield money(_("Budget"), page.budget)
        yield Fact(_("Bids until"), moment(page.deadline))
        yield Fact(_("Supplier"), page.supplier)
        yield money(_("Amount awarded"), page.awarded)
        yield Fact(_("Telephone"), page.contact_phone)

    def own_numbers(self, page: ProcurementPage) -> Iterable[str]:
        return [page.project_number] if page.project_number else []

    def own_names(self, page: ProcurementPage) -> Iterable[str]:
        return (page.supplier,)
