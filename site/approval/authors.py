"""Who wrote what is to be signed: everybody who had a hand in it since the last approved version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, Revision

from approval import digest, gated
from approval.enums import Route
from approval.models import Approval

if TYPE_CHECKING:
    from django.db.models import QuerySet


def last_approval(obj: Any) -> Approval | None:
    return Approval.objects.of(gated.key_of(obj)).first()


def of(obj: Any, approval: Approval | None = None, files: set[str] | None = None) -> set[int]:
    """The ids of the authors: of the text, of a text that was reverted to, of a translation, of new files.

    `approval` is the last one, and `files` what the newest draft uses, when the caller has them at hand.
    """
    approval = _reviewed(obj, approval or last_approval(obj))
    since = approval.revision_id if approval else None
    people = set(_revisions(obj, since).values_list("user_id", flat=True))
    people |= _authors_of_reverted_text(obj, approval)
    people |= _translators(obj, approval)
    people |= _uploaders(obj, approval, files)
    if approval is None:
        people.add(getattr(obj, "owner_id", None))
    people.discard(None)
    return people


def _reviewed(obj: Any, approval: Approval | None) -> Approval | None:
    """The last approval of a version. That the words of a picture it shows were changed made nobody's draft new."""
    if approval is None or approval.route != Route.CHANGE:
        return approval
    return Approval.objects.of(gated.key_of(obj)).exclude(route=Route.CHANGE).first()


def _revisions(obj: Any, since: int | None) -> QuerySet[Revision]:
    rows = Revision.objects.for_instance(obj)
    return rows.filter(pk__gt=since) if since else rows


def _authors_of_reverted_text(obj: Any, approval: Approval | None) -> set[int]:
    """Going back to an older text makes its authors authors again."""
    logs = log_registry.get_logs_for_instance(obj).filter(action="wagtail.revert")
    if approval:
        logs = logs.filter(timestamp__gte=approval.recorded_at)
    targets = [entry.data.get("revision", {}).get("id") for entry in logs]
    people: set[int] = set()
    for target in filter(None, targets):
        before = (
            Approval.objects.of(gated.key_of(obj))
            .filter(revision_id__lt=target)
            .values_list("revision_id")
            .first()
        )
        older = _revisions(obj, before[0] if before else None).filter(pk__lte=target)
        people |= set(older.values_list("user_id", flat=True))
    return people


def _translators(obj: Any, approval: Approval | None) -> set[int]:
    if not isinstance(obj, Page):
        return set()
    from wagtail_localize.models import StringTranslation

    rows = StringTranslation.objects.filter(
        locale=obj.locale_id, context__object__translation_key=obj.translation_key
    )
    if approval:
        rows = rows.filter(updated_at__gte=approval.recorded_at)
    return set(rows.values_list("last_translated_by_id", flat=True).distinct())


def _uploaders(obj: Any, approval: Approval | None, files: set[str] | None) -> set[int]:
    if files is None:
        files = digest.media_of(obj.get_latest_revision_as_object())
    known = {row["key"] for row in approval.content.get("files", [])} if approval else set()
    new = files - known
    people: set[int] = set()
    for kind, model in (("image", get_image_model()), ("document", get_document_model())):
        ids = [name.partition(":")[2] for name in new if name.startswith(f"{kind}:")]
        if ids:
            rows = model.objects.filter(pk__in=ids)
            people |= set(rows.values_list("uploaded_by_user_id", flat=True))
    return people
