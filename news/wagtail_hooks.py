"""The news room in the admin."""

from __future__ import annotations

from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import widgets
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from news.chronicle import admin
from news.models import ChroniclePage, EventKind, Topic


@hooks.register("register_admin_urls")
def chronicle_urls():
    return [
        path("chronicle/import/<int:page_id>/", admin.upload, name="chronicle_import"),
        path(
            "chronicle/import/<int:page_id>/<int:import_id>/", admin.preview, name="chronicle_import_preview"
        ),
    ]


@hooks.register("register_page_header_buttons")
def import_button(page, user, view_name, next_url=None):
    if isinstance(page.specific, ChroniclePage) and page.permissions_for_user(user).can_edit():
        yield widgets.Button(
            _("Import a chronicle"),
            reverse("chronicle_import", args=[page.pk]),
            icon_name="upload",
            priority=5,
        )


class EventKindViewSet(SnippetViewSet):
    model = EventKind
    icon = "tag"
    menu_label = gettext_lazy("Kinds of events")
    list_display = ["name", "slug", "order"]
    ordering = ["order", "pk"]


register_snippet(EventKindViewSet)


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = gettext_lazy("Topics")
    list_display = ["name", "name_en", "slug"]
    search_fields = ["name", "name_en"]
    ordering = ["name"]


register_snippet(TopicViewSet)
