"""What readers report: errors on a page, misuse of the emblem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from intake.enums import OPEN_STATES, Misuse, ReportKind, ReportState

if TYPE_CHECKING:
    from datetime import date


@register_setting(icon="mail", order=20)
class ReportSettings(BaseSiteSetting):
    """What readers read beside the two forms. Signed like everything they read."""

    error_text = models.TextField(
        _("words beside the report of an error"), max_length=1000, blank=True, help_text=_("Empty: ours.")
    )
    emblem_text = models.TextField(
        _("words beside the report of misuse"), max_length=1000, blank=True, help_text=_("Empty: ours.")
    )
    contact_days = models.PositiveSmallIntegerField(
        _("days that contacts are kept"),
        default=180,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("So many days after a report, name and contact of whoever sent it are deleted."),
    )

    panels = [
        MultiFieldPanel([FieldPanel("error_text"), FieldPanel("emblem_text")], heading=_("Words")),
        FieldPanel("contact_days"),
    ]

    class Meta:
        verbose_name = _("readers' reports")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> ReportQuerySet:
        return self.filter(state__in=OPEN_STATES)

    def with_old_contacts(self, day: date) -> ReportQuerySet:
        """Those whose sender's name and contact are to be deleted by this day."""
        return self.filter(contact_until__lte=day).exclude(name="", contact="")


class Report(models.Model):
    """A report, with the page and the approved version that the reader had before them."""

    kind = models.CharField(_("kind"), max_length=10, choices=ReportKind.choices)
    site = models.ForeignKey("wagtailcore.Site", models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    path = models.CharField(_("address"), max_length=255, blank=True)
    page_key = models.CharField(max_length=100, blank=True, db_index=True)
    page_title = models.CharField(_("page"), max_length=255, blank=True)
    approval = models.CharField(_("version"), max_length=60, blank=True)
    text = models.TextField(_("what was reported"))
    misuse = models.CharField(_("kind of misuse"), max_length=10, choices=Misuse.choices, blank=True)
    where_seen = models.CharField(_("where it was seen"), max_length=300, blank=True)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=60, blank=True)
    contact = models.CharField(_("telephone or e-mail"), max_length=120, blank=True)
    contact_until = models.DateField(_("contact deleted on"), db_index=True)
    created_at = models.DateTimeField(_("received at"), default=timezone.now, db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=ReportState.choices, default=ReportState.NEW)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("in the hands of"),
    )
    reply = models.TextField(_("reply"), max_length=3000, blank=True)
    replied_at = models.DateTimeField(_("answered"), null=True, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    nonce = models.CharField(max_length=64, unique=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "-created_at"], name="report_by_state")]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What the reader is told to quote."""
        return f"{'E' if self.kind == ReportKind.ERROR else 'M'}{self.pk:05}"

    @property
    def mail(self) -> str:
        """The address a reply can be mailed to; "" when the contact is none."""
        return self.contact if "@" in self.contact and " " not in self.contact else ""


class Responsible(models.Model):
    """Who is told by mail of new reports of a kind. Where nobody is, all who may handle reports are."""

    kind = models.CharField(_("kind"), max_length=10, choices=ReportKind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person")
    )

    panels = [FieldPanel("kind"), FieldPanel("user")]

    class Meta:
        verbose_name = _("person told of reports")
        verbose_name_plural = _("people told of reports")
        constraints = [models.UniqueConstraint(fields=["kind", "user"], name="responsible_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.user}"
