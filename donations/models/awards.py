"""Awards that a society gives: 博爱大使, 博爱单位, 人道救助特别贡献奖 … Each society keeps its own list."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Award(models.Model):
    """An award. A record: what stands in its table is public, so that a second person signs every change."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    description = models.CharField(
        _("what it is given for"),
        max_length=200,
        blank=True,
        help_text=_("One sentence; it stands under the name of the award."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = ["name", "name_en", "description", "order"]

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def label(self, language: str) -> str:
        return (self.name_en or self.name) if language == "en" else self.name
