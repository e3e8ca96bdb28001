from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as GridBlock


class KeyFigureBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=40)
    value = blocks.CharBlock(label=_("Figure"), max_length=20)
    unit = blocks.CharBlock(label=_("Unit"), max_length=12, required=False)

    class Meta:
        icon = "list-ol"
        label = _("Figure")


class KeyFiguresBlock(blocks.StructBlock):
    """Figures always say where they come from and up to when they count."""

    items = blocks.ListBlock(KeyFigureBlock(), label=_("Figures"), min_num=1, max_num=8)
    source = blocks.CharBlock(label=_("Source"), max_length=120)
    as_of = blocks.DateBlock(label=_("Figures up to"))

    class Meta:
        icon = "list-ol"
        label = _("Key figures")


class TableBlock(GridBlock):
    class Meta:
        icon = "table"
        label = _("Table")
