"""Approval in Wagtail's admin: the desk, the panel of what waits, the words of the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page, WorkflowMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.action_menu import UnpublishMenuItem as WagtailUnpublishMenuItem

from approval import chain_admin, chains, checks, directly, record_admin, signing  # noqa: F401  some register their own
from approval.desk import afterwards, inbox, taking_down  # noqa: F401  some register their own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

PANEL = 8


chain_admin.check_length_of_chains()


@hooks.register("register_admin_viewset")
def chain_viewsets() -> list[Any]:
    return [chain_admin.ChainRuleViewSet(), chain_admin.SubstitutionViewSet()]


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    return [path("approval/", include("approval.desk.urls"))]


class WaitingMenuItem(MenuItem):
    """Says how much waits."""

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        if count := inbox.count_for(request.user):
            component.label = _("Waiting for me (%(count)d)") % {"count": count}
        return component


@hooks.register("register_admin_menu_item")
def waiting_menu_item() -> MenuItem:
    return WaitingMenuItem(
        gettext_lazy("Waiting for me"), "/admin/approval/", name="waiting", icon_name="tasks", order=90
    )


class WaitingPanel(Component):
    name = "waiting_for_me"
    template_name = "approval/panel.html"
    order = 50

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        return {"items": inbox.waiting_for(user, PANEL), "count": inbox.count_for(user)}


class AfterwardsMenuItem(MenuItem):
    """Shown while something is to be signed afterwards, to those whose affair it is."""

    def is_shown(self, request: HttpRequest) -> bool:
        return afterwards.may_read(request.user) and directly.pending().exists()


@hooks.register("register_admin_menu_item")
def afterwards_menu_item() -> MenuItem:
    return AfterwardsMenuItem(
        gettext_lazy("To be signed afterwards"),
        "/admin/approval/afterwards/",
        name="afterwards",
        icon_name="warning",
        order=91,
    )


class AfterwardsPanel(Component):
    """Reminds of what was published on one person's word."""

    name = "to_be_signed_afterwards"
    template_name = "approval/afterwards_panel.html"
    order = 40

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        if not afterwards.may_read(parent_context["request"].user):
            return {"rows": []}
        owed = directly.pending().defer("frozen")[:PANEL]
        return {"rows": [(row, str(obj or row.key)) for row, obj in directly.with_objects(owed)]}


@hooks.register("construct_homepage_panels")
def waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Ours replaces Wagtail's list of what a person may moderate, which knows no authors."""
    panels[:] = [panel for panel in panels if panel.name != "workflow_objects_to_moderate"]
    panels += [AfterwardsPanel(), WaitingPanel()]


# --- The editor ---------------------------------------------------------------------------------------


class DeskMenuItem(ActionMenuItem):
    """From the editor to the desk."""

    name = "action-desk"
    label = gettext_lazy("Compare and sign")
    icon_name = "success"

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        state = signing.waiting_state(page) if page and context["view"] == "edit" else None
        return bool(state and state.task.specific._user_in_groups(context["request"].user))

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("approval:desk", args=[context["page"].pk])


class EmergencyMenuItem(ActionMenuItem):
    """For the spokesperson, in the editor; everywhere else it stands at the desk."""

    name = "action-emergency"
    label = gettext_lazy("Publish in an emergency")
    icon_name = "warning"

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        if not page or context["view"] != "edit":
            return False
        return directly.emergency_refusal(page, context["request"].user) is None

    def get_url(self, context: dict[str, Any]) -> str:
        return inbox.emergency_address(context["page"])


@hooks.register("register_page_action_menu_item")
def emergency_menu_item() -> ActionMenuItem:
    return EmergencyMenuItem(order=95)


@hooks.register("construct_explorer_page_queryset")
def mark_what_is_owed(parent_page: Page, pages: Any, request: HttpRequest) -> Any:
    return directly.mark_pages(pages)


@hooks.register("register_page_listing_more_buttons")
def desk_in_lists(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """The way to the desk for those who sign and read along, and don't edit."""
    # A superuser's tester has no list of permissions.
    reads = user.is_superuser or page.permissions_for_user(user).permissions & {"lock", "change"}
    if page.depth > 1 and reads:
        yield Button(
            gettext_lazy("Review desk"),
            reverse("approval:desk", args=[page.pk]),
            icon_name="tasks",
            priority=5,
        )


@hooks.register("register_page_action_menu_item")
def desk_menu_item() -> ActionMenuItem:
    return DeskMenuItem(order=-10)


@hooks.register("construct_page_action_menu")
def leave_out_what_is_not_theirs(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Nobody publishes; taking a submission back is for whoever submitted it."""
    state = context["page"].current_workflow_state if context.get("page") else None
    owners = {getattr(state, "requested_by_id", None), getattr(context.get("page"), "owner_id", None)}
    theirs = {"action-cancel-workflow", "action-restart-workflow"} if request.user.pk not in owners else set()
    items[:] = [item for item in items if item.name not in {"action-publish"} | theirs]


class UnpublishMenuItem(WagtailUnpublishMenuItem):
    def is_shown(self, context: dict[str, Any]) -> bool:
        return True


@hooks.register("construct_snippet_action_menu")
def leave_out_publish(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    if not issubclass(context["model"], WorkflowMixin):
        return
    # Wagtail offers "unpublish" to whoever may publish, so to nobody.
    items[:] = [item for item in items if item.name not in ("action-publish", "action-unpublish")]
    policy = policy_registry.get_by_type(context["model"])
    live = context["view"] == "edit" and context["instance"].live
    if live and policy.user_has_permission(request.user, "unpublish"):
        items.append(UnpublishMenuItem(order=90))


@hooks.register("before_publish_page")
def keep_as_draft(request: HttpRequest, page: Page) -> HttpResponse:
    """Where Wagtail would still publish (a page below the root of all), the draft stays and is told why."""
    messages.warning(
        request, _("Saved as a draft. Publication needs the signatures of the review: submit it.")
    )
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_publish")
def keep_snippet_as_draft(request: HttpRequest, obj: Any) -> HttpResponse | None:
    if not isinstance(obj, WorkflowMixin):
        return None
    messages.warning(
        request, _("Saved as a draft. Publication needs the signatures of the review: submit it.")
    )
    return HttpResponseRedirect(request.get_full_path())


@hooks.register("before_edit_page")
def say_why_not(request: HttpRequest, page: Page) -> None:
    """A signer who opens the editor is told what a change means, an author that they can't sign.

    Whoever comes to write is told as well what no signature could publish, and what still owes one.
    """
    if request.method == "GET":
        _say_why_returned(request, page)
        _say_what_is_owed(request, page)
    state = signing.waiting_state(page)
    if request.method != "GET" or state is None or not state.task.specific._user_in_groups(request.user):
        return
    reason = signing.refusal(page, request.user)
    messages.info(
        request,
        reason
        or _("If you change this piece you become one of its authors, and somebody else has to sign it."),
    )


def _say_why_returned(request: HttpRequest, page: Page) -> None:
    """Until it is submitted again, whoever opens the piece reads what the signer wanted."""
    state = page.current_workflow_state
    if state is None or state.status != state.STATUS_NEEDS_CHANGES:
        return
    returned = state.current_task_state
    words = _("“%(title)s” was returned at the step “%(step)s”.") % {
        "title": page.draft_title or page.title,
        "step": returned.task.name,
    }
    messages.warning(request, f"{words} {returned.comment}".strip())


def _say_what_is_owed(request: HttpRequest, page: Page) -> None:
    if reason := chains.why_none(page.specific):
        messages.warning(request, reason)
    if owed := directly.pending_of(page):
        words = render_to_string("approval/owed.html", {"approval": owed})
        messages.warning(request, words.strip())


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def tell_what_happened(request: HttpRequest, page: Page) -> None:
    """A signature that was refused while the edit was kept; what to note in what was just submitted."""
    refused = getattr(request.user, "refused", None)
    if refused is not None:
        messages.error(request, str(refused))
    if request.POST.get("action-submit"):
        for finding in checks.run(page):
            messages.warning(request, f"{finding.place} {finding.message}".strip())


# --- People -------------------------------------------------------------------------------------------


@hooks.register("before_delete_user")
def deactivate_instead(request: HttpRequest, user: Any) -> HttpResponse:
    messages.error(
        request, _("Users are not deleted: what they wrote and signed stays theirs. Deactivate them.")
    )
    return HttpResponseRedirect(reverse("wagtailusers_users:edit", args=[user.pk]))


@hooks.register("before_bulk_action")
def no_users_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    from django.contrib.auth import get_user_model

    if action_type == "delete" and objects and isinstance(objects[0], get_user_model()):
        messages.error(
            request, _("Users are not deleted: what they wrote and signed stays theirs. Deactivate them.")
        )
        return HttpResponseRedirect(reverse("wagtailusers_users:index"))
    return None


# --- The account menu -----------------------------------------------------------------------------------


def _account_item(url_name: str, label: Any, help_text: Any) -> None:
    @hooks.register("register_account_menu_item")
    def item(request: HttpRequest) -> dict[str, Any]:
        return {"url": reverse(url_name), "label": label, "help_text": help_text}


_account_item(
    "account_change_password", gettext_lazy("Change password"), gettext_lazy("Choose another password.")
)
_account_item(
    "mfa_index",
    gettext_lazy("Two-step verification"),
    gettext_lazy("Authenticator app, passkeys and recovery codes: a stolen password alone opens nothing."),
)
_account_item(
    "usersessions_list",
    gettext_lazy("Signed-in devices"),
    gettext_lazy("See where you are signed in, and sign out everywhere else."),
)
