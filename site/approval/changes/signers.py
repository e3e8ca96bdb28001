"""Who may sign a change, and what exactly they were shown."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from approval.enums import Decision, Role
from approval.models import ChangeRequest
from approval.permissions import roles_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Whoever may answer for the society in public.
SIGNERS = (Role.SPOKESPERSON, Role.LEADER, Role.HEAD)


def waiting_for(user: Any) -> QuerySet[ChangeRequest]:
    """What this person may sign: others' requests, if they hold one of the offices."""
    if not roles_of(user) & set(SIGNERS):
        return ChangeRequest.objects.none()
    return ChangeRequest.objects.filter(status=Decision.WAITING).exclude(requested_by=user)


def signers_of(change: ChangeRequest) -> QuerySet[Any]:
    users = get_user_model().objects.filter(is_active=True, groups__role__role__in=SIGNERS)
    return users.exclude(pk=change.requested_by_id).distinct()


def refusal(change: ChangeRequest, user: Any) -> str | None:
    """Why this person may not decide on a request; None when they may. Superusers are no exception."""
    if change.status != Decision.WAITING:
        return _("This request has been decided already.")
    if user.pk == change.requested_by_id:
        return _("You asked for this change. Somebody else has to sign it.")
    if not roles_of(user) & set(SIGNERS):
        names = "、".join(str(role.label) for role in SIGNERS)
        return _("A change is signed by: %(roles)s.") % {"roles": names}
    return None


def token_of(change: ChangeRequest) -> str:
    """What a signer was shown: another one means that the request was replaced while they read."""
    text = json.dumps(change.parts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
