"""What must stand on the page of a campaign before it is published, by its kind.

The rules of public fundraising reach a Red Cross society by article 19 of the Red Cross Society Law: certificate
(Charity Law, articles 22 and 25), filed plan (24; in a major emergency within ten days of the start, 73), what
the page must show (25), designated platforms on the internet (27). Nothing here invents a deadline.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.enums import CampaignKind

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import Promise

    from campaigns.models import CampaignPage

    Errors = dict[str, Promise]

LATE_FILING = timedelta(days=10)
# What a fundraiser shows, and what an editor is told who left it out (Charity Law, article 25).
SHOWN_BY_FUNDRAISERS = {
    "organiser": _("Name who raises the money."),
    "certificate_number": _("Give the number of the fundraising certificate."),
    "filing_number": _("Give the number under which the plan was filed."),
    "plan": _("Attach the fundraising plan."),
    "contact": _("Name whom to ask."),
    "contact_phone": _("Give the telephone number of the contact."),
    "query_note": _("Say how the fundraiser can be looked up."),
}


def missing(campaign: CampaignPage, today: date | None = None) -> Errors:
    """All that publication needs and is not there, by field."""
    today = today or timezone.localdate()
    wanted: Errors = {"start": _("Give the day on which it begins.")}
    if campaign.kind == CampaignKind.FUNDRAISER:
        wanted |= SHOWN_BY_FUNDRAISERS
        if may_file_later(campaign, today):
            del wanted["filing_number"]
    if has_figures(campaign):
        wanted["figures_as_of"] = _("Say up to which hour the figures count.")
        wanted["figures_source"] = _("Say where the figures come from.")
    errors = {name: words for name, words in wanted.items() if not _given(campaign, name)}
    if campaign.raises_online and not campaign.platforms:
        errors["raises_online"] = _(
            "Name the designated platform below, with the address of the campaign there."
        )
    return errors


def _given(campaign: CampaignPage, name: str) -> bool:
    value = getattr(campaign, f"{name}_id" if name == "plan" else name)
    return bool(value.strip() if isinstance(value, str) else value)


def may_file_later(campaign: CampaignPage, today: date) -> bool:
    """In a major emergency the plan may be filed within ten days of the start (Charity Law, article 73)."""
    return bool(campaign.emergency and campaign.start and today <= campaign.start + LATE_FILING)


def has_figures(campaign: CampaignPage) -> bool:
    return campaign.raised is not None or campaign.spent is not None or bool(campaign.figures)


def contradictions(campaign: CampaignPage) -> Errors:
    """What cannot be, in a draft either."""
    errors: Errors = {}
    if campaign.start and campaign.end and campaign.end < campaign.start:
        errors["end"] = _("The last day lies before the first.")
    if campaign.goal is not None and campaign.goal <= 0:
        errors["goal"] = _("A goal is more than nothing. Leave it empty where there is none.")
    for name in ("raised", "spent"):
        amount = getattr(campaign, name)
        if amount is not None and amount < 0:
            errors[name] = _("An amount is never below nothing.")
    if campaign.spent is not None and campaign.spent > (campaign.raised or 0):
        errors["spent"] = _("More was paid out than was raised: one of the two figures is wrong.")
    if campaign.figures_as_of and campaign.figures_as_of > timezone.now():
        errors["figures_as_of"] = _("This moment is still to come.")
    return errors
