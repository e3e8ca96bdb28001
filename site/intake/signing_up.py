"""Giving a place: refuse first, one transaction, the last place given once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from intake import offering
from intake.enums import Availability
from intake.models import Consent, SignUp, SignUpCount

if TYPE_CHECKING:
    from intake.models import SignUpPage


class NoPlaceError(Exception):
    """There is no place, or none any more; the words say which."""


@transaction.atomic
def sign_up(
    page: SignUpPage,
    *,
    name: str,
    phone: str,
    persons: int = 1,
    note: str = "",
    approval: str = "",
    nonce: str,
) -> SignUp:
    """Gives a place, or raises NoPlaceError. The same form sent again gives the place it already gave.

    The page's row of counts is locked while places are counted; on SQLite the transaction holds the
    only write lock from its first statement.
    """
    count, _created = SignUpCount.objects.select_for_update().get_or_create(page=page)
    before = SignUp.objects.filter(page=page, nonce=nonce).first()
    if before is not None:
        return before
    now = timezone.now()
    left = offering.places_left(page, SignUp.objects.standing().filter(page=page).persons())
    how = offering.availability(page, left, now)
    if how != Availability.OPEN:
        raise NoPlaceError(offering.words(page, how, left))
    if left is not None and persons > left:
        told = ngettext("Only %(count)s place is left.", "Only %(count)s places are left.", left)
        raise NoPlaceError(told % {"count": left})
    count.serial += 1
    count.save(update_fields=["serial"])
    return SignUp.objects.create(
        page=page,
        number=count.serial,
        name=name,
        phone=phone,
        persons=persons,
        note=note,
        consent=Consent.of(page.consent),
        approval=approval,
        created_at=now,
        delete_on=page.delete_on(timezone.localdate(now)),
        nonce=nonce,
    )


@transaction.atomic
def cancel(row: SignUp) -> bool:
    """Sets a place free; False when it was free already."""
    changed: Any = SignUp.objects.filter(pk=row.pk, cancelled_at__isnull=True)
    return bool(changed.update(cancelled_at=timezone.now()))
