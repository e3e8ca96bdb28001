"""The columns somebody may write for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from news.models import NewsIndexPage, NewsPage, NoticePage

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Choices = list[tuple[str, list[tuple[int, str]]]]


def columns_for(user: User) -> QuerySet[NewsIndexPage]:
    allowed = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    return NewsIndexPage.objects.filter(pk__in=allowed.values("pk"), alias_of=None).order_by("path")


def may_write(user: User) -> bool:
    """Cheaper than `columns_for`: the menu asks it on every page."""
    policy = PagePermissionPolicy()
    return policy.user_has_permission(user, "add") and columns_for(user).exists()


def choices_for(user: User) -> Choices:
    """Columns under what they stand below, other languages than the first named as such."""
    first = Locale.get_default().pk
    columns = sorted(
        columns_for(user).select_related("locale"),
        key=lambda column: (column.locale_id != first, column.path),
    )
    above = {column.path[: -column.steplen] for column in columns}
    titles = dict(Page.objects.filter(path__in=above).values_list("path", "draft_title"))
    groups: dict[str, list[tuple[int, str]]] = {}
    for column in columns:
        group = titles.get(column.path[: -column.steplen], "")
        if column.locale_id != first:
            group = f"{group} · {column.locale.get_display_name()}"
        groups.setdefault(group, []).append((column.pk, column.draft_title))
    return list(groups.items())


def last_column_of(user: User) -> int | None:
    """Where this person's newest piece stands, translations apart: most write for the same column again."""
    pieces = Page.objects.type(NewsPage, NoticePage).filter(owner=user, locale=Locale.get_default())
    newest = pieces.order_by("-latest_revision_created_at", "-pk").first()
    column = columns_for(user).filter(path=newest.path[: -Page.steplen]).first() if newest else None
    return column.pk if column else None
