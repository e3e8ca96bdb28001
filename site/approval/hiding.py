"""Showing less, at once: what a family no longer wants public goes before anybody has signed.

That content is approved before readers see it protects them from what nobody looked at. A version that shows
nothing but what was approved already, only less of it, needs no such protection, and waiting for signatures would
do the harm that a withdrawn consent is to end (personal information law, art. 15: withdrawal must be easy, and
takes effect). It is recorded as what it is, and another person signs afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from approval import authors, directly, notices, recording, scheduling, seals, telling, versions
from approval.enums import Change, Route
from approval.refusals import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from approval.models import Approval


def hide_at_once(
    record: Any, user: Any, *, conceal: Callable[[Any], None], reason: str, step: str
) -> Approval | None:
    """Publishes the public version of a record with less in it; the newest draft shows no more than that either.

    `conceal` changes one version in place. `step` is the word under which the signature is recorded. Earlier
    versions, notes of what was changed and what waits for its time go with it. None when the record is not public:
    then only the draft is changed. Raises RefusedError and changes nothing when the person may not edit it, gives
    no reason, or when the version would show anything that was not shown before.
    """
    with seals.hold():
        record = directly.locked(record)
        _demand(record, user, reason)
        draft = _waiting_draft(record)
        made = _publish_less(record, user, conceal, reason, step) if record.live else None
        if draft is not None:
            conceal(draft)
            draft.save_revision(user=user, clean=False)
    return made


def _demand(record: Any, user: Any, reason: str) -> None:
    if not record.permissions_for_user(user).can_edit():
        raise RefusedError(_("You may not edit this."))
    if not reason.strip():
        raise RefusedError(_("Write down why, for those who sign afterwards."))


def _waiting_draft(record: Any) -> Any:
    """The newest version, where it is not the public one."""
    latest = record.latest_revision
    if latest is None or (record.live and latest.pk == record.live_revision_id):
        return None
    return latest.as_object()


def _publish_less(record: Any, user: Any, conceal: Callable[[Any], None], reason: str, step: str) -> Approval:
    before = record.shown()
    conceal(record)
    telling.empty(record)
    record.change = Change.MINOR
    if not _shows_no_more(before, record.shown()):
        raise RefusedError(_("This would show something that nobody has approved. Submit it for review."))
    review = directly.end_review(record, user)
    if record.scheduled_revision is not None:
        scheduling.drop(record.scheduled_revision, user=user, reason=reason)
    revision = record.save_revision(user=user, clean=False)
    made = recording.approval(
        record,
        revision,
        [directly.signature_of(step, user)],
        authors=authors.of(record),
        route=Route.HIDDEN,
        note=reason.strip(),
        workflow_state_id=review,
    )
    recording.keep([made], recording.prefix_for(record))
    revision.publish(user=user, skip_permission_checks=True)
    versions.forget_earlier(made.key)
    notices.owed(made, record)
    return made


def _shows_no_more(before: dict[str, str], after: dict[str, str]) -> bool:
    return bool(before) and after.items() <= before.items()
