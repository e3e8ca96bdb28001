"""The admin as this site needs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.pages.search import SearchView
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup, UnpublishView

from core.models import Department, Person

if TYPE_CHECKING:
    from django.http import HttpRequest
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
