from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core.kinds import register
from core.presentation import Fact, Figure, PageNotice
from core.typography import iso_day
from disclosure.models import AuditReportPage, DonationBulletinPage, FinancialReportPage

from .disclosure import CatalogueKind
from .shared import figures, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.rendering import View


@register
class AuditReportKind(CatalogueKind):
    name = "audit_report"
    model = AuditReportPage
    label = gettext_lazy("Audit report")

    def subtitle(self, page: AuditReportPage) -> str:
        words = (page.auditor, str(page.get_opinion_display()) if page.opinion else "")
        return pgettext("list separator", ", ").join(word for word in words if word)

    def own_facts(self, page: AuditReportPage) -> Iterator[Fact]:
        yield Fact(_("Auditor"), page.auditor)
        yield Fact(_("Certified accountants"), page.accountants)
        yield Fact(_("Number of the report"), page.report_number)
        yield Fact(_("Filing code"), page.filing_code)
        yield Fact(_("Opinion"), str(page.get_opinion_display()) if page.opinion else "")

    def figures(self, page: AuditReportPage) -> tuple[Figure, ...]:
        return figures(
            (_("Balance at the beginning"), page.opening_balance),
            (_("Received"), page.received),
            (_("Used"), page.used),
            (_("Balance at the end"), page.closing_balance),
        )

    def own_notices(self, page: AuditReportPage, view: View) -> tuple[PageNotice, ...]:
        """附件已替换: the firm issued its report anew. The note on the version leads to the one before."""
        if not page.reissued_on:
            return ()
        words = {"new": page.report_number, "old": page.replaced_number}
        numbers = ""
        if page.replaced_number and page.report_number:
            numbers = _("Report %(new)s takes the place of %(old)s.") % words
        text = " ".join(part for part in (numbers, page.reissue_reason) if part)
        return (PageNotice("replaced", _("The auditor issued the report anew"), text, page.reissued_on),)

    def own_words(self, page: AuditReportPage) -> Iterable[str]:
        return (str(page.get_opinion_display()) if page.opinion else "", page.reissue_reason)

    def own_numbers(self, page: AuditReportPage) -> Iterable[str]:
        return [number for number in (page.report_number, page.filing_code) if number]

    def own_names(self, page: AuditReportPage) -> Iterable[str]:
        return (page.auditor, page.accountants)


@register
class FinancialReportKind(CatalogueKind):
    name = "financial_report"
    model = FinancialReportPage
    label = gettext_lazy("Budget and final accounts")
    json_ld_type = "Dataset"

    def own_facts(self, page: FinancialReportPage) -> Iterator[Fact]:
        year = pgettext("year in a list", "%(year)s") % {"year": page.fiscal_year} if page.fiscal_year else ""
        yield Fact(_("Fiscal year"), year)
        yield Fact(_("Approved by"), page.approved_by)
        yield Fact(_("Approved on"), iso_day(page.approved_on))
        yield Fact(_("Number of the approval"), page.approval_document)

    def figures(self, page: FinancialReportPage) -> tuple[Figure, ...]:
        return figures(
            (_("Total income"), page.income_total),
            (_("Total expenditure"), page.expenditure_total),
            (_("Travel abroad, cars and hospitality"), page.hospitality_total),
        )

    def own_numbers(self, page: FinancialReportPage) -> Iterable[str]:
        return [page.approval_document] if page.approval_document else []


@register
class DonationBulletinKind(CatalogueKind):
    name = "donation_bulletin"
    model = DonationBulletinPage
    label = gettext_lazy("Donation bulletin")
    json_ld_type = "Dataset"

    def subtitle(self, page: DonationBulletinPage) -> str:
        return _("No. %(number)s") % {"number": page.issue_number} if page.issue_number else ""

    def own_facts(self, page: DonationBulletinPage) -> Iterator[Fact]:
        yield Fact(_("Counted from"), moment(page.window_start))
        yield Fact(_("Counted until"), moment(page.window_end))
        yield Fact(pgettext("label", "Scope"), str(page.get_scope_display()))
        yield Fact(_("Number of gifts"), f"{page.gifts:,}" if page.gifts is not None else "")

    def figures(self, page: DonationBulletinPage) -> tuple[Figure, ...]:
        return figures(
            (_("Balance at the beginning"), page.opening_balance),
            (_("Money received"), page.cash_received),
            (_("Value of goods received"), page.goods_received),
            (_("Received in all"), page.total_received),
            (_("Paid out and handed on"), page.total_used),
            (_("Balance not yet paid out"), page.closing_balance),
        )

    def figures_note(self, page: DonationBulletinPage) -> str:
        words = {"scope": str(page.get_scope_display()), "moment": moment(page.window_end)}
        return _("%(scope)s, counted until %(moment)s.") % words if page.window_end else ""
