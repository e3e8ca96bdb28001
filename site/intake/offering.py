"""How many places are left, and whether one can sign up now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import entries
from core.typography import iso_minute
from intake.enums import Availability
from intake.models import SignUp, SignUpPage

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Offered:
    """A form for signing up, as the page above it shows it."""

    title: str
    url: str
    is_open: bool
    state: str


def below(page_id: int | None) -> tuple[Offered, ...]:
    """The public forms right below a page. Three statements at most."""
    found = [entry for entry in entries.children(page_id) if entry.kind == "sign_up"]
    if not found:
        return ()
    ids = [entry.object_id for entry in found]
    pages = SignUpPage.objects.in_bulk(ids)
    rows = SignUp.objects.standing().filter(page_id__in=ids).order_by().values_list("page_id")
    taken = dict(rows.annotate(total=Sum("persons")))
    now = timezone.now()
    made = []
    for entry in found:
        if page := pages.get(entry.object_id):
            left = places_left(page, taken.get(page.pk, 0))
            how = availability(page, left, now)
            made.append(Offered(entry.title, entry.path, how == Availability.OPEN, words(page, how, left)))
    return tuple(made)


def places_left(page: SignUpPage, taken: int) -> int | None:
    """None where there is no limit."""
    return max(0, page.capacity - taken) if page.capacity else None


def availability(page: SignUpPage, left: int | None, now: datetime) -> Availability:
    if now >= page.closes_at:
        return Availability.CLOSED
    if page.opens_at and now < page.opens_at:
        return Availability.EARLY
    return Availability.FULL if left == 0 else Availability.OPEN


def words(page: SignUpPage, how: Availability, left: int | None) -> str:
    """How it stands, in one sentence."""
    if how == Availability.CLOSED:
        return _("Sign-up closed")
    if how == Availability.EARLY and page.opens_at:
        return _("Opens %(moment)s") % {"moment": iso_minute(timezone.localtime(page.opens_at))}
    if how == Availability.FULL:
        return _("All places are taken")
    until = _("until %(moment)s") % {"moment": iso_minute(timezone.localtime(page.closes_at))}
    if left is None:
        return until
    places = ngettext("%(count)s place left", "%(count)s places left", left) % {"count": left}
    return _("%(places)s, %(until)s") % {"places": places, "until": until}
