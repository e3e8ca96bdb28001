"""Aid projects (救助项目): who is helped, with what, which papers it takes, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from approval.models import PublicPage
from core.blocks import BodyBlock
from news.forms import DraftFriendlyPageForm

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import Promise


class AidProjectIndexPage(PublicPage):
    """All aid projects, in the order set by hand: what somebody in need reads first."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    subpage_types = ["home.AidProjectPage"]
    page_description = _("The list of aid projects: for whom, how much, whom to call.")

    content_panels = [*PublicPage.content_panels, FieldPanel("summary"), FieldPanel("body")]

    class Meta:
        verbose_name = _("list of aid projects")
        verbose_name_plural = _("lists of aid projects")


class AidProjectPage(PublicPage):
    """One aid project. Whoever gives aid tells standard, procedure and rules (Charity Law, article 81)."""

    class Unit(models.TextChoices):
        PERSON = "person", _("each person")
        HOUSEHOLD = "household", _("each household")
        CASE = "case", _("each case")

    for_whom = models.TextField(_("for whom"), max_length=300)
    standard = models.CharField(
        _("standard of aid"), max_length=120, help_text=_("In words, for example: 每人1万元至5万元")
    )
    # Yuan; for programs, since the words of the standard are what people read.
    amount_from = models.DecimalField(
        _("from (yuan)"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    amount_to = models.DecimalField(
        _("to (yuan)"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    unit = models.CharField(_("counted by"), max_length=10, choices=Unit.choices, default=Unit.PERSON)
    conditions = models.TextField(_("conditions"), blank=True, help_text=_("One a line."))
    legal_basis = models.TextField(
        _("policy basis"), blank=True, help_text=_("Laws and rules as they are called, one a line.")
    )
    phone = models.CharField(_("telephone"), max_length=40, help_text=_("Who answers knows this project."))
    hours = models.CharField(_("hours"), max_length=80, blank=True)
    where_to_apply = models.CharField(_("where to apply"), max_length=200, blank=True)
    department = models.ForeignKey(
        "core.Department",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible section"),
    )
    since = models.DateField(_("open from"), null=True, blank=True)
    until = models.DateField(
        _("open until"), null=True, blank=True, help_text=_("The last day included. Empty: it goes on.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    parent_page_types = ["home.AidProjectIndexPage"]
    subpage_types: list[str] = []
    page_description = _("Whom it helps, with how much, and what it takes to apply.")
    base_form_class = DraftFriendlyPageForm
    # Set by the form while a draft is kept; what publication requires may be missing then.
    is_kept_as_draft = False

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("for_whom"),
        MultiFieldPanel(
            [
                FieldPanel("standard"),
                FieldPanel("amount_from"),
                FieldPanel("amount_to"),
                FieldPanel("unit"),
            ],
            heading=_("Standard of aid"),
        ),
        FieldPanel("conditions"),
        InlinePanel("papers", heading=_("Papers needed"), label=_("Paper")),
        InlinePanel("steps", heading=_("Steps"), label=pgettext_lazy("application", "Step")),
        InlinePanel("forms", heading=_("Forms to download"), label=_("Form")),
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("hours"),
                FieldPanel("where_to_apply"),
                FieldPanel("department"),
            ],
            heading=_("Whom to ask"),
        ),
        MultiFieldPanel([FieldPanel("since"), FieldPanel("until")], heading=_("Time")),
        FieldPanel("legal_basis"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("aid project")
        verbose_name_plural = _("aid projects")

    def is_open(self, day: date) -> bool:
        """Whether one may apply on this day; the first and the last day count."""
        return not ((self.since and day < self.since) or (self.until and day > self.until))

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Promise] = {}
        if self.since and self.until and self.until < self.since:
            errors["until"] = _("The last day lies before the first.")
        if self.amount_from is not None and self.amount_to is not None and self.amount_to < self.amount_from:
            errors["amount_to"] = _("The upper amount is less than the lower one.")
        if errors:
            raise ValidationError(errors)


class AidPaper(Orderable):
    page = ParentalKey(AidProjectPage, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(_("paper"), max_length=120)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Original or copy, who issues it.")
    )

    panels = [FieldPanel("title"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("paper")
        verbose_name_plural = _("papers")

    def __str__(self) -> str:
        return self.title


class AidStep(Orderable):
    page = ParentalKey(AidProjectPage, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("what is done"), max_length=60)
    text = models.TextField(_("in a sentence"), blank=True, max_length=400)
    time = models.CharField(
        _("how long it takes"), max_length=40, blank=True, help_text=_("For example: 10个工作日内")
    )

    panels = [FieldPanel("title"), FieldPanel("text"), FieldPanel("time")]

    class Meta(Orderable.Meta):
        verbose_name = _("step of an application")
        verbose_name_plural = _("steps of an application")

    def __str__(self) -> str:
        return self.title


class AidForm(Orderable):
    page = ParentalKey(AidProjectPage, on_delete=models.CASCADE, related_name="forms")
    document = models.ForeignKey(
        "core.SiteDocument", models.PROTECT, related_name="+", verbose_name=_("document")
    )
    title = models.CharField(
        _("title"), max_length=120, blank=True, help_text=_("Empty: the title of the document.")
    )

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("form to download")
        verbose_name_plural = _("forms to download")

    def __str__(self) -> str:
        return self.title or str(self.document)
