"""The chronicle: a page per year or period, its entries as rows in the order of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from approval.models import PublicPage
from core import document_numbers
from core.blocks import BodyBlock

if TYPE_CHECKING:
    from datetime import date

    from wagtail.models import Page

PARTS_OF_DAY = [
    ("", _("Whole day")),
    ("morning", pgettext_lazy("part of day", "morning")),
    ("noon", pgettext_lazy("part of day", "noon")),
    ("afternoon", pgettext_lazy("part of day", "afternoon")),
    ("evening", pgettext_lazy("part of day", "evening")),
]
PRECISIONS = [
    ("day", pgettext_lazy("precision", "Day")),
    ("ten_days", pgettext_lazy("precision", "Ten days of a month")),
    ("month", pgettext_lazy("precision", "Month")),
    ("season", pgettext_lazy("precision", "Season")),
    ("year_part", pgettext_lazy("precision", "Part of a year")),
    ("year", pgettext_lazy("precision", "Year")),
]


class EventKind(models.Model):
    """A kind of event: meetings, rescue, training … The society keeps this list."""

    name = models.CharField(_("name"), max_length=20, unique=True)
    name_en = models.CharField(_("name in English"), max_length=40, blank=True)
    slug = models.SlugField(_("word in addresses"), unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = ["name", "name_en", "slug", "order"]

    class Meta:
        verbose_name = _("kind of event")
        verbose_name_plural = _("kinds of events")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class ChronicleIndexPage(PublicPage):
    """Leads to the years of the chronicle."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [*PublicPage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    subpage_types = ["news.ChroniclePage"]

    class Meta:
        verbose_name = _("chronicle")
        verbose_name_plural = _("chronicles")


class ChroniclePage(PublicPage):
    """One period, usually a year."""

    year = models.PositiveSmallIntegerField(_("year"), help_text=_("The year in which the period begins."))

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("year"),
        FieldPanel("summary"),
        InlinePanel("entries", heading=_("Entries"), label=_("Entry")),
    ]
    parent_page_types = ["news.ChronicleIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("period of the chronicle")
        verbose_name_plural = _("periods of the chronicle")

    def fresh_slug(self, parent: Page | None = None) -> str:
        return str(self.year) if self.year else super().fresh_slug(parent)

    def in_order(self) -> list[ChronicleEntry]:
        """The entries by date; those of one day in the order set by hand."""
        rows = list(self.entries.all())
        return sorted(rows, key=lambda row: (row.start, row.end or row.start, row.sort_order or 0))

    def give_addresses(self) -> None:
        """Every entry gets the word of its permanent link once: date and serial, 20260618-1."""
        rows = self.in_order()
        taken = {row.slug for row in rows if row.slug}
        for row in rows:
            if not row.slug:
                row.slug = _free_slug(row.start, taken)
                taken.add(row.slug)

    def save_revision(self, *args, **kwargs):
        self.give_addresses()
        return super().save_revision(*args, **kwargs)

    def save(self, *args, **kwargs) -> None:
        self.give_addresses()
        super().save(*args, **kwargs)


def _free_slug(day: date, taken: set[str]) -> str:
    return next(slug for n in range(1, 1000) if (slug := f"{day:%Y%m%d}-{n}") not in taken)


class ChronicleEntry(Orderable):
    """One event. `end` is empty for one day and while it goes on; with a lower precision both bound the span."""

    page = ParentalKey(ChroniclePage, on_delete=models.CASCADE, related_name="entries")
    slug = models.CharField(max_length=20, blank=True, editable=False)
    start = models.DateField(_("from"))
    end = models.DateField(_("until"), null=True, blank=True)
    ongoing = models.BooleanField(
        _("goes on"), default=False, help_text=_("It began then and goes on (…以来).")
    )
    part_of_day = models.CharField(_("part of day"), max_length=10, blank=True, choices=PARTS_OF_DAY)
    precision = models.CharField(_("precision"), max_length=10, default="day", choices=PRECISIONS)
    text = models.TextField(_("text"))
    kind = models.ForeignKey(
        EventKind, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kind")
    )
    honours = models.TextField(_("honours"), blank=True, help_text=_("One a line."))
    link = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("report"),
        help_text=_("News that tells more."),
    )

    panels = [
        FieldRowPanel([FieldPanel("start"), FieldPanel("end"), FieldPanel("ongoing")]),
        FieldRowPanel([FieldPanel("precision"), FieldPanel("part_of_day"), FieldPanel("kind")]),
        FieldPanel("text"),
        MultiFieldPanel([FieldPanel("honours"), PageChooserPanel("link")], heading=_("More")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("entry of the chronicle")

    def __str__(self) -> str:
        return f"{self.start} {self.text[:20]}"

    def clean(self) -> None:
        if self.end and self.start and self.end < self.start:
            raise ValidationError({"end": _("The end lies before the beginning.")})
        if self.ongoing and self.end:
            raise ValidationError({"end": _("What goes on has no end yet: remove the end or the tick.")})

    @property
    def numbers(self) -> list[str]:
        """The document numbers named in the text, normalised and in their order."""
        found = (number.normalized for number in document_numbers.find(self.text))
        return list(dict.fromkeys(found))

    @property
    def honour_list(self) -> list[str]:
        return [line.strip() for line in self.honours.splitlines() if line.strip()]


class ChronicleImport(models.Model):
    """A document that was read and previewed; nothing of it is in the chronicle until it is confirmed."""

    page = models.ForeignKey(ChroniclePage, models.CASCADE, related_name="imports")
    user = models.ForeignKey("auth.User", models.PROTECT, null=True, related_name="+")
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    result = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.filename} → {self.page_id}"
