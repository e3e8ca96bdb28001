"""The memorial in the admin: a menu of its own, a list with filters, and taking a consent back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet

from approval.record_admin import PublicRecordViewSet, RecordMenuItem
from memorial import views
from memorial.enums import Display, Gift
from memorial.models import MemorialRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django.http import HttpRequest


class MemorialFilters(WagtailFilterSet):
    gifts = django_filters.ChoiceFilter(label=_("Given"), choices=Gift.choices, method="with_gift")
    display = django_filters.ChoiceFilter(label=_("Name shown"), choices=Display.choices)
    year = django_filters.NumberFilter(label=_("Year of death"), field_name="died", lookup_expr="year")
    withdrawn = django_filters.BooleanFilter(label=_("A consent was withdrawn"), method="with_withdrawal")

    class Meta:
        model = MemorialRecord
        fields = ["gifts", "display", "year", "live", "withdrawn"]

    def with_gift(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(gifts__contains=value)

    def with_withdrawal(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        withdrawn = rows.exclude(consents__withdrawn_on=None)
        return withdrawn.distinct() if value else rows.exclude(pk__in=withdrawn.values("pk"))


class MemorialRecordViewSet(PublicRecordViewSet):
    model = MemorialRecord
    icon = "group"
    menu_label = _("Memorial")
    menu_order = 260
    add_to_admin_menu = True
    list_display = [
        "name",
        Column("get_display_display", label=_("Name shown")),
        Column("gift_words", label=_("Given")),
        Column("died", label=_("Died on"), sort_key="died"),
        LiveStatusTagColumn(),
    ]
    list_per_page = 50
    filterset_class = MemorialFilters
    search_fields = ["name", "pseudonym"]
    ordering = ["-died", "-pk"]


register_snippet(MemorialRecordViewSet)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("memorial/<int:pk>/withdraw/", views.withdraw, name="memorial_withdraw")]


class WithdrawMenuItem(RecordMenuItem):
    name = "action-withdraw-consent"
    label = _("Withdraw a consent")
    icon_name = "view"

    def fits(self, record: Any, user: Any) -> bool:
        return isinstance(record, MemorialRecord) and record.permissions_for_user(user).can_edit()

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("memorial_withdraw", args=[context["instance"].pk])


@hooks.register("construct_snippet_action_menu")
def withdraw_in_the_editor(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    if (item := WithdrawMenuItem(order=85)).is_shown(context):
        items.append(item)


@hooks.register("register_snippet_listing_buttons")
def withdraw_in_the_list(record: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(record, MemorialRecord) and record.permissions_for_user(user).can_edit():
        yield Button(
            _("Withdraw a consent"),
            reverse("memorial_withdraw", args=[record.pk]),
            icon_name="view",
            priority=30,
        )
