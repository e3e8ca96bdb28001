from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import RichTextBlock, TableBlock


class PersonsBlock(blocks.StreamBlock):
    """A list of persons that is public for a time only.

    It holds words and nothing else: a file or picture would stay within reach when the list has gone.
    """

    table = TableBlock()
    rich_text = RichTextBlock(features=["bold", "ol", "ul"])

    class Meta:
        label = _("List of persons")
