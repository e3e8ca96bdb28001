"""The newest draft of a roll: its rows read, one of them written, nothing public changed by it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approval.models import Approval
from approval.refusals import RefusedError
from donations import rows
from donations.models import HonourEntry, HonourRollPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagtail.models import Revision

# Within this time one person's changes make one version; each holds the whole list.
ONE_SITTING = datetime.timedelta(minutes=15)


def draft_of(page: HonourRollPage) -> HonourRollPage:
    """The newest draft with its rows in memory, in the order of the list."""
    draft = page.get_latest_revision_as_object()
    rows.load(draft)
    return draft


def entries_of(draft: HonourRollPage) -> list[HonourEntry]:
    return sorted(rows.in_memory(draft) or [], key=lambda entry: entry.sort_order or 0)


def matching(entries: list[HonourEntry], word: str) -> list[HonourEntry]:
    """Rows in which a word stands: in the name, the shown name, the nickname, the certificate or the evidence."""
    word = "".join(word.split()).lower()
    if not word:
        return entries
    fields = ("name", "shown", "nickname", "certificate", "consent_evidence")
    return [
        entry
        for entry in entries
        if any(word in "".join(str(getattr(entry, field)).split()).lower() for field in fields)
    ]


def find(draft: HonourRollPage, ref: str) -> HonourEntry | None:
    return next((entry for entry in entries_of(draft) if entry.ref == ref), None)


def change(
    page: HonourRollPage, user: Any, edit: Callable[[list[HonourEntry]], list[HonourEntry]]
) -> HonourRollPage:
    """Gives the rows of the newest draft to `edit` and saves what it returns, in one transaction.

    Raises RefusedError when somebody else holds the page.
    """
    with transaction.atomic():
        current = HonourRollPage.objects.select_for_update().get(pk=page.pk)
        _refuse_locked(current, user)
        draft = draft_of(current)
        rows.put(draft, edit(entries_of(draft)))
        draft.save_revision(
            user=user, log_action=True, clean=False, overwrite_revision=_sitting(current, user)
        )
    return draft


def put(entries: list[HonourEntry], entry: HonourEntry) -> list[HonourEntry]:
    """The rows with this one in its place; at the end when it is new."""
    if any(row.ref == entry.ref for row in entries):
        return [entry if row.ref == entry.ref else row for row in entries]
    entry.sort_order = len(entries)
    return [*entries, entry]


def without(entries: list[HonourEntry], ref: str) -> list[HonourEntry]:
    return [row for row in entries if row.ref != ref]


def _refuse_locked(page: HonourRollPage, user: Any) -> None:
    lock = page.get_lock()
    if lock and lock.for_user(user):
        raise RefusedError(_("The page is locked; the list can be changed when the lock is gone."))


def _sitting(page: HonourRollPage, user: Any) -> Revision | None:
    """The version that this change belongs to: the person's own of just now, which nobody was asked to sign."""
    latest = page.get_latest_revision()
    if latest is None or latest.user_id != user.pk or latest.pk == page.live_revision_id:
        return None
    if page.workflow_in_progress or latest.approved_go_live_at:
        return None
    if timezone.now() - latest.created_at > ONE_SITTING:
        return None
    return None if Approval.objects.filter(revision_id=latest.pk).exists() else latest
