"""The page with a form for signing up: it stands below whatever one signs up for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField

from approval.models import PublicPage
from core.blocks import BodyBlock

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import Promise

LONGEST_RETENTION = 730


class SignUpPage(PublicPage):
    """A form for signing up: for an activity, a course, a campaign, whatever it stands below.

    Its words are content like any other: what people agree to was signed, and the version they
    agreed to is kept with each sign-up (Personal Information Protection Law, articles 13, 14 and 17).
    """

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True, help_text=_("Empty: at once."))
    closes_at = models.DateTimeField(_("closes"), help_text=_("From this moment on nobody can sign up."))
    capacity = models.PositiveIntegerField(
        _("places in all"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: as many as come. The last place is given once, however many ask at a time."),
    )
    most_at_once = models.PositiveSmallIntegerField(
        _("persons in one sign-up"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
        help_text=_("1: everybody for themselves; more: the form asks how many come."),
    )
    asks_for_note = models.CharField(
        _("further question"),
        max_length=60,
        blank=True,
        help_text=_("For example: 希望参加的班次. Never ask for an identity number. Empty: no question."),
    )
    consent = models.TextField(
        _("what people agree to"),
        max_length=2000,
        help_text=_("What their name and number are used for, by whom, and how long they are kept."),
    )
    over_on = models.DateField(
        _("over on"), help_text=_("The last day of what one signs up for: keeping is counted from it.")
    )
    retention_days = models.PositiveSmallIntegerField(
        _("days kept"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_RETENTION)],
        help_text=_("So many days after that, names and numbers are deleted by themselves."),
    )
    phone = models.CharField(
        _("telephone"), max_length=40, help_text=_("For questions, and for those who can't come after all.")
    )
    confirmation = models.TextField(
        _("words of thanks"), max_length=600, blank=True, help_text=_("What people read after signing up.")
    )

    subpage_types: list[str] = []
    page_description = _("A form for signing up, below an activity, a campaign or any other page.")

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("opens_at"), FieldPanel("closes_at")], heading=_("When")),
        MultiFieldPanel([FieldPanel("capacity"), FieldPanel("most_at_once")], heading=_("How many")),
        FieldPanel("asks_for_note"),
        MultiFieldPanel(
            [
                HelpPanel(_("The form asks for name and telephone. Both are deleted by themselves.")),
                FieldPanel("consent"),
                FieldPanel("over_on"),
                FieldPanel("retention_days"),
            ],
            heading=_("Personal data"),
        ),
        FieldPanel("phone"),
        FieldPanel("confirmation"),
    ]

    class Meta:
        verbose_name = _("page for signing up")
        verbose_name_plural = _("pages for signing up")

    def delete_on(self, day: date) -> date:
        """The day on which what somebody sends on `day` is deleted."""
        return max(self.over_on, day) + timedelta(days=self.retention_days)

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Promise] = {}
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            errors["closes_at"] = _("It would close before it opens.")
        if self.closes_at and self.over_on and timezone.localdate(self.closes_at) > self.over_on:
            errors["over_on"] = _("One could still sign up when it is over.")
        if self.capacity and self.most_at_once and self.most_at_once > self.capacity:
            errors["most_at_once"] = _("There are fewer places in all.")
        if errors:
            raise ValidationError(errors)
