"""Governing bodies: their meetings, resolutions and members with terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from disclosure.enums import GoverningBody

from .pages import DisclosurePage, panels

if TYPE_CHECKING:
    from datetime import date


class GovernancePage(DisclosurePage):
    """A meeting of a governing body with its resolutions, or the body's members of one term (慈善法 2023, 78)."""

    governing_body = models.CharField(
        _("governing body"), max_length=12, choices=GoverningBody.choices, default=GoverningBody.COUNCIL
    )
    term_number = models.PositiveSmallIntegerField(
        pgettext_lazy("governing body", "term"), null=True, blank=True, help_text=_("6 for 第六届.")
    )
    session_number = models.PositiveSmallIntegerField(
        _("meeting of the term"), null=True, blank=True, help_text=_("2 for 第二次会议; empty for a list.")
    )
    held_on = models.DateField(_("held on"), null=True, blank=True)
    held_until = models.DateField(_("held until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    present = models.PositiveSmallIntegerField(_("present"), null=True, blank=True)
    expected = models.PositiveSmallIntegerField(_("entitled to be present"), null=True, blank=True)
    term_start = models.DateField(_("term from"), null=True, blank=True)
    term_end = models.DateField(_("term until"), null=True, blank=True)

    page_description = _("A meeting with its resolutions, or the members of a body with their terms.")
    content_panels = panels(
        MultiFieldPanel(
            [
                FieldPanel("governing_body"),
                FieldPanel("term_number"),
                FieldPanel("term_start"),
                FieldPanel("term_end"),
                FieldPanel("session_number"),
                FieldPanel("held_on"),
                FieldPanel("held_until"),
                FieldPanel("place"),
                FieldPanel("present"),
                FieldPanel("expected"),
            ],
            heading=_("Body and meeting"),
        ),
        InlinePanel("resolutions", label=_("resolution"), heading=_("Resolutions")),
        InlinePanel("members", label=_("member"), heading=_("Members, in their order")),
    )

    class Meta:
        verbose_name = _("governance")
        verbose_name_plural = _("governance")

    def own_errors(self) -> dict[str, Any]:
        errors: dict[str, Any] = {}
        if self.held_on and self.held_until and self.held_until < self.held_on:
            errors["held_until"] = _("The last day lies before the first.")
        if self.term_start and self.term_end and self.term_end < self.term_start:
            errors["term_end"] = _("The term ends before it begins.")
        if self.expected is not None and (self.present or 0) > self.expected:
            errors["present"] = _("More were present than were entitled to be.")
        return errors

    def own_missing(self) -> dict[str, Any]:
        errors: dict[str, Any] = {}
        if not self.term_number:
            errors["term_number"] = _("Say which term of the body this is.")
        if self.session_number and not self.held_on:
            errors["held_on"] = _("Give the day of the meeting.")
        return errors


class Resolution(Orderable):
    page = ParentalKey(GovernancePage, on_delete=models.CASCADE, related_name="resolutions")
    text = models.TextField(_("what was resolved"), max_length=1000)
    number = models.CharField(_("document number"), max_length=60, blank=True)

    panels = [FieldPanel("text"), FieldPanel("number")]

    class Meta(Orderable.Meta):
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")

    def __str__(self) -> str:
        return self.text[:60]


class BodyMember(Orderable):
    """A member by name. The order is set by hand and never sorted."""

    page = ParentalKey(GovernancePage, on_delete=models.CASCADE, related_name="members")
    name = models.CharField(_("name"), max_length=60)
    post = models.CharField(_("post in the body"), max_length=80, help_text=_("For example: 常务理事"))
    office = models.CharField(
        _("office elsewhere"), max_length=120, blank=True, help_text=_("Where the member comes from.")
    )
    start = models.DateField(_("from"), null=True, blank=True)
    end = models.DateField(_("until"), null=True, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("post"),
        FieldPanel("office"),
        FieldPanel("start"),
        FieldPanel("end"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return f"{self.name} {self.post}"

    def clean(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("The term ends before it begins.")})

    def serves_on(self, day: date) -> bool:
        begun = self.start is None or self.start <= day
        return begun and (self.end is None or day <= self.end)
