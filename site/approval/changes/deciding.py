"""Signing, returning and recalling a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approval import notices, seals
from approval.covering import covered
from approval.enums import Decision, Role, Route
from approval.models import ChangeRequest
from approval.naming import name_of
from approval.recording import Signature
from approval.refusals import RefusedError

from .signers import SIGNERS, refusal, token_of
from .writing import write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import User

ASKED, SIGNED = "申请变更", "签发"


def approve(change: ChangeRequest, user: User, opinion: str = "", *, seen: str = "") -> ChangeRequest:
    """Signs a request and writes what it asks for, all of it or nothing. Raises RefusedError.

    `seen` is the token of what the person was shown.
    """
    try:
        with transaction.atomic():
            locked = _locked(change, user)
            if seen and seen != token_of(locked):
                raise RefusedError(
                    _("The request has changed while you were reading. Please look at it again.")
                )
            signatures = [_asked(locked), _signed(user, opinion)]
            writers = [locked.requested_by_id]
            with covered(signatures, route=Route.CHANGE, authors=writers, note=locked.title):
                write(locked)
            _decide(locked, Decision.DONE, user, opinion)
    except (IntegrityError, seals.NotApprovedError) as error:
        raise RefusedError(
            _("The change can't be written as it was asked for: what it belongs to has changed meanwhile. "
              "Return it, and have it asked for again.")
        ) from error  # fmt: skip
    change.refresh_from_db()
    return change


def send_back(change: ChangeRequest, user: User, reason: str) -> None:
    if not reason.strip():
        raise RefusedError(_("Please say why you return this request."))
    with transaction.atomic():
        _decide(_locked(change, user), Decision.RETURNED, user, reason.strip())
    change.refresh_from_db()


def recall(change: ChangeRequest, user: User) -> None:
    """Who asked takes it back; nothing of it was written yet."""
    with transaction.atomic():
        locked = ChangeRequest.objects.select_for_update().get(pk=change.pk)
        if locked.requested_by_id != user.pk:
            raise RefusedError(_("Only the person who asked for this change can recall it."))
        if locked.status != Decision.WAITING:
            raise RefusedError(_("This request has been decided already."))
        locked.status, locked.decided_by, locked.decided_at = Decision.RECALLED, user, timezone.now()
        locked.save()
    change.refresh_from_db()


def _locked(change: ChangeRequest, user: User) -> ChangeRequest:
    """The request, locked: of two who decide at once one does and the other is told."""
    locked = ChangeRequest.objects.select_for_update().get(pk=change.pk)
    if reason := refusal(locked, user):
        raise RefusedError(reason)
    return locked


def _decide(change: ChangeRequest, status: Decision, user: User, opinion: str) -> None:
    change.status, change.decided_by, change.decided_at = status, user, timezone.now()
    change.opinion = opinion
    change.save()
    notices.change_decided(change)


def _asked(change: ChangeRequest) -> Signature:
    user = change.requested_by
    return Signature(
        ASKED, user.pk, name_of(user), office_of(user), timezone.localtime(change.requested_at).isoformat()
    )


def _signed(user: User, opinion: str) -> Signature:
    office = office_of(user, SIGNERS)
    return Signature(SIGNED, user.pk, name_of(user), office, timezone.localtime().isoformat(), opinion)


def office_of(user: Any, roles: Iterable[str] = tuple(Role)) -> str:
    groups = user.groups.filter(role__role__in=list(roles)).order_by("role__role", "name")
    return groups.values_list("name", flat=True).first() or ""
