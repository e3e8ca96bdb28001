from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """Who does what. A role is a group; the group may be renamed, the role stays."""

    CONTRIBUTOR = "contributor", _("Contributor")
    EDITOR = "editor", _("Editor")
    RESPONSIBLE_EDITOR = "responsible_editor", _("Responsible editor")
    SECTION_HEAD = "section_head", _("Section head")
    LEADER = "leader", _("Leader in charge")
    SPOKESPERSON = "spokesperson", _("Spokesperson")
    AUDITOR = "auditor", _("Auditor (read only)")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administrator")


class Route(models.TextChoices):
    """How an approval came about."""

    CHAIN = "chain", _("Chain of review")
    BULK = "bulk", _("Recorded bulk publication")
