"""Mail to those who have something to do, or to know. Sent after commit; logs name no person."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import TaskState

from approval import gated, signing, substitutes
from approval.enums import Decision
from approval.models import Approval, ChangeRequest, ReviewTaskState
from approval.naming import name_of
from core import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import User
    from wagtail.models import WorkflowState

logger = logging.getLogger("approval")


def submitted(sender: Any, instance: TaskState, user: User | None = None, **kwargs: Any) -> None:
    """To those who may sign the step a piece has come to."""
    task_state = instance.specific
    if not isinstance(task_state, ReviewTaskState):
        return
    obj = signing.object_of(task_state.workflow_state)
    submitter = task_state.workflow_state.requested_by
    context = {"step": task_state.task.name, "by": name_of(submitter) if submitter else ""}
    _send("submitted", _able_to_sign(task_state, obj), obj, context)


def returned(sender: Any, instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    """To the person who submitted, with the reason."""
    state = instance.current_task_state
    context = {"by": name_of(user) if user else "", "reason": state.comment, "step": state.task.name}
    _send("returned", _audience(instance), signing.object_of(instance), context)


def published(sender: Any, instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    obj = signing.object_of(instance)
    obj.refresh_from_db()
    context = {"scheduled": None if obj.live and not obj.approved_schedule else obj.scheduled_revision}
    if context["scheduled"] is not None:
        context["moment"] = context["scheduled"].approved_go_live_at
    _send("published", _audience(instance), obj, context)


def unscheduled(obj: Any, *, moment: Any, user: User | None, reason: str) -> None:
    """To who began and who signed a piece that will not be published at its time."""
    approval = Approval.objects.of(gated.key_of(obj)).first()
    signers = [row["user"] for row in approval.signatures] if approval else []
    people = set(get_user_model().objects.filter(pk__in=signers))
    people |= {owner for owner in [getattr(obj, "owner", None)] if owner is not None}
    context = {"moment": moment, "by": name_of(user) if user else "", "reason": reason}
    _send("unscheduled", people, obj, context)


def owed(approval: Approval, obj: Any) -> None:
    """To those who may sign afterwards for what was published on one person's word."""
    from approval import directly

    holders = get_user_model().objects.filter(is_active=True, groups__role__role__in=directly.SIGN_AFTERWARDS)
    users = [user for user in holders.distinct() if directly.confirm_refusal(approval, user) is None]
    context = {"by": approval.signatures[0]["name"], "reason": approval.note}
    context["address"] = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(
        "approval:confirm", args=[approval.pk]
    )
    _send("owed", users, obj, context)


def change_waiting(change: ChangeRequest, signers: Iterable[User]) -> None:
    """To those who may sign what somebody wants changed."""
    _send("change_waiting", signers, change, {"by": name_of(change.requested_by)})


def change_decided(change: ChangeRequest) -> None:
    """To the person who asked: signed, or returned with the reason."""
    by = name_of(change.decided_by) if change.decided_by else ""
    context = {"by": by, "signed": change.status == Decision.DONE, "opinion": change.opinion}
    _send("change_decided", [change.requested_by], change, context)


def _audience(workflow_state: WorkflowState) -> list[User]:
    """The submitter and, for a page, who began it."""
    owner = getattr(workflow_state.content_object, "owner", None)
    return [user for user in {workflow_state.requested_by, owner} if user is not None]


def _able_to_sign(task_state: ReviewTaskState, obj: Any) -> list[User]:
    task = task_state.task.specific
    users = substitutes.signers(task)
    if signing.waiting_state(obj) is None:
        # The chain is just beginning: its state is not saved yet, only authorship can be asked.
        from approval import authors

        barred = authors.of(obj)
        return [user for user in users if user.pk not in barred]
    return [user for user in users if signing.refusal(obj, user, task=task) is None]


def _send(name: str, users: Iterable[User], obj: Any, context: dict[str, Any]) -> None:
    addresses = sorted({user.email for user in users if user.is_active and user.email})
    if not addresses:
        return
    context = {"title": str(obj), "address": _address(obj, name), **context}
    with override(settings.LANGUAGE_CODE):
        subject = " ".join(render_to_string(f"approval/mail/{name}_subject.txt", context).split())
        body = render_to_string(f"approval/mail/{name}.txt", context)
    transaction.on_commit(lambda: _deliver(subject, body, addresses))


def _address(obj: Any, name: str) -> str:
    """Where the mail leads: the desk of what waits, the editor of what came back, the page that is public."""
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    if name == "submitted" or isinstance(obj, ChangeRequest):
        from approval.desk.inbox import address

        return base + address(obj)
    if name == "published" and kinds.of(type(obj)) is not None and obj.live:
        return obj.full_url or base
    return base + (AdminURLFinder().get_edit_url(obj) or reverse("wagtailadmin_home"))


def _deliver(subject: str, body: str, addresses: list[str]) -> None:
    """One message each: nobody learns the others' addresses. A mail server that is away stops nothing."""
    for recipient in addresses:
        message = EmailMessage(subject, body, to=[recipient], headers={"Auto-Submitted": "auto-generated"})
        try:
            message.send()
        except Exception:  # a mail that fails must not undo what was signed
            logger.exception("A notification could not be sent.")
