"""Downloads (下载中心): forms, teaching sheets, leaflets, by group."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from approval.models import PublicPage

from .sections import FOOTER_GROUPS


class DownloadsPage(PublicPage):
    footer = models.CharField(
        _("at the foot of every page"), max_length=10, blank=True, choices=FOOTER_GROUPS
    )

    subpage_types: list[str] = []
    page_description = _("Documents to download, by group, each with type, size, pages and digest.")

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        InlinePanel("rows", heading=_("Documents"), label=_("Document")),
    ]
    promote_panels = [*PublicPage.promote_panels, FieldPanel("footer")]

    class Meta:
        verbose_name = _("page of downloads")
        verbose_name_plural = _("pages of downloads")


class Download(Orderable):
    page = ParentalKey(DownloadsPage, on_delete=models.CASCADE, related_name="rows")
    group = models.CharField(
        pgettext_lazy("downloads", "group"),
        max_length=40,
        blank=True,
        help_text=_("Documents with the same group stand together."),
    )
    document = models.ForeignKey(
        "core.SiteDocument", models.PROTECT, related_name="+", verbose_name=_("document")
    )
    title = models.CharField(
        _("title"), max_length=120, blank=True, help_text=_("Empty: the title of the document.")
    )
    note = models.CharField(_("note"), max_length=120, blank=True)

    panels = [FieldPanel("group"), FieldPanel("document"), FieldPanel("title"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("document to download")
        verbose_name_plural = _("documents to download")

    def __str__(self) -> str:
        return self.title or str(self.document)
