"""The donations room in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import widgets
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from donations import hiding
from donations.listing import views
from donations.models import Award, HonourRollPage
from donations.name_import import views as import_views

if TYPE_CHECKING:
    from collections.abc import Iterator


@hooks.register("register_admin_urls")
def honour_urls() -> list[Any]:
    return [
        path("honours/<int:page_id>/", views.listing, name="honour_list"),
        path("honours/<int:page_id>/add/", views.edit, name="honour_add"),
        path("honours/<int:page_id>/export/", views.export, name="honour_export"),
        path("honours/<int:page_id>/import/", import_views.upload, name="honour_import"),
        path("honours/<int:page_id>/import/example/", import_views.example, name="honour_import_example"),
        path("honours/<int:page_id>/import/<int:pk>/", import_views.preview, name="honour_import_preview"),
        path(
            "honours/<int:page_id>/import/<int:pk>/errors/", import_views.errors, name="honour_import_errors"
        ),
        path("honours/<int:page_id>/<slug:ref>/", views.edit, name="honour_edit"),
        path("honours/<int:page_id>/<slug:ref>/remove/", views.remove, name="honour_remove"),
        path("honours/<int:page_id>/<slug:ref>/hide/", views.hide, name="honour_hide"),
    ]


@hooks.register("register_page_header_buttons")
def list_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Any]:
    if isinstance(page.specific, HonourRollPage) and page.permissions_for_user(user).can_edit():
        yield widgets.Button(
            _("List of names"), reverse("honour_list", args=[page.pk]), icon_name="list-ul", priority=5
        )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action(
        hiding.LOG_ACTION, gettext_lazy("Hide a name"), gettext_lazy("Names were hidden on this roll")
    )
    actions.register_action(
        views.EXPORT_ACTION, gettext_lazy("Export names"), gettext_lazy("The list of names was exported")
    )


class AwardViewSet(SnippetViewSet):
    model = Award
    icon = "pick"
    menu_label = gettext_lazy("Awards")
    list_display = ["name", "name_en", "order"]
    ordering = ["order", "pk"]


register_snippet(AwardViewSet)
