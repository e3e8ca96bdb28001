"""Other people's events: saved revisions, disabled steps, chains that move on."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import ProtectedError
from django.db.models.signals import post_save, pre_delete
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState, WorkflowMixin, WorkflowState
from wagtail.signals import (
    page_published,
    published,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from approval import notices, preparing, removal, seals, signing, versions, withdrawals
from approval.models import ReviewTask, ReviewTaskState, Substitution
from approval.refusals import RefusedError


def connect() -> None:
    _replace_wagtails_mail()
    workflow_submitted.connect(_submitted, sender=WorkflowState, dispatch_uid="approval.submitted")
    post_save.connect(_revision_saved, sender=Revision, dispatch_uid="approval.revision")
    post_save.connect(_step_saved, sender=ReviewTask, dispatch_uid="approval.step")
    from wagtail.models import Task

    post_save.connect(_step_saved, sender=Task, dispatch_uid="approval.task")
    # Connected before core's, which writes what is public from the moments noted here.
    page_published.connect(_page_published, dispatch_uid="approval.page_published")
    published.connect(_thing_published, dispatch_uid="approval.published")
    pre_delete.connect(_page_deleted, dispatch_uid="approval.deleted")
    pre_delete.connect(_user_deleted, sender=get_user_model(), dispatch_uid="approval.user")
    pre_delete.connect(_revision_deleted, sender=Revision, dispatch_uid="approval.revision_deleted")
    pre_delete.connect(_substitution_deleted, sender=Substitution, dispatch_uid="approval.substitution")


def _replace_wagtails_mail() -> None:
    """Takes the places of Wagtail's notifiers, whose app is set up after ours: a place is taken once."""
    for signal, sender, place, notify in (
        (task_submitted, TaskState, "group_approval_task_submitted_email_notification", _nothing),
        (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification", _nothing),
        (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", notices.returned),
        (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", notices.published),
    ):
        signal.connect(notify, sender=sender, dispatch_uid=place)
    task_submitted.connect(notices.submitted, dispatch_uid="approval.submitted")


def _nothing(sender: Any, **kwargs: Any) -> None:
    """Stands where Wagtail would write to everybody in a group, authors or not."""


def _submitted(sender: Any, instance: WorkflowState, **kwargs: Any) -> None:
    revision = signing.object_of(instance).get_latest_revision()
    if revision is not None:
        preparing.prepare(revision)


def _revision_saved(sender: Any, instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    fields = kwargs.get("update_fields")
    if not raw and (fields is None or "content" in fields):
        signing.revision_saved(instance)


def _step_saved(sender: Any, instance: Any, created: bool = False, **kwargs: Any) -> None:
    """What waits at a step that is disabled goes back to its authors: that is no signature."""
    if created or instance.active:
        return
    waiting = ReviewTaskState.objects.filter(task_id=instance.pk, status=TaskState.STATUS_IN_PROGRESS)
    for task_state in waiting:
        signing.send_back(task_state, None, reason=_("This step was taken out of the chain. Submit again."))


def _page_published(sender: Any, instance: Any, **kwargs: Any) -> None:
    if instance.live:
        _came_out(instance)
        withdrawals.came_back(instance)


def _thing_published(sender: Any, instance: Any, **kwargs: Any) -> None:
    if instance.live and not isinstance(instance, Page) and isinstance(instance, WorkflowMixin):
        _came_out(instance)
        withdrawals.came_back(instance)


def _came_out(instance: Any) -> None:
    version = versions.came_out(instance)
    if version is not None:
        seals.renew(version.key, version.approval)


def _page_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Whatever the way: alone, in bulk, with what it stands under, by an API or by code."""
    if isinstance(instance, Page | WorkflowMixin):
        removal.demand_never_public(instance)


def _revision_deleted(sender: Any, instance: Revision, origin: Any = None, **kwargs: Any) -> None:
    """Wagtail's `purge_revisions` counts what is protected, and goes on. Who deletes the thing itself hears of that."""
    if not isinstance(origin, Revision) and getattr(origin, "model", None) is not Revision:
        return
    obj = instance.content_object
    if obj is not None and getattr(obj, "live", False) and obj.live_revision_id == instance.pk:
        raise ProtectedError(_("Readers see this version. It is kept."), {obj})


def _user_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    raise RefusedError(_("Users are not deleted: what they wrote and signed stays theirs. Deactivate them."))


def _substitution_deleted(sender: Any, instance: Substitution, **kwargs: Any) -> None:
    if instance.last_use() is not None:
        raise RefusedError(
            _("Something was signed under this already. It stays; only its end can be changed.")
        )
