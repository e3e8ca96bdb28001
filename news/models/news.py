from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from approval.models import PublicPage
from core.blocks import BodyBlock
from news.enums import SourceKind

from .origin import DatedMixin

if TYPE_CHECKING:
    from django.utils.functional import Promise


class NewsPage(DatedMixin, PublicPage):
    """A report (要闻, 工作动态, 党建, 人物故事 …), and who stands for it."""

    subtitle = models.CharField(_("subtitle"), max_length=120, blank=True)
    lead_image = models.ForeignKey(
        "core.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
        help_text=_("Stands above the text and in lists. Its alternative text and credit are required."),
    )
    lead_caption = models.CharField(_("caption"), max_length=255, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    topics = ClusterTaggableManager(
        through="news.NewsPageTopic", blank=True, verbose_name=_("topics"), related_name="news_pages"
    )

    author = models.CharField(_("author"), max_length=80, blank=True)
    editor = models.CharField(_("editor"), max_length=40, blank=True)
    responsible_editor = models.CharField(_("responsible editor"), max_length=40, blank=True)

    source_kind = models.CharField(
        _("source"), max_length=10, choices=SourceKind.choices, default=SourceKind.OWN
    )
    source_name = models.CharField(
        _("name of the source"),
        max_length=80,
        blank=True,
        help_text=_("The lower society, or the medium of a repost."),
    )
    source_url = models.URLField(
        _("address of the original"), blank=True, help_text=_("Readers are led to it from a repost.")
    )
    source_date = models.DateField(_("date of the original"), null=True, blank=True)
    source_licence = models.CharField(
        _("right to repost"),
        max_length=200,
        blank=True,
        help_text=_("By what agreement or licence it may be reposted. Kept for the record."),
    )

    list_in_chronicle = models.BooleanField(
        _("list in the chronicle"),
        default=False,
        help_text=_("Proposes an entry to those who keep the chronicle."),
    )
    chronicle_text = models.TextField(
        _("text for the chronicle"),
        max_length=500,
        blank=True,
        help_text=_("One sentence without the date. Empty: the title."),
    )

    search_fields = [*PublicPage.search_fields, index.SearchField("source_name")]

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A report of what happened, with its author, editors and source.")

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("subtitle"),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("lead_image"), FieldPanel("lead_caption")], heading=_("Lead picture")),
        FieldPanel("body"),
        FieldPanel("topics"),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("editor"), FieldPanel("responsible_editor")],
            heading=_("Credits"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("source_kind"),
                FieldPanel("source_name"),
                FieldPanel("source_date"),
                FieldPanel("source_url"),
                FieldPanel("source_licence"),
            ],
            heading=pgettext_lazy("panel", "Source"),
        ),
        MultiFieldPanel(
            [FieldPanel("list_in_chronicle"), FieldPanel("chronicle_text")], heading=_("Chronicle")
        ),
        DatedMixin.former_site_panel,
    ]

    class Meta:
        verbose_name = pgettext_lazy("page type", "news")
        verbose_name_plural = pgettext_lazy("page type", "news")

    @property
    def chronicle_proposal(self) -> str:
        """The sentence proposed to the chronicle, "" when none is."""
        return (self.chronicle_text.strip() or self.title) if self.list_in_chronicle else ""

    def clean(self) -> None:
        super().clean()
        errors = {**self.origin_errors(), **self._date_errors()}
        if not self.is_kept_as_draft:
            errors |= self._missing_source()
        if errors:
            raise ValidationError(errors)

    def _date_errors(self) -> dict[str, Promise]:
        if self.source_date and self.source_date > timezone.localdate():
            return {"source_date": _("This day is still to come.")}
        return {}

    def _missing_source(self) -> dict[str, Promise]:
        """A lower society is named; a repost names its medium, its day and the right to it."""
        required = {
            SourceKind.LOWER: {"source_name": _("Name the society that sent this in.")},
            SourceKind.REPOST: {
                "source_name": _("Name the medium this is reposted from."),
                "source_date": _("Give the day on which the original was published."),
                "source_licence": _("Say by what right this is reposted."),
            },
        }
        wanted = required.get(SourceKind(self.source_kind), {})
        return {name: words for name, words in wanted.items() if not getattr(self, name)}
