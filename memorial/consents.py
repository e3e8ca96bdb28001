"""Taking a consent back: what it covered is hidden at once, and another person signs afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from approval.hiding import hide_at_once
from approval.refusals import RefusedError
from memorial.enums import Scope

if TYPE_CHECKING:
    from approval.models import Approval
    from memorial.models import MemorialRecord

# As it stands in the record of approvals.
STEP = "撤回同意"


def in_force(record: MemorialRecord) -> list[tuple[str, Any]]:
    """What may still be withdrawn, in the order of the form: of the public version, or of the draft there is."""
    agreed = set().union(*(consent.in_force for consent in record.consents.all()))
    return [(word, label) for word, label in Scope.choices if word in agreed]


def withdraw(record: MemorialRecord, user: Any, *, scopes: set[str], reason: str) -> Approval | None:
    """Hides what these scopes cover, in public and in the newest draft. None when the record is not public.

    Raises RefusedError for somebody who may not edit it, without a reason, or where none of it was agreed to.
    """
    if not scopes & {word for word, _label in in_force(record)}:
        raise RefusedError(_("There is no consent to any of this."))
    today = timezone.localdate()

    def conceal(version: Any) -> None:
        # The rows have to be put back: what a version gives out are copies.
        rows = list(version.consents.all())
        for row in rows:
            row.withdraw(scopes, today)
        version.consents = rows

    return hide_at_once(record, user, conceal=conceal, reason=reason, step=STEP)
