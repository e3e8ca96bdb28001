"""What the law wants on a campaign's page is looked at on every way to publication, not in the form alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from approval.checks import Finding, Level, Piece, register
from campaigns import legal
from campaigns.enums import CampaignKind, ReportKind
from campaigns.models import CampaignPage, CampaignReportPage
from disclosure import accounts

if TYPE_CHECKING:
    from collections.abc import Iterator


def _findings(piece: Piece, errors: legal.Errors) -> Iterator[Finding]:
    for name, message in errors.items():
        label = str(getattr(piece.model._meta.get_field(name), "verbose_name", name))
        yield Finding(Level.BLOCK, str(message), label, name)


@register
def campaign_shows_what_the_law_wants(piece: Piece) -> Iterator[Finding]:
    if not isinstance(piece.obj, CampaignPage):
        return
    yield from _findings(piece, {**legal.missing(piece.obj), **legal.contradictions(piece.obj)})
    asks = piece.obj.shows_ways or piece.obj.raises_online or piece.obj.goal is not None
    if asks and piece.obj.kind != CampaignKind.FUNDRAISER:
        message = _("It seems to ask the public for money. Then it is a public fundraiser.")
        yield Finding(Level.WARN, message, str(_("kind")), "kind")
    if piece.obj.shows_ways and not _accounts_in_effect(piece.obj):
        message = _("Show how to donate: no account is in effect in the disclosure.")
        yield Finding(Level.WARN, message, str(_("show how to donate")), "shows_ways")


def _accounts_in_effect(campaign: CampaignPage) -> bool:
    site = campaign.get_site() if campaign.path else None
    return site is None or bool(accounts.in_effect(site, timezone.localdate(), campaign.locale.language_code))


@register
def report_says_what_it_covers(piece: Piece) -> Iterator[Finding]:
    if isinstance(piece.obj, CampaignReportPage):
        yield from _findings(piece, {**piece.obj.missing(), **piece.obj.contradictions()})
        yield from _account(piece)


def _account(piece: Piece) -> Iterator[Finding]:
    """The final report of a fundraiser tells of all that came and what it was used for (Charity Law, article 79)."""
    if piece.obj.kind != ReportKind.FINAL or not piece.obj.path:
        return
    parent = Page.objects.parent_of(piece.obj).specific().first()
    if not isinstance(parent, CampaignPage) or not parent.is_fundraiser:
        return
    for name in ("received", "used"):
        if getattr(piece.obj, name) is None:
            label = str(piece.model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a column
            yield Finding(Level.BLOCK, _("The final report of a fundraiser tells both sums."), label, name)
