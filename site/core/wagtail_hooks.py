"""The admin as this site needs it."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.models import Department, Person


class PersonViewSet(SnippetViewSet):
    model = Person
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


@hooks.register("insert_global_admin_css")
def admin_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
