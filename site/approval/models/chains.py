"""Which chain of review a piece goes through, and who stands in for whom."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from approval.enums import Matter


class ChainRule(models.Model):
    """Pieces of this kind, on this matter, in this section go through this chain. Empty means any."""

    kind = models.CharField(_("content type"), max_length=40, blank=True)
    matter = models.CharField(_("matter"), max_length=10, choices=Matter.choices, blank=True)
    section = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("section")
    )
    workflow = models.ForeignKey(
        "wagtailcore.Workflow", models.PROTECT, related_name="+", verbose_name=_("chain of review")
    )

    class Meta:
        verbose_name = _("choice of chain")
        verbose_name_plural = _("choices of chains")
        ordering = ["kind", "matter", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.matter} {self.section_id or ''} → {self.workflow_id}"


class Substitution(models.Model):
    """One person signs for another from one day to another (AB岗, 授权代签)."""

    principal = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("signs usually")
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("signs instead")
    )
    start = models.DateField(_("from"))
    end = models.DateField(_("until"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    authorized_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    authorized_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("substitute")
        verbose_name_plural = _("substitutes")
        ordering = ["-start", "pk"]

    def __str__(self) -> str:
        return f"{self.substitute_id} for {self.principal_id}, {self.start}–{self.end}"

    def clean(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("The substitution ends before it begins.")})
        if self.principal_id and self.principal_id == self.substitute_id:
            raise ValidationError({"substitute": _("Nobody is their own substitute.")})
