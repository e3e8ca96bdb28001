from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from approval.models import PublicPage
from approval.refusals import RefusedError
from core.blocks import BodyBlock
from disclosure.enums import Duration, MeetingKind, Openness, Validity
from disclosure.forms import DisclosureForm

from .categories import DisclosureCategory, IssuingBody, LegalReference
from .numbers import IndexNumber
from .rules import disclosure_errors

if TYPE_CHECKING:
    from datetime import date


def panels(*own: Any) -> list[Any]:
    """The form of a disclosure: what every type has around what is its own."""
    return [
        *PublicPage.content_panels,
        FieldPanel("category"),
        FieldPanel("summary"),
        *own,
        FieldPanel("body"),
        InlinePanel("attachments", label=_("attachment"), heading=_("Attachments")),
        MultiFieldPanel(
            [
                FieldPanel("document_number"),
                FieldPanel("issuer"),
                InlinePanel("joint_issuers", label=_("body"), heading=_("Issued together with")),
                FieldPanel("made_on"),
                FieldPanel("period_start"),
                FieldPanel("period_end"),
                FieldPanel("responsible"),
                FieldPanel("index_number"),
            ],
            heading=_("Catalogue facts"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("validity"),
                PageChooserPanel("replaced_by", "disclosure.DisclosurePage"),
            ],
            heading=_("Validity"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("openness"),
                FieldPanel("openness_reason"),
                FieldPanel("duration"),
                FieldPanel("public_until"),
                InlinePanel("bases", label=_("legal reference"), heading=_("Legal basis")),
            ],
            heading=_("Openness"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("meeting_kind"),
                FieldPanel("meeting_name"),
                FieldPanel("meeting_on"),
                FieldPanel("minutes_number"),
            ],
            heading=_("Decided by a meeting"),
        ),
    ]


class DisclosurePage(PublicPage):
    """One item of the catalogue. Types with fields of their own inherit from it, so that all share one table."""

    index_number = models.CharField(
        _("index number"),
        max_length=60,
        blank=True,
        help_text=_("Empty: given when it is submitted. Fixed once it was published."),
    )
    document_number = models.CharField(
        _("document number"),
        max_length=60,
        blank=True,
        help_text=_("As it stands on the paper. Search finds it however it is typed."),
    )
    category = models.ForeignKey(
        DisclosureCategory,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("class of the catalogue"),
    )
    issuer = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("issuing body"),
        help_text=_("A joint document belongs to the body whose document number it bears."),
    )
    made_on = models.DateField(_("made on"), null=True, blank=True, help_text=_("The day it was signed."))
    period_start = models.DateField(_("period from"), null=True, blank=True)
    period_end = models.DateField(_("period until"), null=True, blank=True)
    responsible = models.ForeignKey(
        "core.Department",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible section"),
    )

    validity = models.CharField(
        _("validity"), max_length=10, choices=Validity.choices, default=Validity.IN_FORCE
    )
    replaced_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
        help_text=_("The document that holds instead; it names this one by itself."),
    )

    openness = models.CharField(
        _("openness"), max_length=10, choices=Openness.choices, default=Openness.ACTIVE
    )
    openness_reason = models.CharField(
        _("reason"), max_length=200, blank=True, help_text=_("Required unless it is published.")
    )
    duration = models.CharField(
        _("duration"), max_length=10, choices=Duration.choices, default=Duration.LASTING
    )
    public_until = models.DateField(
        _("public until"),
        null=True,
        blank=True,
        help_text=_("Text and files go at the end of this day; title and number stay."),
    )

    meeting_kind = models.CharField(_("meeting"), max_length=12, choices=MeetingKind.choices, blank=True)
    meeting_name = models.CharField(
        _("which meeting"), max_length=80, blank=True, help_text=_("For example: 第六届理事会第二次会议")
    )
    meeting_on = models.DateField(_("day of the meeting"), null=True, blank=True)
    minutes_number = models.CharField(_("number of the minutes"), max_length=60, blank=True)

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("index_number"),
        index.SearchField("document_number"),
    ]

    parent_page_types = ["disclosure.DisclosureIndexPage"]
    subpage_types: list[str] = []
    page_description = _("Anything of the catalogue that has no fields of its own.")

    content_panels = panels()
    base_form_class = DisclosureForm
    # A copy is another document.
    exclude_fields_in_copy = ["index_number"]
    # Set by the form while a draft is kept; what publication requires may be missing then.
    is_kept_as_draft = False

    class Meta:
        verbose_name = _("disclosure")
        verbose_name_plural = _("disclosures")
        indexes = [models.Index(fields=["duration", "public_until"], name="disclosure_ending")]

    def has_ended(self, today: date) -> bool:
        """Whether its limited time is over; the last day itself still counts."""
        if self.duration != Duration.LIMITED or self.public_until is None:
            return False
        return today > self.public_until

    def clean(self) -> None:
        super().clean()
        errors = {**disclosure_errors(self), **self.own_errors()}
        if not self.is_kept_as_draft:
            errors |= self.own_missing()
        if errors:
            raise ValidationError(errors)

    def own_errors(self) -> dict[str, Any]:
        """What a type finds wrong in its own fields, also in a draft."""
        return {}

    def own_missing(self) -> dict[str, Any]:
        """What a type must have before it is published."""
        return {}

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """A number that was given once comes back, whatever version somebody went back to."""
        if not self.index_number and self.translation_key:
            held = IndexNumber.objects.filter(document=self.translation_key).values_list("number", flat=True)
            self.index_number = held.first() or ""
        return super().save_revision(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.live and not self._state.adding and kwargs.get("update_fields") is None:
            self._demand_number()
        super().save(*args, **kwargs)

    def _demand_number(self) -> None:
        """What is public bears the number that the register holds for it, and no other."""
        register = IndexNumber.objects.filter(document=self.translation_key, number=self.index_number)
        if not register.exists():
            raise RefusedError(
                gettext("“%(title)s” does not bear the index number that was given to it.")
                % {"title": self.title}
            )

    @property
    def meeting(self) -> str:
        """The meeting that decided, in words: its name or kind, day and minutes."""
        name = self.meeting_name or self.get_meeting_kind_display()
        day = self.meeting_on.isoformat() if self.meeting_on else ""
        return " ".join(part for part in (name, day, self.minutes_number) if part)

    @property
    def year(self) -> int:
        """The year it is about: that of its period, else the one it was made in."""
        day = self.period_end or self.made_on or timezone.localdate()
        return day.year


class DisclosureAttachment(Orderable):
    page = ParentalKey(DisclosurePage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "core.SiteDocument", models.PROTECT, related_name="+", verbose_name=_("document")
    )
    title = models.CharField(
        _("title"), max_length=120, blank=True, help_text=_("Empty: the title of the document.")
    )
    note = models.CharField(
        pgettext_lazy("attachment", "note"),
        max_length=120,
        blank=True,
        help_text=_("For example: 会计师事务所2026年7月1日重新出具"),
    )

    panels = [FieldPanel("document"), FieldPanel("title"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.title or str(self.document)


class JointIssuer(Orderable):
    page = ParentalKey(DisclosurePage, on_delete=models.CASCADE, related_name="joint_issuers")
    body = models.ForeignKey(IssuingBody, models.PROTECT, related_name="+", verbose_name=_("issuing body"))

    panels = [FieldPanel("body")]

    class Meta(Orderable.Meta):
        verbose_name = _("joint body")
        verbose_name_plural = _("joint bodies")

    def __str__(self) -> str:
        return str(self.body)


class DisclosureBasis(Orderable):
    page = ParentalKey(DisclosurePage, on_delete=models.CASCADE, related_name="bases")
    reference = models.ForeignKey(
        LegalReference, models.PROTECT, related_name="+", verbose_name=_("legal reference")
    )

    panels = [FieldPanel("reference")]

    class Meta(Orderable.Meta):
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")

    def __str__(self) -> str:
        return str(self.reference)
