"""Mail about reports. It says where to look and names nobody."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from intake.models import Responsible

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet

    from intake.models import Report

logger = logging.getLogger("intake")
CHANGE = "intake.change_report"


def handlers() -> QuerySet[User]:
    """Who may handle reports."""
    codename = CHANGE.partition(".")[2]
    by_group = Q(
        groups__permissions__codename=codename, groups__permissions__content_type__app_label="intake"
    )
    by_user = Q(user_permissions__codename=codename, user_permissions__content_type__app_label="intake")
    users = get_user_model().objects.filter(is_active=True)
    return users.filter(by_group | by_user | Q(is_superuser=True)).distinct()


def responsible_for(kind: str) -> list[User]:
    named = Responsible.objects.filter(kind=kind, user__is_active=True).select_related("user")
    return [row.user for row in named] or list(handlers())


def arrived(report: Report) -> None:
    """To those who are told of reports of this kind."""
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("intake_report", args=[report.pk])
    for user in responsible_for(report.kind):
        _send("arrived", user.email, {"report": report, "address": address}, "zh-hans")


def assigned(report: Report) -> None:
    """To whoever a report was handed to."""
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("intake_report", args=[report.pk])
    if report.assigned_to:
        _send("assigned", report.assigned_to.email, {"report": report, "address": address}, "zh-hans")


def answered(report: Report) -> bool:
    """The reply, to the address that the reader left; False when there is none."""
    if not report.mail:
        return False
    return _send("answered", report.mail, {"report": report}, report.language)


def _send(name: str, to: str, context: dict[str, object], language: str) -> bool:
    """A mail server that is away stops nothing; the log names no address."""
    if not to:
        return False
    with override(language):
        subject = " ".join(render_to_string(f"intake/mail/{name}_subject.txt", context).split())
        body = render_to_string(f"intake/mail/{name}.txt", context)
    try:
        message = EmailMessage(subject, body, to=[to], headers={"Auto-Submitted": "auto-generated"})
        return bool(message.send())
    except Exception:  # what was kept stays kept, with or without a mail
        logger.exception("A mail about report %s was not sent", context["report"])
        return False
