from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .data import KeyFiguresBlock, TableBlock
from .media import DocumentsBlock, FigureBlock, GalleryBlock, VideoBlock
from .text import CalloutBlock, HeadingBlock, QuoteBlock, RichTextBlock


class BodyBlock(blocks.StreamBlock):
    """The body of every page."""

    rich_text = RichTextBlock()
    heading = HeadingBlock()
    figure = FigureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    key_figures = KeyFiguresBlock()
    table = TableBlock()
    documents = DocumentsBlock()
    callout = CalloutBlock()
    video = VideoBlock()

    class Meta:
        label = _("Body")
