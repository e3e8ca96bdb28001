"""Where Wagtail would unpublish or delete: the way to a withdrawal, or a plain word. Imported by wagtail_hooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.snippets.views.snippets import UnpublishView

from approval import removal, withdrawals
from approval.models import PublicRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse


def _is_offered(page: Any, user: Any) -> bool:
    """A public page that somebody may edit, but the home page."""
    if not page.live or page.depth <= 2:
        return False
    return page.permissions_for_user(user).can_edit() or withdrawals.may_sign(user)


@hooks.register("register_page_header_buttons")
def header_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if _is_offered(page, user):
        yield Button(_("Take the page down"), take_down_address(page), icon_name="download", priority=60)


@hooks.register("register_page_listing_more_buttons")
def listing_button(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if _is_offered(page, user):
        yield Button(_("Take the page down"), take_down_address(page), icon_name="download", priority=40)


@hooks.register("register_snippet_listing_buttons")
def record_button(record: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if may_ask(record, user):
        yield Button(_("Take the page down"), take_down_address(record), icon_name="download", priority=40)


def may_ask(record: Any, user: Any) -> bool:
    """Whether a record with a public address can be asked to be taken down by this person."""
    if not isinstance(record, PublicRecord) or not record.live:
        return False
    return record.permissions_for_user(user).can_edit() or withdrawals.may_sign(user)


def take_down_address(page: Any) -> str:
    if isinstance(page, Page):
        return reverse("approval:withdraw", args=[page.pk])
    return reverse("approval:withdraw_record", args=[page._meta.label_lower, page.pk])


class RecordTakeDownView(UnpublishView):
    """In the place of Wagtail's view for records with an address."""

    permission_required = "change"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(take_down_address(self.object))


@require_admin_access
def unpublish(request: HttpRequest, page_id: int) -> HttpResponse:
    """In the place of Wagtail's view."""
    page = get_object_or_404(Page, pk=page_id)
    return HttpResponseRedirect(take_down_address(page))


@require_admin_access
def delete(request: HttpRequest, page_id: int) -> HttpResponse:
    """Wagtail's view for what never was public; a plain word for the rest."""
    page = get_object_or_404(Page, pk=page_id).specific
    reason = removal.refusal(page)
    if reason and page.permissions_for_user(request.user).can_edit():
        messages.error(request, reason)
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return DeleteView.as_view()(request, page_id=page_id)


@hooks.register("before_bulk_action")
def say_why_not_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Wagtail hands over only what a person has permission for; they chose more than that."""
    if action_type == "unpublish" and action.model is Page:
        reason = _("Pages are taken down one by one, with reasons and signatures: see the menu of each page.")
    elif action_type == "delete":
        reason = next(filter(None, map(_refusal, _chosen(request, objects, action))), "")
    else:
        reason = ""
    if not reason:
        return None
    messages.error(request, reason)
    return HttpResponseRedirect(action.next_url)


def _chosen(request: HttpRequest, objects: list[Any], action: Any) -> list[Any]:
    if action.model is not Page:
        return objects
    ids = [pk for pk in request.GET.getlist("id") if pk.isdigit()]
    return list(Page.objects.filter(pk__in=ids)) or objects


@hooks.register("before_delete_snippet")
def say_why_not(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    reason = next(filter(None, (_refusal(obj) for obj in instances)), "")
    if not reason:
        return None
    messages.error(request, reason)
    return HttpResponseRedirect(reverse("wagtailadmin_home"))


def _refusal(obj: Any) -> str:
    return removal.refusal(obj) if hasattr(obj, "first_published_at") else ""
