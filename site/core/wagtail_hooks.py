"""The admin as this site needs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.pages.search import SearchView
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup, UnpublishView

from core import deletion
from core.models import Department, Person, SiteDocument, SiteImage
from core.successor_views import successor

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.admin.menu import MenuItem


class TakeDownView(UnpublishView):
    """Publishing is no permission here, so taking down is one of its own."""

    permission_required = "unpublish"


class PersonViewSet(SnippetViewSet):
    model = Person
    unpublish_view_class = TakeDownView
    icon = "user"
    menu_label = _("People")
    list_display = ["name", "duties", "order"]
    search_fields = ["name"]
    ordering = ["order", "pk"]


class DepartmentViewSet(SnippetViewSet):
    model = Department
    icon = "group"
    menu_label = _("Departments")
    list_display = ["name", "phone", "order"]
    search_fields = ["name"]
    ordering = ["order", "pk"]


class OrganisationGroup(SnippetViewSetGroup):
    menu_label = _("People and departments")
    menu_icon = "group"
    menu_order = 250
    items = (PersonViewSet, DepartmentViewSet)


register_snippet(OrganisationGroup)

# Wagtail counts what its search of pages found without knowing what it counts: "None".
SearchView.verbose_name, SearchView.verbose_name_plural = _("page"), _("pages")


@hooks.register("register_admin_urls")
def media_urls() -> list[Any]:
    return [path("media/<str:kind>/<int:pk>/successor/", successor, name="media_successor")]


@hooks.register("before_bulk_action")
def keep_what_readers_saw(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Told before anything of the batch is deleted: the whole of it stays."""
    if action_type != "delete" or not objects or not isinstance(objects[0], SiteImage | SiteDocument):
        return None
    reasons = [reason for item in objects if (reason := deletion.refusal(item))]
    if not reasons:
        return None
    for reason in reasons:
        messages.error(request, reason)
    return redirect("wagtailimages:index" if isinstance(objects[0], SiteImage) else "wagtaildocs:index")


@hooks.register("insert_global_admin_css")
def admin_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_help_menu")
def leave_out_other_hosts(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's guide speaks of another admin than ours, in English, on another host."""
    items[:] = [item for item in items if not str(item.url).startswith("http")]


@hooks.register("insert_editor_js")
def table_words() -> str:
    words = {
        "ROW_ABOVE": gettext("Insert a row above"),
        "ROW_BELOW": gettext("Insert a row below"),
        "INSERT_LEFT": gettext("Insert a column on the left"),
        "INSERT_RIGHT": gettext("Insert a column on the right"),
        "REMOVE_ROW": gettext("Remove the row"),
        "REMOVE_COLUMN": gettext("Remove the column"),
        "UNDO": pgettext("table", "Undo"),
        "REDO": pgettext("table", "Redo"),
    }
    return format_html(
        '<script src="{}" data-language="{}" data-words="{}"></script>',
        static("js/admin/table-words.js"),
        settings.LANGUAGE_CODE,
        json.dumps(words),
    )
