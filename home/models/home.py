"""The first page: what is urgent, the lead, what people come for, the latest by column, the year's figures."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from approval.models import PublicPage
from core.blocks import BodyBlock, KeyFiguresBlock


class HomePage(PublicPage):
    urgent_tag = models.CharField(
        _("tag"), max_length=8, blank=True, help_text=_("White on red, for example: 应急响应")
    )
    urgent_text = models.CharField(
        _("urgent message"), max_length=80, blank=True, help_text=_("Empty: there is no urgent bar.")
    )
    urgent_note = models.CharField(
        _("note"), max_length=60, blank=True, help_text=_("For example the hour up to which figures count.")
    )
    urgent_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("leads to"),
    )

    lead_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead story"),
        help_text=_("Empty: the newest story of the first column that has a picture."),
    )

    figures_title = models.CharField(_("title"), max_length=20, blank=True)
    figures_scope = models.CharField(
        _("scope"), max_length=60, blank=True, help_text=_("What the figures count, for example: 市本级")
    )
    figures_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page of the source"),
    )
    figures = StreamField(
        [("key_figures", KeyFiguresBlock())], max_num=1, blank=True, verbose_name=_("key figures")
    )
    chronicle_rows = models.PositiveSmallIntegerField(
        _("entries of the chronicle"), default=4, help_text=_("How many of the newest are shown; 0 for none.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("urgent_tag"),
                FieldPanel("urgent_text"),
                FieldPanel("urgent_note"),
                PageChooserPanel("urgent_page"),
            ],
            heading=_("Urgent bar"),
        ),
        PageChooserPanel("lead_page"),
        InlinePanel("doors", heading=_("What people come for"), label=_("Door"), max_num=6),
        InlinePanel("columns", heading=_("Latest by column"), label=_("Column"), max_num=6),
        MultiFieldPanel(
            [
                HelpPanel(_("Figures always say what they count, up to when, and where they come from.")),
                FieldPanel("figures_title"),
                FieldPanel("figures_scope"),
                PageChooserPanel("figures_page"),
                FieldPanel("figures"),
            ],
            heading=_("Key figures"),
        ),
        FieldPanel("chronicle_rows"),
        FieldPanel("body"),
    ]
    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self) -> None:
        super().clean()
        if self.urgent_text and not self.urgent_tag:
            raise ValidationError({"urgent_tag": _("Give the urgent message a tag.")})


class HomeDoor(Orderable):
    """One of the things people come for."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="doors")
    title = models.CharField(_("title"), max_length=24)
    note = models.CharField(_("note"), max_length=40, blank=True)
    target = models.ForeignKey(
        "wagtailcore.Page",
        models.CASCADE,
        related_name="+",
        verbose_name=_("leads to"),
        null=True,
        blank=True,
    )
    url = models.CharField(
        _("or an address"),
        max_length=255,
        blank=True,
        help_text=_("Of this site (/…) or beginning with https://."),
    )

    panels = [FieldPanel("title"), FieldPanel("note"), PageChooserPanel("target"), FieldPanel("url")]

    def clean(self) -> None:
        if bool(self.target_id) == bool(self.url):
            raise ValidationError({"target": _("Choose a page, or give an address: one of the two.")})
        if self.url and not self.url.startswith(("/", "https://")):
            raise ValidationError({"url": _("The address must begin with / or https://.")})


class HomeColumn(Orderable):
    """A column whose newest items stand on the home page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="columns")
    section = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("column")
    )
    title = models.CharField(
        _("title"), max_length=8, blank=True, help_text=_("Empty: the title of the column.")
    )
    rows = models.PositiveSmallIntegerField(_("rows"), default=5)

    panels = [PageChooserPanel("section"), FieldPanel("title"), FieldPanel("rows")]
