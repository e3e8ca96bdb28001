"""Media coverage (媒体报道): where other media wrote about the society, and how often in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from approval.models import PublicPage

if TYPE_CHECKING:
    from django.utils.functional import Promise


class CoverageIndexPage(PublicPage):
    """The list of coverage, by year, with the count of each year."""

    subpage_types = ["news.CoveragePage"]
    page_description = _("What other media wrote about the society, counted by year.")

    content_panels = [*PublicPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("list of media coverage")
        verbose_name_plural = _("lists of media coverage")


class CoverageLevel(models.TextChoices):
    NATIONAL = "national", _("National media")
    PROVINCIAL = "provincial", _("Provincial media")
    CITY = "city", _("City media")
    OTHER = "other", _("Other media")


class CoveragePage(PublicPage):
    """An article of another medium about the society."""

    medium = models.CharField(_("medium"), max_length=60)
    level = models.CharField(
        _("level"), max_length=10, choices=CoverageLevel.choices, default=CoverageLevel.CITY
    )
    link = models.URLField(
        _("address"), blank=True, help_text=_("Empty for what appeared on paper or on air.")
    )
    appeared_on = models.DateField(_("appeared on"))
    author = models.CharField(_("journalist"), max_length=60, blank=True)

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("medium"),
        FieldPanel("level"),
        FieldPanel("link"),
        FieldPanel("appeared_on"),
        FieldPanel("author"),
        FieldPanel("summary"),
    ]
    parent_page_types = ["news.CoverageIndexPage"]
    subpage_types: list[str] = []
    page_description = _("An article, broadcast or post of another medium about the society.")

    class Meta:
        verbose_name = _("media coverage")
        verbose_name_plural = _("media coverage")

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Promise] = {}
        if self.appeared_on and self.appeared_on > timezone.localdate():
            errors["appeared_on"] = _("This day is still to come.")
        if self.link and not self.link.startswith(("https://", "http://")):
            errors["link"] = _("The address must begin with https:// or http://.")
        if errors:
            raise ValidationError(errors)
