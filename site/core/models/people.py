"""The people and departments a society names in public, with their terms of office.

The order of leaders is set by hand and is never sorted.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, WorkflowMixin

from core import guard


class Department(models.Model):
    """A section of the society: what it does and how to reach it."""

    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    duties = models.TextField(_("duties"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    room = models.CharField(_("room"), max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = ["name", "name_en", "duties", "phone", "room", "order"]

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class Person(WorkflowMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """A person who holds an office. Born a draft, shown once approved."""

    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    biography = models.TextField(_("biography"), blank=True)
    duties = models.CharField(_("in charge of"), max_length=255, blank=True)
    portrait = models.ForeignKey(
        "core.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Lists follow this order. It is set by hand.")
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("name_en"), FieldPanel("order")], heading=_("Name")),
        FieldPanel("duties"),
        FieldPanel("biography"),
        FieldPanel("portrait"),
        InlinePanel("terms", heading=_("Terms of office"), label=_("Term of office")),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        if self._state.adding and not self.live_revision_id:
            self.live = False
        with guard.guarded():
            super().save(*args, **kwargs)


class Term(Orderable):
    """An office held from one day to another; an open end means: still in office."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="terms")
    post = models.CharField(_("post"), max_length=80)
    post_en = models.CharField(_("post in English"), max_length=120, blank=True)
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="terms", verbose_name=_("department")
    )
    start = models.DateField(_("from"), null=True, blank=True)
    end = models.DateField(_("until"), null=True, blank=True)

    panels = ["post", "post_en", "department", "start", "end"]

    class Meta(Orderable.Meta):
        verbose_name = _("term of office")

    def __str__(self) -> str:
        return f"{self.person_id} {self.post}"

    def clean(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("The term ends before it begins.")})
