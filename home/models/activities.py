"""Activities (活动预告): told of before they happen; what is past folds away by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from approval.models import PublicPage
from core.blocks import BodyBlock
from news.forms import DraftFriendlyPageForm

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.utils.functional import Promise


class ActivityIndexPage(PublicPage):
    """What is to come, the nearest first; below it what is past, folded."""

    subpage_types = ["home.ActivityPage"]
    page_description = _("The list of activities: what is to come first, past ones fold away by themselves.")

    content_panels = [*PublicPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("list of activities")
        verbose_name_plural = _("lists of activities")


class ActivityState(models.TextChoices):
    PLANNED = "planned", _("Takes place")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


class ActivityPage(PublicPage):
    """An activity with its time and place. How to sign up stands on a page below it (intake)."""

    lead_image = models.ForeignKey(
        "core.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    start = models.DateTimeField(_("begins"))
    end = models.DateTimeField(_("ends"))
    place = models.CharField(pgettext_lazy("activity", "place"), max_length=120)
    address = models.CharField(_("address"), max_length=160, blank=True)
    state = models.CharField(
        pgettext_lazy("activity", "state"),
        max_length=10,
        choices=ActivityState.choices,
        default=ActivityState.PLANNED,
        help_text=_("An activity that does not take place is not taken down: people must read that."),
    )
    audience = models.CharField(_("for whom"), max_length=120, blank=True)
    capacity = models.PositiveIntegerField(
        _("places in all"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: as many as come."),
    )
    deadline = models.DateTimeField(
        _("sign up by"), null=True, blank=True, help_text=_("Shown; the page for signing up has its own.")
    )
    fee = models.CharField(_("fee"), max_length=60, blank=True, help_text=_("For example: 免费"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    organiser = models.CharField(
        _("organised by"), max_length=120, blank=True, help_text=_("Empty: the society itself.")
    )
    live_link = models.URLField(_("live broadcast"), blank=True, help_text=_("Beginning with https://"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    admitted = models.TextField(
        _("admitted"),
        blank=True,
        help_text=_("One name a line. Readers see each name in part only, as the law of privacy demands."),
    )
    admitted_until = models.DateField(
        _("list public until"),
        null=True,
        blank=True,
        help_text=_(
            "The last day included; then the list goes by itself. Empty: until the activity is over."
        ),
    )

    parent_page_types = ["home.ActivityIndexPage"]
    subpage_types = ["intake.SignUpPage"]
    page_description = _("An activity that people can come to or sign up for.")
    base_form_class = DraftFriendlyPageForm
    is_kept_as_draft = False

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("lead_image"),
        MultiFieldPanel([FieldPanel("start"), FieldPanel("end"), FieldPanel("state")], heading=_("Time")),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("address")], heading=_("Place")),
        MultiFieldPanel(
            [
                FieldPanel("audience"),
                FieldPanel("capacity"),
                FieldPanel("deadline"),
                FieldPanel("fee"),
                FieldPanel("phone"),
                FieldPanel("organiser"),
            ],
            heading=_("Taking part"),
        ),
        FieldPanel("live_link"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("admitted"), FieldPanel("admitted_until")], heading=_("Admission list")),
    ]

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def is_over(self, moment: datetime) -> bool:
        return moment > self.end

    def names(self, day: date) -> tuple[str, ...]:
        """Who was admitted, in full, while the list is public; whoever shows them masks them."""
        last = self.admitted_until or timezone.localdate(self.end)
        if day > last:
            return ()
        return tuple(line.strip() for line in self.admitted.splitlines() if line.strip())

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Promise] = {}
        if self.start and self.end and self.end < self.start:
            errors["end"] = _("It would end before it begins.")
        if self.deadline and self.end and self.deadline > self.end:
            errors["deadline"] = _("The activity is over by then.")
        if self.live_link and not self.live_link.startswith("https://"):
            errors["live_link"] = _("The address must begin with https://.")
        if errors:
            raise ValidationError(errors)
