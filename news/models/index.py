from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from approval.models import PublicPage


class NewsIndexPage(PublicPage):
    """A column (栏目): the list of what stands below it, in this column or in columns of its own."""

    column_type = models.CharField(
        _("type of column"),
        max_length=40,
        blank=True,
        help_text=_("As the catalogue of columns says it, for example 工作动态. Empty: the title."),
    )
    keywords = models.CharField(
        _("keywords"), max_length=120, blank=True, help_text=_("Separated by commas; for search engines.")
    )

    parent_page_types: list[str] | None = None
    subpage_types = ["news.NewsIndexPage", "news.NewsPage", "news.NoticePage", "news.TopicPage"]
    page_description = _("A list of news, notices and topics, with filters and feeds.")

    content_panels = [*PublicPage.content_panels, FieldPanel("summary")]
    promote_panels = [
        *PublicPage.promote_panels,
        MultiFieldPanel(
            [FieldPanel("column_type"), FieldPanel("keywords")], heading=_("Description of the column")
        ),
    ]

    class Meta:
        verbose_name = _("column")
        verbose_name_plural = _("columns")
