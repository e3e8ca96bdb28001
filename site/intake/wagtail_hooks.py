"""Sign-ups and reports in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import widgets
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogFormatter

from intake.models import Report, Responsible, SignUpPage
from intake.staff import permissions, reports, sign_ups

if TYPE_CHECKING:
    from core.requests import StaffRequest


@hooks.register("register_admin_urls")
def intake_urls() -> list[Any]:
    return [
        path("sign-ups/", sign_ups.forms, name="intake_forms"),
        path("sign-ups/<int:page_id>/", sign_ups.sign_ups, name="intake_sign_ups"),
        path("sign-ups/<int:page_id>/export/<str:kind>/", sign_ups.export, name="intake_export"),
        path("sign-ups/<int:page_id>/<int:pk>/cancel/", sign_ups.cancel, name="intake_cancel"),
        path("reports-of-readers/", reports.report_list, name="intake_reports"),
        path("reports-of-readers/<int:pk>/", reports.report, name="intake_report"),
    ]


class SignUpsMenuItem(MenuItem):
    def is_shown(self, request: StaffRequest) -> bool:
        return request.user.has_perm(permissions.VIEW)


class ReportsMenuItem(MenuItem):
    """Says how many reports nobody has answered."""

    def is_shown(self, request: StaffRequest) -> bool:
        return request.user.has_perm(permissions.VIEW_REPORTS)

    def render_component(self, request: StaffRequest) -> Any:
        component = super().render_component(request)
        if count := Report.objects.open().count():
            component.label = _("Readers' reports (%(count)d)") % {"count": count}
        return component


@hooks.register("register_admin_menu_item")
def sign_ups_menu_item() -> MenuItem:
    return SignUpsMenuItem(
        gettext_lazy("Sign-ups"), reverse_lazy("intake_forms"), name="sign-ups", icon_name="list-ul", order=96
    )


@hooks.register("register_admin_menu_item")
def reports_menu_item() -> MenuItem:
    return ReportsMenuItem(
        gettext_lazy("Readers' reports"),
        reverse_lazy("intake_reports"),
        name="readers-reports",
        icon_name="mail",
        order=97,
    )


@hooks.register("register_page_header_buttons")
def sign_ups_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Any:
    form = page.specific
    if isinstance(form, SignUpPage) and permissions.may_see(user, form):
        yield widgets.Button(
            _("Sign-ups"), reverse("intake_sign_ups", args=[form.pk]), icon_name="list-ul", priority=5
        )


class ResponsibleViewSet(ModelViewSet):
    model = Responsible
    icon = "mail"
    menu_label = gettext_lazy("People told of reports")
    add_to_settings_menu = True
    menu_order = 210
    list_display = ["user", "kind"]
    form_fields = ["kind", "user"]


@hooks.register("register_admin_viewset")
def responsible_viewset() -> ModelViewSet:
    return ResponsibleViewSet("responsible")


@hooks.register("register_log_actions")
def actions(register: Any) -> None:
    """What happens to personal data is told in the history of the site, without the data."""

    @register.register_action("intake.export")
    class Export(LogFormatter):
        label = gettext_lazy("Export sign-ups")

        def format_message(self, entry: Any) -> str:
            words = {"count": entry.data.get("rows", 0), "format": entry.data.get("format", "")}
            return _("Exported %(count)s sign-ups as %(format)s") % words

    @register.register_action("intake.cancel")
    class Cancel(LogFormatter):
        label = gettext_lazy("Cancel a sign-up")

        def format_message(self, entry: Any) -> str:
            return _("Cancelled sign-up %(number)s") % {"number": entry.data.get("number", "")}

    @register.register_action("intake.report")
    class Handle(LogFormatter):
        label = gettext_lazy("Handle a reader's report")

        def format_message(self, entry: Any) -> str:
            return _("Handled a reader's report")
