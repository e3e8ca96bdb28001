from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Availability(StrEnum):
    """Whether one can sign up now, and if not, why."""

    EARLY = "early"
    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"
    DRAFT = "draft"


class ReportKind(models.TextChoices):
    ERROR = "error", _("Error on a page")
    EMBLEM = "emblem", _("Misuse of the emblem")


class ReportState(models.TextChoices):
    NEW = "new", pgettext_lazy("report", "New")
    IN_HAND = "in_hand", pgettext_lazy("report", "In hand")
    ANSWERED = "answered", pgettext_lazy("report", "Answered")
    CLOSED = "closed", pgettext_lazy("report", "Closed")


OPEN_STATES = (ReportState.NEW, ReportState.IN_HAND)


class Misuse(models.TextChoices):
    """Where the emblem is misused (the cases of the rules on the use of the emblem, in words readers use)."""

    TRADE = "trade", _("Advertisement, trade mark or packaging")
    MEDICAL = "medical", _("Hospital, clinic, pharmacy or medicines")
    ONLINE = "online", _("Website, account or app")
    DONATIONS = "donations", _("Collecting donations in our name")
    VEHICLE = "vehicle", _("Vehicle, building or clothing")
    OTHER = "other", _("Something else")
