"""A page with the fields of the measured news, and nothing of ours. It has no migrations: its table is synced."""

from __future__ import annotations

from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page


class FigureBlock(blocks.StructBlock):
    image = ImageChooserBlock()
    caption = blocks.CharBlock(max_length=255, required=False)
    credit = blocks.CharBlock(max_length=120, required=False)
    alt = blocks.CharBlock(max_length=255, required=False)


class ReportPage(Page):
    summary = models.CharField(max_length=200, blank=True)
    body = StreamField([("rich_text", blocks.RichTextBlock()), ("figure", FigureBlock())], blank=True)
    author = models.CharField(max_length=80, blank=True)
    editor = models.CharField(max_length=40, blank=True)

    class Meta:
        app_label = "stock"
