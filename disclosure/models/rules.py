"""What every disclosure must have, and what contradicts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.enums import Duration, Openness, Validity

if TYPE_CHECKING:
    from .pages import DisclosurePage

# Longer chains of replacement are followed no further.
LONGEST_CHAIN = 50


def disclosure_errors(page: DisclosurePage) -> dict[str, Any]:
    """The errors by field. What is only missing is no error while a draft is kept."""
    errors = {**_dates(page), **_openness(page), **_replacement(page)}
    if not page.is_kept_as_draft:
        errors = {**_missing(page), **errors}
    return errors


def _dates(page: DisclosurePage) -> dict[str, Any]:
    errors: dict[str, Any] = {}
    start, end = page.period_start, page.period_end
    if start and end and end < start:
        errors["period_end"] = _("The last day lies before the first.")
    if page.made_on and page.made_on > timezone.localdate():
        errors["made_on"] = _("This day is still to come.")
    if page.duration == Duration.LASTING and page.public_until:
        errors["public_until"] = _("Only what is public for a limited time has this.")
    return errors


def _openness(page: DisclosurePage) -> dict[str, Any]:
    """What is not published is named in the catalogue with its reason, and shows nothing of itself."""
    if page.openness == Openness.ACTIVE:
        return {"openness_reason": _("What is published needs no reason.")} if page.openness_reason else {}
    errors: dict[str, Any] = {}
    if len(page.body) or page.attachments.count():
        errors["openness"] = _("Text or files are attached, which would be published. Take them out first.")
    return errors


def _replacement(page: DisclosurePage) -> dict[str, Any]:
    if page.replaced_by_id is None:
        return {}
    if page.validity == Validity.IN_FORCE:
        return {"validity": _("What was replaced is no longer in force.")}
    return {"replaced_by": _("It would replace itself.")} if _runs_in_a_circle(page) else {}


def _runs_in_a_circle(page: DisclosurePage) -> bool:
    following, seen = page.replaced_by, {page.pk}
    while following is not None and len(seen) < LONGEST_CHAIN:
        if following.pk in seen:
            return True
        seen.add(following.pk)
        following = following.replaced_by
    return False


def _missing(page: DisclosurePage) -> dict[str, Any]:
    wanted: dict[str, Any] = {
        "category": _("Choose the class of the catalogue."),
        "issuer": _("Name the body that issues this."),
        "made_on": _("Give the day it was made."),
    }
    if page.openness != Openness.ACTIVE:
        wanted["openness_reason"] = _("Say why it is not published.")
    if page.duration == Duration.LIMITED:
        wanted["public_until"] = _("Give the last day on which it is public.")
    if page.category is not None and page.category.needs_meeting:
        wanted |= {
            "meeting_kind": _("This class is decided by a meeting. Say which."),
            "meeting_on": _("Give the day of the meeting."),
            "minutes_number": _("Give the number of the minutes."),
        }
    return {name: words for name, words in wanted.items() if not getattr(page, name)}
