from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable

from core.fields import SeveralField
from memorial.enums import Relation, Scope

if TYPE_CHECKING:
    import datetime


class MemorialConsent(Orderable):
    """Who agreed that what of a donor is public, and what of it was taken back.

    A consent is never deleted because it was withdrawn: what was taken back, and when, stands beside what was given.
    """

    record = ParentalKey("memorial.MemorialRecord", on_delete=models.CASCADE, related_name="consents")
    given_by = models.CharField(_("given by"), max_length=40, help_text=_("Kept for the file, never public."))
    relation = models.CharField(_("relation to the donor"), max_length=10, choices=Relation.choices)
    given_on = models.DateField(_("given on"))
    scope = SeveralField(
        _("agrees that this is public"),
        options=lambda: Scope.choices,
        help_text=_("Only what is ticked is shown, whatever else stands in this record."),
    )
    evidence = models.ForeignKey(
        get_document_model_string(),
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed consent"),
        help_text=_("A scan of the signed paper. It is private: readers never get it."),
    )
    kept_at = models.CharField(
        _("where the paper is kept"),
        max_length=80,
        blank=True,
        help_text=_("File and number, where there is no scan."),
    )
    withdrawn = SeveralField(
        _("withdrawn"), options=lambda: Scope.choices, blank=True, help_text=_("No longer shown.")
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)

    panels = [
        FieldPanel("given_by"),
        FieldPanel("relation"),
        FieldPanel("given_on"),
        FieldPanel("scope"),
        FieldPanel("evidence"),
        FieldPanel("kept_at"),
        FieldPanel("withdrawn"),
        FieldPanel("withdrawn_on"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self) -> str:
        return f"{self.record_id} {self.given_on}"

    def clean(self) -> None:
        if self.given_on and self.given_on > timezone.localdate():
            raise ValidationError({"given_on": _("This day has not come yet.")})
        if self.withdrawn and not self.withdrawn_on:
            raise ValidationError({"withdrawn_on": _("Say on which day it was withdrawn.")})

    @property
    def in_force(self) -> set[str]:
        """What of the consent still holds."""
        return set(self.scope.split()) - set(self.withdrawn.split())

    def withdraw(self, scopes: set[str], day: datetime.date) -> bool:
        """Takes back what of these it covers; says whether that was anything."""
        taken = self.in_force & scopes
        if taken:
            gone = set(self.withdrawn.split()) | taken
            self.withdrawn = " ".join(word for word in Scope.values if word in gone)
            self.withdrawn_on = day
        return bool(taken)
