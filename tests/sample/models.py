from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from approval.models import PublicPage


class ExhibitionPage(PublicPage):
    """An exhibition, with what is shown in it."""

    place = models.CharField("place", max_length=60)
    opens_on = models.DateField("opens on")

    content_panels = [
        *PublicPage.content_panels,
        "place",
        "opens_on",
        FieldPanel("summary"),
        InlinePanel("pieces"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []


class Piece(Orderable):
    page = ParentalKey(ExhibitionPage, on_delete=models.CASCADE, related_name="pieces")
    name = models.CharField("name", max_length=60)
