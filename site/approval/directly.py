"""Publication on one person's word, and the signature another gives afterwards (事后补签).

In an emergency the spokesperson publishes at once and says why; an operator has a command for the day when
nobody can sign in. Both are recorded as what they are and stay on a list until another person has signed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from approval import authors, checks, digest, gated, notices, preparing, recording, seals, signing
from approval.enums import Role, Route
from approval.models import Approval
from approval.naming import name_of, office_of
from approval.permissions import roles_of
from approval.refusals import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

ON_ONE_WORD = (Route.EMERGENCY, Route.DIRECT, Route.HIDDEN)
# Who may sign afterwards: those whose office it is to sign.
SIGN_AFTERWARDS = (Role.SECTION_HEAD, Role.LEADER, Role.HEAD, Role.SPOKESPERSON)
# As the steps stand in the record, and so on the public page.
ON_DUTY, BY_COMMAND, AFTERWARDS = "值班领导签发", "直接发布", "事后补签"


def emergency_refusal(obj: Any, user: Any) -> str | None:
    """Why this person may not publish this at once; None when they may."""
    if Role.SPOKESPERSON not in roles_of(user):
        return _("Only the spokesperson publishes in an emergency.")
    return _nothing_to_publish(obj)


def publish_emergency(obj: Any, user: Any, *, reason: str, seen: str = "") -> Approval:
    """Publishes the latest version at once, on the spokesperson's own decision.

    `reason` says why, and who gave word, when and by what channel; `seen` is the digest the person was
    shown. Raises RefusedError and changes nothing.
    """
    with seals.hold():
        obj = locked(obj)
        if refusal := emergency_refusal(obj, user):
            raise RefusedError(refusal)
        draft = obj.latest_revision.as_object()
        if seen and seen != digest.of(draft):
            raise RefusedError(_("The piece has changed while you were reading. Please look at it again."))
        if findings := checks.blocking(checks.run(draft)):
            raise RefusedError(" ".join(finding.message for finding in findings))
        return _publish(obj, user, reason, Route.EMERGENCY, ON_DUTY)


def publish_directly(obj: Any, user: Any, *, reason: str) -> Approval:
    """For the operator's command alone: the only way round both chain and spokesperson."""
    with seals.hold():
        obj = locked(obj)
        if not user.is_active:
            raise RefusedError(_("Only active users can sign."))
        if refusal := _nothing_to_publish(obj):
            raise RefusedError(refusal)
        return _publish(obj, user, reason, Route.DIRECT, BY_COMMAND)


def locked(obj: Any) -> Any:
    """The row as it is now; of two who publish at once the second finds it published."""
    return type(obj)._default_manager.select_for_update(of=("self",)).get(pk=obj.pk)


def _nothing_to_publish(obj: Any) -> str | None:
    revision = obj.latest_revision
    if revision is None:
        return _("There is no saved version that could be published.")
    if obj.live and obj.live_revision_id == revision.pk:
        return _("The latest version is public already.")
    moment = getattr(revision.as_object(), "go_live_at", None)
    if moment and moment > timezone.now():
        return _("A time of publication is set for this version. Remove it first: this publishes at once.")
    return None


def _publish(obj: Any, user: Any, reason: str, route: str, step: str) -> Approval:
    if not reason.strip():
        raise RefusedError(_("Say why this is published before others have signed."))
    revision = obj.latest_revision
    made = recording.approval(
        preparing.prepare(revision),
        revision,
        [signature_of(step, user)],
        authors=authors.of(obj),
        route=route,
        note=reason.strip(),
        workflow_state_id=end_review(obj, user),
    )
    recording.keep([made], recording.prefix_for(obj))
    seals.forget_borrowed_date(obj, revision)
    revision.publish(user=user, skip_permission_checks=True)
    notices.owed(made, obj)
    return made


def end_review(obj: Any, user: Any) -> int | None:
    """What is public already is no longer waited for: a chain that runs ends here."""
    state = obj.current_workflow_state
    if state is None:
        return None
    signing.void_signatures(state)
    state.cancel(user=user)
    return state.pk


def signature_of(step: str, user: Any, opinion: str = "") -> recording.Signature:
    return recording.Signature(
        step=step,
        user=user.pk,
        name=name_of(user),
        role=office_of(user),
        at=timezone.localtime().isoformat(),
        opinion=opinion,
    )


# --- Afterwards ---------------------------------------------------------------------------------------


def pending() -> QuerySet[Approval]:
    """What was published on one person's word and nobody has signed since, the oldest first."""
    return Approval.objects.filter(route__in=ON_ONE_WORD, confirmations=None).order_by("pk")


def pending_of(obj: Any) -> Approval | None:
    return pending().filter(key=gated.key_of(obj)).defer("frozen").first()


def mark_pages(pages: QuerySet) -> QuerySet:
    """Adds to each page whether a signature is still owed, in the statement that lists them."""
    key = Concat(Value("wagtailcore.page:"), Cast(OuterRef("pk"), CharField()))
    owed = Approval.objects.filter(route__in=ON_ONE_WORD, confirmations=None, key=key)
    return pages.annotate(signature_owed=Exists(owed.order_by()))


def confirm_refusal(approval: Approval, user: Any) -> str | None:
    """Why this person may not sign this afterwards; None when they may."""
    if approval.route not in ON_ONE_WORD:
        return _("This was signed in its chain of review; nothing is left to be signed.")
    if approval.confirmations.exists():
        return _("Somebody has signed this already.")
    if not roles_of(user) & set(SIGN_AFTERWARDS):
        return _("Section heads, leaders, the head and the spokesperson sign afterwards.")
    if user.pk in {signature["user"] for signature in approval.signatures}:
        return _("You published this yourself. Somebody else has to sign it.")
    if user.pk in approval.authors:
        return _("You wrote or changed this version. Somebody else has to sign it.")
    return None


def confirm(approval: Approval, user: Any, *, opinion: str = "") -> Approval:
    """Signs afterwards for what was published on one person's word.

    The record is about that approval, not about the page: it makes nothing public again that was corrected
    or withdrawn meanwhile.
    """
    with seals.hold():
        # Of two who sign at once one signs and the other is told.
        approval = Approval.objects.select_for_update().get(pk=approval.pk)
        if refusal := confirm_refusal(approval, user):
            raise RefusedError(refusal)
        signature = signature_of(AFTERWARDS, user, opinion)
        made = recording.about(approval, signature)
        recording.keep([made], recording.prefix_for(object_of(approval)))
    return made


def object_of(approval: Approval) -> Any:
    """What an approval is about; None when it is gone."""
    label, _colon, pk = approval.key.partition(":")
    content_type = ContentType.objects.get_by_natural_key(*label.split("."))
    model: Any = content_type.model_class()
    obj = model.objects.filter(pk=pk).first()
    return obj.specific if isinstance(obj, Page) else obj


def with_objects(approvals: Iterable[Approval]) -> list[tuple[Approval, Any]]:
    return [(approval, object_of(approval)) for approval in approvals]
