"""Places of the society (阵地名录): rows that one person changes and another signs, and pages that list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from approval import seals
from approval.models import PublicPage
from core.blocks import BodyBlock

from .sections import FOOTER_GROUPS

if TYPE_CHECKING:
    from datetime import date


class PlaceKind(models.Model):
    """A kind of places: 博爱家园, 救护培训基地, AED, 献血点 …"""

    name = models.CharField(_("name"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    slug = models.SlugField(
        _("word in addresses"), max_length=40, unique=True, help_text=_("a–z, 0–9 and hyphens.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = ["name", "name_en", "slug", "order"]

    class Meta:
        verbose_name = _("kind of place")
        verbose_name_plural = _("kinds of places")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def label(self, language: str) -> str:
        return (self.name_en or self.name) if language == "en" else self.name


class PlaceQuerySet(models.QuerySet["Place"]):
    def sealed(self) -> PlaceQuerySet:
        """Those that are public under an approval of exactly what they say."""
        named = self.annotate(seal_key=Concat(Value("home.place:"), Cast("pk", models.CharField())))
        return named.filter(seals.sealed("seal_key"))

    def there_on(self, day: date) -> PlaceQuerySet:
        """Those that one finds on this day; the first and the last day count."""
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_until__isnull=True) | Q(valid_until__gte=day))

    def in_order(self) -> PlaceQuerySet:
        return self.select_related("kind").order_by("kind__order", "kind", "order", "district", "pk")


class Place(models.Model):
    """A place people go to. A record: what stands here is public, and every change is signed by another."""

    name = models.CharField(_("name"), max_length=80)
    kind = models.ForeignKey(PlaceKind, models.PROTECT, related_name="places", verbose_name=_("kind"))
    district = models.CharField(_("district or county"), max_length=40)
    address = models.CharField(
        _("address"), max_length=160, help_text=_("So that a stranger finds it: road, number, floor.")
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    hours = models.CharField(pgettext_lazy("place", "hours"), max_length=80, blank=True)
    note = models.CharField(
        _("note"), max_length=160, blank=True, help_text=_("For example where the device hangs.")
    )
    valid_from = models.DateField(_("there from"), null=True, blank=True)
    valid_until = models.DateField(
        _("there until"),
        null=True,
        blank=True,
        help_text=_("The last day included; after it the place leaves the list by itself."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Smaller numbers stand first.")
    )

    objects = PlaceQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("district"),
        FieldPanel("address"),
        FieldPanel("phone"),
        FieldPanel("hours"),
        FieldPanel("note"),
        MultiFieldPanel([FieldPanel("valid_from"), FieldPanel("valid_until")], heading=_("Time")),
        FieldPanel("order"),
    ]

    class Meta:
        verbose_name = pgettext_lazy("directory", "place")
        verbose_name_plural = _("places")
        ordering = ["kind__order", "order", "district", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("The last day lies before the first.")})


class PlacesPage(PublicPage):
    """The places, all or of one kind, to be filtered and printed. There is no map of anybody else's."""

    kind = models.ForeignKey(
        PlaceKind,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only of this kind"),
        help_text=_("Empty: all kinds."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    footer = models.CharField(
        _("at the foot of every page"), max_length=10, blank=True, choices=FOOTER_GROUPS
    )

    subpage_types: list[str] = []
    page_description = _("A list of places with address, telephone and hours.")

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("kind"),
        FieldPanel("body"),
    ]
    promote_panels = [*PublicPage.promote_panels, FieldPanel("footer")]

    class Meta:
        verbose_name = _("list of places")
        verbose_name_plural = _("lists of places")
