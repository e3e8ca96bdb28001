"""Sections (栏目) and standing pages such as 机构简介, 章程 and 联系我们."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from approval.models import PublicPage
from core.blocks import BodyBlock

FOOTER_GROUPS = [
    ("", _("Not at the foot")),
    ("service", pgettext_lazy("footer", "Services")),
    ("oversight", pgettext_lazy("footer", "Oversight")),
    ("using", pgettext_lazy("footer", "Using this site")),
]


class IllustratedPage(PublicPage):
    """What sections and standing pages share: a picture, a body, a place at the foot of every page."""

    picture = models.ForeignKey(
        "core.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    footer = models.CharField(
        _("at the foot of every page"), max_length=10, blank=True, choices=FOOTER_GROUPS
    )

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    promote_panels = [*PublicPage.promote_panels, FieldPanel("footer")]

    class Meta:
        abstract = True


class SectionPage(IllustratedPage):
    """A 栏目: leads to what stands below it and shows the newest of each column in it."""

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class StandardPage(IllustratedPage):
    """A page that stands for long: about the society, charter, contact."""

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")
