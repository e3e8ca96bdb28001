"""The news room in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import widgets
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from news.chronicle import admin, proposal_views, proposals
from news.models import ChroniclePage, EventKind, NewsIndexPage, Topic
from news.writing import columns, views

if TYPE_CHECKING:
    from core.requests import StaffRequest

# --- Writing ------------------------------------------------------------------------------------------


@hooks.register("register_admin_urls")
def writing_urls() -> list[Any]:
    return [path("writing/", views.write, name="news_write")]


class WriteMenuItem(MenuItem):
    def is_shown(self, request: StaffRequest) -> bool:
        return columns.may_write(request.user)


@hooks.register("register_admin_menu_item")
def write_menu_item() -> MenuItem:
    return WriteMenuItem(
        gettext_lazy("Write"), reverse_lazy("news_write"), name="write", icon_name="edit", order=10
    )


class WritePanel(Component):
    name = "write"
    template_name = "news/writing/panel.html"
    order = 10

    class Media:
        css = {"all": ["css/writing.css"]}


@hooks.register("construct_homepage_panels")
def write_panel(request: StaffRequest, panels: list[Component]) -> None:
    if columns.may_write(request.user):
        panels.insert(0, WritePanel())


@hooks.register("register_page_header_buttons")
def write_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Any:
    """In a column, writing for this column."""
    if isinstance(page.specific, NewsIndexPage) and page.permissions_for_user(user).can_add_subpage():
        yield widgets.Button(
            _("Write"), f"{reverse('news_write')}?column={page.pk}", icon_name="edit", priority=5
        )


# --- The chronicle ------------------------------------------------------------------------------------


@hooks.register("register_admin_urls")
def chronicle_urls():
    return [
        path("chronicle/import/<int:page_id>/", admin.upload, name="chronicle_import"),
        path(
            "chronicle/import/<int:page_id>/<int:import_id>/", admin.preview, name="chronicle_import_preview"
        ),
        path("chronicle/proposals/", proposal_views.waiting, name="chronicle_proposals"),
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
        count = proposals.waiting_for(user).filter(start__year=page.specific.year).count()
        if count:
            yield widgets.Button(
                _("Proposed by news (%(count)d)") % {"count": count},
                reverse("chronicle_proposals"),
                icon_name="list-ul",
                priority=6,
            )


class ProposalsMenuItem(MenuItem):
    """There while something waits, and says how much."""

    def is_shown(self, request: StaffRequest) -> bool:
        return proposals.waiting_for(request.user).exists()

    def render_component(self, request: StaffRequest) -> Any:
        component = super().render_component(request)
        count = proposals.waiting_for(request.user).count()
        component.label = _("For the chronicle (%(count)d)") % {"count": count}
        return component


@hooks.register("register_admin_menu_item")
def proposals_menu_item() -> MenuItem:
    return ProposalsMenuItem(
        gettext_lazy("For the chronicle"),
        reverse_lazy("chronicle_proposals"),
        name="chronicle-proposals",
        icon_name="list-ul",
        order=95,
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
