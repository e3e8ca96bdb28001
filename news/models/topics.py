from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from approval.models import PublicPage
from core.blocks import BodyBlock
from news.forms import DraftFriendlyPageForm


class Topic(TagBase):
    """A word of the list by which a society gathers what belongs together; lists and addresses carry its slug."""

    name_en = models.CharField(_("name in English"), max_length=100, blank=True)

    free_tagging = False

    panels = [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """ASCII, since it stands in addresses: a Chinese name gives topic, topic-1 and so on."""
        slug = slugify(self.name_en) or slugify(tag) or "topic"
        return slug if i is None else f"{slug}-{i}"

    def clean(self) -> None:
        super().clean()
        if self.slug and not self.slug.isascii():
            raise ValidationError({"slug": _("Use only a–z, 0–9 and hyphens in the address.")})
        before = Topic.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        if before not in {None, self.slug}:
            raise ValidationError({"slug": _("Addresses carry this word already; it stays as it is.")})

    def label(self, language: str) -> str:
        return (self.name_en or self.name) if language == "en" else self.name


class NewsPageTopic(ItemBase):
    tag = models.ForeignKey(Topic, models.CASCADE, related_name="news_items")
    content_object = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="topic_items")


class NoticePageTopic(ItemBase):
    tag = models.ForeignKey(Topic, models.CASCADE, related_name="notice_items")
    content_object = ParentalKey("news.NoticePage", on_delete=models.CASCADE, related_name="topic_items")


class TopicPage(PublicPage):
    """A 专题: what was picked by hand in its order, then everything that bears the topic."""

    topic = models.ForeignKey(
        Topic,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("topic"),
        help_text=_("News and notices with this topic are gathered by themselves."),
    )
    lead_image = models.ForeignKey(
        "core.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("introduction"))

    base_form_class = DraftFriendlyPageForm
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("Gathers news and notices on one subject, by topic and by hand.")

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("lead_image"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("topic"),
                InlinePanel("picks", label=_("page"), heading=_("Picked by hand"), max_num=12),
            ],
            heading=_("What it gathers"),
        ),
    ]

    class Meta:
        verbose_name = _("topic page")
        verbose_name_plural = _("topic pages")


class TopicPick(Orderable):
    """A page picked by hand; it stands first, in the order set here."""

    topic_page = ParentalKey(TopicPage, on_delete=models.CASCADE, related_name="picks")
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page"))

    panels = [FieldPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("picked page")
        verbose_name_plural = _("picked pages")

    def __str__(self) -> str:
        return str(self.page)
