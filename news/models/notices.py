from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from approval.models import PublicPage
from core.blocks import BodyBlock
from news.blocks import PersonsBlock
from news.enums import NoticeKind

from .notice_rules import notice_errors
from .origin import DatedMixin

if TYPE_CHECKING:
    from django.utils.functional import Promise


class NoticePage(DatedMixin, PublicPage):
    """A notice. Its kind decides what it must have, what it cannot have, and how it is typeset."""

    kind = models.CharField(
        _("kind"), max_length=20, choices=NoticeKind.choices, default=NoticeKind.ANNOUNCEMENT
    )
    document_number = models.CharField(
        _("document number"),
        max_length=60,
        blank=True,
        help_text=_("As it stands on the paper. Search finds it however it is typed."),
    )
    addressee = models.CharField(
        _("addressee"),
        max_length=200,
        blank=True,
        help_text=_("Whom a circular is sent to, or the salutation of a letter."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    closing = models.CharField(
        _("closing words"), max_length=60, blank=True, help_text=_("For example: 特此公告。")
    )
    signed_by = models.TextField(
        _("issued by"), max_length=200, blank=True, help_text=_("The full name; one body a line.")
    )
    made_on = models.DateField(_("made on"), null=True, blank=True, help_text=_("The date under the text."))

    period_start = models.DateField(_("first day"), null=True, blank=True)
    period_end = models.DateField(_("last day"), null=True, blank=True)
    objection_phone = models.CharField(_("telephone for objections"), max_length=40, blank=True)
    objection_address = models.CharField(_("address for objections"), max_length=120, blank=True)
    objection_hours = models.CharField(_("hours"), max_length=80, blank=True)
    persons = StreamField(
        PersonsBlock(required=False),
        blank=True,
        verbose_name=_("list of persons"),
        help_text=_("Public until the last day of the period; then it goes, and a note stays in its place."),
    )

    pinned_until = models.DateField(
        _("pinned until"), null=True, blank=True, help_text=_("Stands first in its lists until this day.")
    )
    topics = ClusterTaggableManager(
        through="news.NoticePageTopic", blank=True, verbose_name=_("topics"), related_name="notice_pages"
    )

    search_fields = [*PublicPage.search_fields, index.SearchField("document_number")]

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("An announcement, circular, public notice period, open letter or statement.")

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("document_number"), FieldPanel("addressee")], heading=_("Head of the document")
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("closing"), FieldPanel("signed_by"), FieldPanel("made_on")], heading=_("Signature")
        ),
        InlinePanel("attachments", label=_("attachment"), heading=_("Attachments")),
        MultiFieldPanel(
            [
                FieldPanel("period_start"),
                FieldPanel("period_end"),
                FieldPanel("objection_phone"),
                FieldPanel("objection_address"),
                FieldPanel("objection_hours"),
                FieldPanel("persons"),
            ],
            heading=_("Period for objections"),
        ),
        FieldPanel("pinned_until"),
        FieldPanel("topics"),
        DatedMixin.former_site_panel,
    ]

    class Meta:
        verbose_name = pgettext_lazy("page type", "notice")
        verbose_name_plural = pgettext_lazy("page type", "notices")

    @property
    def signatories(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.signed_by.splitlines() if line.strip())

    def has_ended(self, today: date) -> bool:
        """Whether the period is over; the last day itself still counts."""
        return bool(self.period_end and today > self.period_end)

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Promise] = {**self.origin_errors(), **notice_errors(self)}
        if errors:
            raise ValidationError(errors)


class NoticeAttachment(Orderable):
    notice = ParentalKey(NoticePage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "core.SiteDocument", models.PROTECT, related_name="+", verbose_name=_("document")
    )
    title = models.CharField(
        _("title"), max_length=120, blank=True, help_text=_("Empty: the title of the document.")
    )

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.title or str(self.document)
