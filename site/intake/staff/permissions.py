"""Who of the staff reads what readers sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, Sum

from intake.models import SignUpPage

if TYPE_CHECKING:
    from django.db.models import QuerySet

VIEW, CHANGE, EXPORT = "intake.view_signup", "intake.change_signup", "intake.export_signup"
VIEW_REPORTS, CHANGE_REPORTS = "intake.view_report", "intake.change_report"


def may_edit(user: Any, page: SignUpPage) -> bool:
    return page.permissions_for_user(user).can_edit()


def may_see(user: Any, page: SignUpPage) -> bool:
    """Names and numbers of a form are for those who may edit it and may see sign-ups at all."""
    return user.has_perm(VIEW) and may_edit(user, page)


def may_cancel(user: Any, page: SignUpPage) -> bool:
    return may_see(user, page) and user.has_perm(CHANGE)


def may_export(user: Any, page: SignUpPage) -> bool:
    return may_see(user, page) and user.has_perm(EXPORT)


def counted_pages() -> QuerySet[SignUpPage]:
    """The forms with how many signed up, and how many persons that is."""
    standing = Q(sign_ups__cancelled_at__isnull=True)
    return SignUpPage.objects.annotate(
        rows=Count("sign_ups", filter=standing), taken=Sum("sign_ups__persons", filter=standing)
    ).order_by("-closes_at", "-pk")
