"""Choices of the news room, and the sets of them that rules speak of."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class SourceKind(models.TextChoices):
    OWN = "own", pgettext_lazy("source", "This society")
    LOWER = "lower", pgettext_lazy("source", "A lower society")
    REPOST = "repost", pgettext_lazy("source", "Repost")


class NoticeKind(models.TextChoices):
    ANNOUNCEMENT = "announcement", pgettext_lazy("notice", "Announcement")
    CIRCULAR = "circular", pgettext_lazy("notice", "Circular")
    PUBLICITY = "publicity", pgettext_lazy("notice", "Public notice period")
    APPEAL = "appeal", pgettext_lazy("notice", "Appeal")
    THANKS = "thanks", pgettext_lazy("notice", "Letter of thanks")
    STATEMENT = "statement", pgettext_lazy("notice", "Statement")
    EXPLANATION = "explanation", pgettext_lazy("notice", "Explanation")


# Official documents have a number; a 公示, a letter and a statement have none.
NUMBERED = {NoticeKind.ANNOUNCEMENT, NoticeKind.CIRCULAR}
# A circular names whom it is sent to, a letter begins with a salutation.
ADDRESSED = {NoticeKind.CIRCULAR, NoticeKind.APPEAL, NoticeKind.THANKS}
UNADDRESSED = {NoticeKind.ANNOUNCEMENT, NoticeKind.PUBLICITY}
