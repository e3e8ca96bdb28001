from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from approval.models import PublicPage
from campaigns.enums import ReportKind
from core.blocks import BodyBlock
from news.forms import DraftFriendlyPageForm

from .money import not_negative, yuan_field

if TYPE_CHECKING:
    from django.utils.functional import Promise


class CampaignReportPage(PublicPage):
    """What a campaign has done in a period, or altogether once it is over (Charity Law, article 79)."""

    kind = models.CharField(_("kind"), max_length=10, choices=ReportKind.choices, default=ReportKind.PROGRESS)
    period_start = models.DateField(_("first day"), null=True, blank=True)
    period_end = models.DateField(_("last day"), null=True, blank=True)
    received = yuan_field(_("received (yuan)"), _("Since the campaign began."))
    used = yuan_field(_("paid out (yuan)"), _("Since the campaign began."))
    figures_source = models.CharField(_("source of the figures"), max_length=80, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    is_kept_as_draft = False
    base_form_class = DraftFriendlyPageForm

    parent_page_types = ["campaigns.CampaignPage"]
    subpage_types: list[str] = []
    page_description = _("A progress report or the final report of a campaign.")

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("period_start"), FieldPanel("period_end")], heading=_("Period covered")),
        MultiFieldPanel(
            [FieldPanel("received"), FieldPanel("used"), FieldPanel("figures_source")], heading=_("Figures")
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("campaign report")
        verbose_name_plural = _("campaign reports")
        constraints = [
            not_negative("received", "report_received_not_negative"),
            not_negative("used", "report_used_not_negative"),
        ]

    def clean(self) -> None:
        super().clean()
        errors = self.contradictions()
        if not self.is_kept_as_draft:
            errors = {**self.missing(), **errors}
        if errors:
            raise ValidationError(errors)

    def missing(self) -> dict[str, Promise]:
        wanted = {
            "period_start": _("Give the first day of the period."),
            "period_end": _("Give the last day of the period."),
        }
        errors: dict[str, Promise] = {n: words for n, words in wanted.items() if not getattr(self, n)}
        if (self.received is not None or self.used is not None) and not self.figures_source.strip():
            errors["figures_source"] = _("Say where the figures come from.")
        return errors

    def contradictions(self) -> dict[str, Promise]:
        errors: dict[str, Promise] = {}
        if self.period_start and self.period_end and self.period_end < self.period_start:
            errors["period_end"] = _("The last day lies before the first.")
        elif self.period_end and self.period_end > timezone.localdate():
            errors["period_end"] = _("This day is still to come.")
        for name in ("received", "used"):
            amount = getattr(self, name)
            if amount is not None and amount < 0:
                errors[name] = _("An amount is never below nothing.")
        if self.used is not None and self.used > (self.received or 0):
            errors["used"] = _("More was paid out than was raised: one of the two figures is wrong.")
        return errors
