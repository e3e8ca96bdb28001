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
    FINANCE = "finance", _("Finance reviewer")
    SECRECY = "secrecy", _("Secrecy reviewer")
    LEADER = "leader", _("Leader in charge")
    HEAD = "head", pgettext_lazy("role", "Head")
    SPOKESPERSON = "spokesperson", _("Spokesperson")
    AUDITOR = "auditor", _("Auditor (read only)")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administrator")


class Route(models.TextChoices):
    """How an approval came about."""

    CHAIN = "chain", _("Chain of review")
    BULK = "bulk", _("Recorded bulk publication")
    CHANGE = "change", _("Change request")
    EMERGENCY = "emergency", _("Emergency publication")
    AFTERWARDS = "afterwards", _("Signature given afterwards")
    DIRECT = "direct", _("Published by an operator's command")
    HIDDEN = "hidden", _("Hidden at once")


class Purpose(models.TextChoices):
    """What a step of a chain looks at."""

    REVIEW = "review", pgettext_lazy("step", "Review")
    FINANCE = "finance", _("Finance check")
    SECRECY = "secrecy", _("Secrecy review")
    HEAD = "head", _("Approval by the head")
    SIGN_OFF = "sign_off", pgettext_lazy("step", "Sign-off")


class Matter(models.TextChoices):
    """What a piece is about, as far as it decides who signs it."""

    ORDINARY = "ordinary", _("Ordinary piece")
    RELEASE = "release", _("Release or reply on a hot issue")
    FIGURES = "figures", _("Figures on money and goods")
    IMPORTANT = "important", _("Important item")


class Audience(models.TextChoices):
    """For whom it was approved: what may be seen by some only is not approved for everybody."""

    PUBLIC = "public", _("Everybody")
    RESTRICTED = "restricted", _("Restricted")


class Change(models.TextChoices):
    """What a new version of something published is, as readers are told."""

    MINOR = "minor", _("Minor change")
    UPDATE = "update", pgettext_lazy("change", "Update")
    CORRECTION = "correction", _("Correction")


# What readers are told of; the version before such a one stays readable.
TOLD = (Change.UPDATE, Change.CORRECTION)


class Descent(models.TextChoices):
    """The two ways down."""

    RETRACTED = "retracted", _("Withdrawn with a public reason")
    TAKEN_DOWN = "taken_down", _("Taken down without original and reason")


class Decision(models.TextChoices):
    """Where a request (a change, a withdrawal) stands."""

    WAITING = "waiting", _("Waiting for a signature")
    DONE = "done", _("Signed")
    RETURNED = "returned", pgettext_lazy("decision", "Returned")
    RECALLED = "recalled", _("Recalled")
