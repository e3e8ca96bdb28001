"""Records with an address in Wagtail's admin: edited like snippets, signed and taken down like pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.views.snippets import SnippetViewSet

from approval import chains, checks, directly, signing
from approval.desk import inbox
from approval.desk.taking_down import RecordTakeDownView, may_ask, take_down_address
from approval.models import PublicRecord

if TYPE_CHECKING:
    from django.http import HttpRequest


class PublicRecordViewSet(SnippetViewSet):
    """The base of the admin of every record with an address."""

    unpublish_view_class = RecordTakeDownView
    copy_view_enabled = False


class RecordMenuItem(ActionMenuItem):
    """An item for a record that exists; `fits` says when."""

    def is_shown(self, context: dict[str, Any]) -> bool:
        record = context.get("instance")
        if context["view"] != "edit" or not isinstance(record, PublicRecord):
            return False
        return self.fits(record, context["request"].user)

    def fits(self, record: PublicRecord, user: Any) -> bool:
        raise NotImplementedError

    def get_url(self, context: dict[str, Any]) -> str:
        return inbox.address(context["instance"])


class DeskMenuItem(RecordMenuItem):
    name = "action-desk"
    label = gettext_lazy("Compare and sign")
    icon_name = "success"

    def fits(self, record: PublicRecord, user: Any) -> bool:
        state = signing.waiting_state(record)
        return bool(state and state.task.specific._user_in_groups(user))


class EmergencyMenuItem(RecordMenuItem):
    name = "action-emergency"
    label = gettext_lazy("Publish in an emergency")
    icon_name = "warning"

    def fits(self, record: PublicRecord, user: Any) -> bool:
        return directly.emergency_refusal(record, user) is None

    def get_url(self, context: dict[str, Any]) -> str:
        return inbox.emergency_address(context["instance"])


class TakeDownMenuItem(RecordMenuItem):
    name = "action-take-down"
    label = gettext_lazy("Take the page down")
    icon_name = "download"

    def fits(self, record: PublicRecord, user: Any) -> bool:
        return may_ask(record, user)

    def get_url(self, context: dict[str, Any]) -> str:
        return take_down_address(context["instance"])


_ITEMS = ((DeskMenuItem, -10), (TakeDownMenuItem, 90), (EmergencyMenuItem, 95))


@hooks.register("construct_snippet_action_menu")
def record_menu(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Nobody publishes; taking a submission back is for whoever submitted it."""
    if not issubclass(context["model"], PublicRecord):
        return
    record = context.get("instance")
    state = record.current_workflow_state if record else None
    others = state is not None and state.requested_by_id != request.user.pk
    theirs = {"action-cancel-workflow", "action-restart-workflow"} if others else set()
    items[:] = [item for item in items if item.name not in theirs]
    items += [item for make, order in _ITEMS if (item := make(order=order)).is_shown(context)]


@hooks.register("before_edit_snippet")
def say_why_not(request: HttpRequest, record: Any) -> None:
    """As with pages: what the signer wanted, what no signature could publish, what a change means."""
    if not isinstance(record, PublicRecord) or request.method != "GET":
        return
    state = record.current_workflow_state
    if state is not None and state.status == state.STATUS_NEEDS_CHANGES:
        returned = state.current_task_state
        words = _("“%(title)s” was returned at the step “%(step)s”.") % {
            "title": record,
            "step": returned.task.name,
        }
        messages.warning(request, f"{words} {returned.comment}".strip())
    if reason := chains.why_none(record):
        messages.warning(request, reason)
    waiting = signing.waiting_state(record)
    if waiting is not None and waiting.task.specific._user_in_groups(request.user):
        reason = signing.refusal(record, request.user)
        told = _("If you change this piece you become one of its authors, and somebody else has to sign it.")
        messages.info(request, reason or told)


@hooks.register("after_edit_snippet")
@hooks.register("after_create_snippet")
def tell_what_to_note(request: HttpRequest, record: Any) -> None:
    if isinstance(record, PublicRecord) and request.POST.get("action-submit"):
        for finding in checks.run(record.get_latest_revision_as_object()):
            messages.warning(request, f"{finding.place} {finding.message}".strip())
