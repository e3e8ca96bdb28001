"""The pieces of a campaign's page, ready for its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaigns import duties, legal, moments, money, rows
from campaigns.enums import ReportKind
from core import shell
from core.entries import ZONE
from core.presentation import Fact, Figure, Link, Need, Partner
from core.typography import day_in_words

if TYPE_CHECKING:
    from datetime import date

    from campaigns.models import CampaignPage
    from core.bodies import Sources
    from core.models import PublicEntry
    from core.presentation import Attachment
    from core.rendering import View


WHOLE = 100


@dataclass(frozen=True, slots=True)
class Legal:
    """What the law wants shown, and the plan as a file."""

    facts: tuple[Fact, ...]
    plan: Attachment | None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Up to when figures count, and where they come from."""

    as_of: str
    link: Link


def society(view: View) -> str:
    return shell.society(view.place.id, view.language).name


def figures(page: CampaignPage) -> tuple[Figure, ...]:
    made = []
    if page.raised is not None and not page.goal:
        made.append(Figure(pgettext("campaign", "Raised"), *money.amount(page.raised)))
    if page.spent is not None:
        made.append(Figure(pgettext("campaign", "Paid out"), *money.amount(page.spent)))
    made += [
        Figure(v.get("label") or "", money.number(rows.decimal(v.get("value"))), v.get("unit") or "")
        for v in rows.values(page.figures)
    ]
    return tuple(made)


def source(page: CampaignPage, paths: dict[int, str]) -> SourceLine | None:
    if not (page.figures_as_of and legal.has_figures(page)):
        return None
    link = Link(page.figures_source, paths.get(page.figures_page_id or 0, ""))
    return SourceLine(moments.said(page.figures_as_of), link)


def need(row: rows.Need) -> Need:
    return Need(
        item=row.item,
        wanted=money.number(row.wanted),
        met=money.number(row.met),
        missing=money.number(row.missing),
        unit=row.unit,
        percent=min(WHOLE, money.percent(row.met, row.wanted)) if row.wanted else WHOLE,
        is_met=row.is_met,
        as_of=row.as_of,
    )


def partners(page: CampaignPage, sources: Sources) -> tuple[Partner, ...]:
    return tuple(
        Partner(v.get("name") or "", v.get("url") or "", sources.pictures.get(v.get("logo") or 0))
        for v in rows.values(page.partners)
    )


def phone(page: CampaignPage) -> Link | None:
    return (
        Link(page.contact_phone, f"tel:{shell.phone_link(page.contact_phone)}")
        if page.contact_phone
        else None
    )


def legal_facts(
    page: CampaignPage, reports: list[PublicEntry], sources: Sources, today: date
) -> Legal | None:
    """The facts a fundraiser shows; other kinds show what they have of them."""
    pairs = [
        (_("Who raises the money"), page.organiser),
        (_("Fundraising certificate"), page.certificate_number),
        (_("Filing number"), page.filing_number or _filed_later(page, today)),
        (_("How to look it up"), page.query_note),
        (_("Contact"), page.contact),
        (_("Reports"), reports_due(page, reports, today)),
    ]
    facts = [Fact(label, value) for label, value in pairs if value]
    found = rows.values(page.platforms)
    facts += [Fact(_("Designated platform"), v.get("name") or "", v.get("url") or "") for v in found]
    plan = sources.documents.get(page.plan_id or 0)
    return Legal(tuple(facts), plan) if facts or plan else None


def _filed_later(page: CampaignPage, today: date) -> str:
    if page.is_fundraiser and legal.may_file_later(page, today):
        return _("Being filed: emergency fundraisers are filed within ten days of the start.")
    return ""


def reports_due(page: CampaignPage, reports: list[PublicEntry], today: date) -> str:
    """Which report the law asks for next, and until when."""
    given = [
        (e.facets.get("report_kind", ReportKind.PROGRESS), e.moment.astimezone(ZONE).date()) for e in reports
    ]
    due = duties.next_due(page.kind, page.start, page.end, given, today)
    if due is None:
        return ""
    day = day_in_words(due.until)
    if due.kind == ReportKind.FINAL:
        return _("Final report by %(date)s") % {"date": day}
    return _("Every 3 months, the next by %(date)s") % {"date": day}
