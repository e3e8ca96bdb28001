"""Choices of the campaigns room."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class CampaignKind(models.TextChoices):
    """What a campaign is before the law: only the first asks the public for money."""

    FUNDRAISER = "fundraiser", pgettext_lazy("campaign", "Public fundraiser")
    PROJECT = "project", pgettext_lazy("campaign", "Relief project")
    ACTIVITY = "activity", pgettext_lazy("campaign", "Activity")


class ReportKind(models.TextChoices):
    PROGRESS = "progress", pgettext_lazy("campaign report", "Progress report")
    FINAL = "final", pgettext_lazy("campaign report", "Final report")


class CampaignState(models.TextChoices):
    COMING = "coming", pgettext_lazy("campaign", "Not yet begun")
    RUNNING = "running", pgettext_lazy("campaign", "Running")
    ENDED = "ended", pgettext_lazy("campaign", "Ended")
