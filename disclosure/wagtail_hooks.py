"""The disclosure room in the admin: the lists a society keeps itself."""

from __future__ import annotations

from django.utils.translation import gettext_lazy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from disclosure.models import DisclosureCategory, IssuingBody, LegalReference


class CategoryViewSet(SnippetViewSet):
    model = DisclosureCategory
    icon = "list-ul"
    menu_label = gettext_lazy("Classes of the catalogue")
    list_display = ["name", "parent", "slug", "needs_meeting", "order"]
    search_fields = ["name", "slug"]
    ordering = ["order", "pk"]


class IssuingBodyViewSet(SnippetViewSet):
    model = IssuingBody
    icon = "group"
    menu_label = gettext_lazy("Issuing bodies")
    list_display = ["name", "order"]
    search_fields = ["name"]
    ordering = ["order", "pk"]


class LegalReferenceViewSet(SnippetViewSet):
    model = LegalReference
    icon = "doc-full"
    menu_label = gettext_lazy("Legal references")
    list_display = ["law", "article", "version", "in_force_from", "in_force_to"]
    search_fields = ["law", "article"]
    ordering = ["law", "pk"]


class DisclosureGroup(SnippetViewSetGroup):
    items = (CategoryViewSet, IssuingBodyViewSet, LegalReferenceViewSet)
    menu_label = gettext_lazy("Disclosure")
    menu_icon = "folder-open-inverse"
    menu_order = 250


register_snippet(DisclosureGroup)
