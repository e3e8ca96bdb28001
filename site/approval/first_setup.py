"""The very first settings of a new site, which nobody else could sign: there is only one person.

It ends for good with the second user (users are never deleted) and with the first approval of another kind.
What was saved this way is recorded as such and listed until somebody else signs it afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from approval import covering, gated
from approval.enums import Decision, Route
from approval.gated import Family
from approval.models import Approval
from approval.naming import name_of, office_of
from approval.recording import Signature

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from approval.models import ChangeRequest

STEP = "首次设置"


def is_open(user: Any) -> bool:
    """Whether this person is the only one there has ever been, and nothing was approved by others."""
    people = list(get_user_model().objects.values_list("pk", "is_active")[:2])
    return people == [(user.pk, True)] and not Approval.objects.exclude(route=Route.DIRECT).exists()


def save(obj: Any, user: User) -> None:
    """Saves a record under the name of the site's only user."""
    with covering.covered([_signature(user)], route=Route.DIRECT, authors=[user.pk], note=_note()):
        obj.save()


def is_enough_for(change: ChangeRequest, user: Any) -> bool:
    """Settings and lists, as long as nothing that went through a review changes with them."""
    affected = {key for part in change.parts for key in part["affects"]}
    return is_open(user) and all(_is_record(key) for key in affected)


def _is_record(key: str) -> bool:
    from approval import snapshots

    return gated.family(snapshots.model_of(key.partition(":")[0])) is Family.RECORD


def carry_out(change: ChangeRequest, user: User) -> None:
    """Writes a request at once."""
    from approval.changes.writing import write

    with covering.covered([_signature(user)], route=Route.DIRECT, authors=[user.pk], note=_note()):
        write(change)
    change.status, change.decided_by, change.decided_at = Decision.DONE, user, timezone.now()
    change.opinion = _note()
    change.save()


def _note() -> str:
    with override(settings.LANGUAGE_CODE):
        return _("first set-up")


def _signature(user: User) -> Signature:
    return Signature(STEP, user.pk, name_of(user), office_of(user), timezone.localtime().isoformat())
