"""What happens by the clock: an approved version goes live at its time, an expired page comes down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from approval import digest
from approval.models import Approval
from approval.refusals import RefusedError

if TYPE_CHECKING:
    from wagtail.models import Revision


def name_of(obj: Any) -> str:
    return digest.key_of(obj)


def expire(obj: Any) -> None:
    obj = getattr(obj, "specific", obj)
    obj.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def publish_due(revision: Revision) -> None:
    """Publishes a scheduled version, if it still is what was approved; else its schedule is refused."""
    obj = revision.as_object()
    current = digest.of(obj)
    approved = Approval.objects.of(digest.key_of(obj)).filter(revision_id=revision.pk, digest=current)
    if not approved.exists():
        raise RefusedError(_("The version that waits for its time is not what was approved."))
    revision.publish(log_action="wagtail.publish.scheduled")
