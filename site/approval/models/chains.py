"""Which chain of review a piece goes through, and who stands in for whom."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from approval.enums import Matter
from approval.naming import name_of
from core.entries import ZONE


class ChainRule(models.Model):
    """Pieces of this kind, on this matter, in this section go through this chain. Empty means any.

    Of the rules that fit a piece the one with a matter wins, then the one with the deepest section, then the
    one with a content type.
    """

    kind = models.CharField(_("content type"), max_length=40, blank=True)
    matter = models.CharField(
        _("matter"),
        max_length=10,
        choices=Matter.choices,
        blank=True,
    )
    section = models.ForeignKey(
        "wagtailcore.Page",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
    )
    workflow = models.ForeignKey(
        "wagtailcore.Workflow", models.PROTECT, related_name="+", verbose_name=_("chain of review")
    )

    class Meta:
        verbose_name = _("choice of chain")
        verbose_name_plural = _("choices of chains")
        ordering = ["kind", "matter", "pk"]

    def __str__(self) -> str:
        return f"{self.kind_label()} / {self.matter_label()} / {self.section_label()} → {self.workflow}"

    def clean(self) -> None:
        same = ChainRule.objects.filter(kind=self.kind, matter=self.matter, section=self.section_id)
        if same.exclude(pk=self.pk).exists():
            raise ValidationError(_("There is a choice for exactly this already. Change that one."))

    @admin.display(description=_("content type"), ordering="kind")
    def kind_label(self) -> str:
        from approval import chains

        return str(dict(chains.kind_choices()).get(self.kind, self.kind))

    @admin.display(description=_("matter"), ordering="matter")
    def matter_label(self) -> str:
        return self.get_matter_display() or str(pgettext_lazy("matter", "any"))

    @admin.display(description=_("section"))
    def section_label(self) -> str:
        return self.section.title if self.section else str(_("everywhere"))

    @admin.display(description=_("chain of review"))
    def chain_label(self) -> str:
        steps = sorted(self.workflow.workflow_tasks.all(), key=lambda row: row.sort_order)
        names = " → ".join(row.task.name for row in steps if row.task.active)
        return f"{self.workflow.name} ({names})"


class Substitution(models.Model):
    """One person signs for another from one day to another (AB岗, 授权代签).

    A row begins on the day it is made or later, and stays as it is once something was signed under it.
    """

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
        return f"{name_of(self.substitute)} → {name_of(self.principal)}, {self.start}–{self.end}"

    @admin.display(description=_("signs usually"), ordering="principal")
    def principal_label(self) -> str:
        return name_of(self.principal)

    @admin.display(description=_("signs instead"), ordering="substitute")
    def substitute_label(self) -> str:
        return name_of(self.substitute)

    @admin.display(description=_("authorised by"))
    def authorized_label(self) -> str:
        return name_of(self.authorized_by) if self.authorized_by else ""

    def clean(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("The substitution ends before it begins.")})
        if self.principal_id and self.principal_id == self.substitute_id:
            raise ValidationError({"substitute": _("Nobody is their own substitute.")})
        if self.authorized_by_id and self.authorized_by_id == self.substitute_id:
            raise ValidationError(
                {"substitute": _("Nobody authorises themselves. The person you sign for, or another, does.")}
            )
        self._demand_no_change_backwards()

    def _demand_no_change_backwards(self) -> None:
        """What was signed under it was allowed then, and must be seen to have been."""
        if self.pk is None:
            if self.start and self.start < timezone.localdate(timezone=ZONE):
                raise ValidationError({"start": _("A substitution begins today at the earliest.")})
            return
        stored = Substitution.objects.get(pk=self.pk)
        last = stored.last_use()
        if last is None or not self.end:
            return
        kept = ("principal_id", "substitute_id", "start")
        if any(getattr(self, name) != getattr(stored, name) for name in kept):
            raise ValidationError(_("Something was signed under this already. Only its end can be changed."))
        if self.end < last:
            raise ValidationError({"end": _("Something was signed under this on %(day)s.") % {"day": last}})

    def last_use(self) -> datetime.date | None:
        """The last day on which something was signed under it, None when nothing was."""
        from approval import substitutes

        moment = substitutes.uses(self).order_by("-finished_at").values_list("finished_at", flat=True).first()
        return timezone.localdate(moment, ZONE) if moment else None
