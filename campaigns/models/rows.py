"""What belongs to a campaign in rows; all of it is part of what is signed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

if TYPE_CHECKING:
    from django.utils.functional import Promise


def count_field(name, **kwargs) -> models.DecimalField:
    """A number of things or an amount, with two decimals at most and never below nothing."""
    return models.DecimalField(
        name, max_digits=14, decimal_places=2, validators=[MinValueValidator(0)], **kwargs
    )


class CampaignPhase(Orderable):
    campaign = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="phases")
    title = models.CharField(_("title"), max_length=60)
    start = models.DateField(_("first day"))
    end = models.DateField(_("last day"), null=True, blank=True)
    text = models.CharField(_("text"), max_length=300, blank=True)

    panels = [FieldPanel("title"), FieldPanel("start"), FieldPanel("end"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start")),
                name="phase_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("The last day lies before the first.")})


class CampaignFigure(Orderable):
    """A figure beside the money: families helped, courses held. The page says its source and its date."""

    campaign = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="figures")
    label = models.CharField(_("label"), max_length=30)
    value = count_field(_("value"))
    unit = models.CharField(_("unit"), max_length=10, blank=True)

    panels = [FieldPanel("label"), FieldPanel("value"), FieldPanel("unit")]

    class Meta(Orderable.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self) -> str:
        return self.label


class CampaignNeed(Orderable):
    """What is urgently needed: how much of it is wanted, and how much has come by when."""

    campaign = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="needs")
    item = models.CharField(_("what is needed"), max_length=60)
    unit = models.CharField(_("unit"), max_length=10, help_text=_("For example: 台, 顶, 元"))
    wanted = count_field(_("wanted"))
    met = count_field(_("has come"), default=Decimal(0))
    as_of = models.DateField(_("as of"))

    panels = [
        FieldPanel("item"),
        FieldPanel("wanted"),
        FieldPanel("met"),
        FieldPanel("unit"),
        FieldPanel("as_of"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(wanted__gt=0) & models.Q(met__gte=0), name="need_has_an_amount"
            )
        ]

    def __str__(self) -> str:
        return self.item

    def clean(self) -> None:
        errors: dict[str, Promise] = {}
        if self.wanted is not None and self.wanted <= 0:
            errors["wanted"] = _("Say how much is wanted: more than nothing.")
        if errors:
            raise ValidationError(errors)

    @property
    def missing(self) -> Decimal:
        """How much is still to come; nothing once more has come than was wanted."""
        return max(Decimal(0), self.wanted - self.met)

    @property
    def is_met(self) -> bool:
        return self.met >= self.wanted


class CampaignPlatform(Orderable):
    """A designated internet platform on which the campaign is (Charity Law, article 27)."""

    campaign = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="platforms")
    name = models.CharField(_("name of the platform"), max_length=60)
    url = models.URLField(_("address of the campaign there"), max_length=500)

    panels = [FieldPanel("name"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("designated platform")
        verbose_name_plural = _("designated platforms")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.url and not self.url.startswith("https://"):
            raise ValidationError({"url": _("Give an address that begins with https://.")})


class CampaignPartner(Orderable):
    """A body that carries the campaign as well. Its logo is shown as it is, on white, never recoloured."""

    campaign = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("name"), max_length=80)
    logo = models.ForeignKey(
        "core.SiteImage",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("Shown on white and never recoloured. Ask the partner for leave to show it."),
    )
    url = models.URLField(_("address"), max_length=500, blank=True)

    panels = [FieldPanel("name"), FieldPanel("logo"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.url and not self.url.startswith(("https://", "http://")):
            raise ValidationError({"url": _("Give an address that begins with https://.")})


class CampaignQuestion(Orderable):
    campaign = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="questions")
    question = models.CharField(_("question"), max_length=120)
    answer = models.TextField(_("answer"), max_length=1000)

    panels = [FieldPanel("question"), FieldPanel("answer")]

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.question
