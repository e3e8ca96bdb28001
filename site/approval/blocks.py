"""Blocks of what readers are told about a change."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks


class CorrectionBlock(blocks.StructBlock):
    """One corrected passage: where it stands, what was wrong, what is right."""

    where = blocks.CharBlock(label=_("place"), required=False, max_length=80)
    old = blocks.TextBlock(label=pgettext_lazy("corrected passage", "was"), max_length=500)
    new = blocks.TextBlock(label=pgettext_lazy("corrected passage", "now"), max_length=500)

    class Meta:
        icon = "edit"
        label = _("Corrected passage")
