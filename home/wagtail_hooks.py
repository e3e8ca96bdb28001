"""Places in the admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.models import Place, PlaceKind


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "home"
    menu_label = gettext_lazy("Places")
    list_display = ["name", "kind", "district", "address", "valid_until"]
    list_filter = ["kind", "district"]
    search_fields = ["name", "address", "district", "note"]
    ordering = ["kind__order", "order", "district", "pk"]
    list_per_page = 50


class PlaceKindViewSet(SnippetViewSet):
    model = PlaceKind
    icon = "tag"
    menu_label = gettext_lazy("Kinds of places")
    list_display = ["name", "slug", "order"]
    ordering = ["order", "pk"]


class PlacesGroup(SnippetViewSetGroup):
    items = (PlaceViewSet, PlaceKindViewSet)
    menu_label = gettext_lazy("Places")
    menu_icon = "home"
    menu_order = 110


register_snippet(PlacesGroup)
