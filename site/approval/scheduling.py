"""What happens by the clock: an approved version goes live at its time, an expired page comes down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from approval import digest, gated
from approval.enums import Role
from approval.models import Approval
from approval.permissions import roles_of
from approval.refusals import RefusedError

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Scheduled:
    """An approved version that waits for its time."""

    obj: Any
    title: str
    moment: datetime.datetime
    revision_id: int


def name_of(obj: Any) -> str:
    return gated.key_of(obj)


def waiting(limit: int = 50) -> list[Scheduled]:
    """What will be published by the clock, the next first."""
    rows = Revision.objects.filter(approved_go_live_at__isnull=False).order_by("approved_go_live_at", "pk")
    return [_scheduled(revision) for revision in rows[:limit]]


def _scheduled(revision: Revision) -> Scheduled:
    obj = revision.as_object()
    moment = revision.approved_go_live_at
    return Scheduled(obj, getattr(obj, "title", "") or str(obj), moment, revision.pk)


def expire(obj: Any) -> None:
    obj = getattr(obj, "specific", obj)
    obj.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def publish_due(revision: Revision) -> None:
    """Publishes a scheduled version, if it still is what was approved; else its schedule is refused."""
    obj = revision.as_object()
    current = digest.of(obj)
    approved = Approval.objects.of(gated.key_of(obj)).filter(revision_id=revision.pk, digest=current)
    if not approved.exists():
        raise RefusedError(_("The version that waits for its time is not what was approved."))
    if obj.expire_at and obj.expire_at <= timezone.now():
        raise RefusedError(_("The time until which it was to be public has passed already."))
    revision.publish(log_action="wagtail.publish.scheduled")


def may_cancel(obj: Any, user: Any) -> bool:
    if isinstance(obj, Page):
        return obj.permissions_for_user(user).can_unschedule()
    return user.is_active and bool(roles_of(user) & {Role.SPOKESPERSON, Role.ADMINISTRATOR})


def cancel(obj: Any, user: Any) -> None:
    """Takes the waiting version back: it becomes public only after another review."""
    revision = obj.scheduled_revision
    if revision is None:
        raise RefusedError(_("Nothing of this piece waits for its time."))
    if not may_cancel(obj, user):
        raise RefusedError(_("The spokesperson cancels what is scheduled."))
    drop(revision, user=user)


def drop(revision: Revision, *, user: User | None = None, reason: str = "") -> None:
    """Ends the schedule of a version, and says so to who wrote and signed it."""
    from approval import notices

    moment = revision.approved_go_live_at
    # By its number: the version itself may be what was tampered with, and stays as it is.
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    obj = revision.content_object
    if obj is None:
        return
    log(
        instance=obj,
        action="wagtail.schedule.cancel",
        user=user,
        revision=revision,
        data={"revision": {"id": revision.pk, "go_live_at": moment.isoformat()}, "reason": reason},
    )
    notices.unscheduled(obj, moment=moment, user=user, reason=reason)
