"""What a campaign says in rows. Rows of tables would cost each visit a statement a kind."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

AMOUNT: dict[str, Any] = {"min_value": 0, "max_digits": 14, "decimal_places": 2}


class PhaseBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    start = blocks.DateBlock(label=_("First day"))
    end = blocks.DateBlock(label=_("Last day"), required=False)
    text = blocks.CharBlock(label=_("Text"), max_length=300, required=False)

    class Meta:
        icon = "date"
        label = _("Phase")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["start"] and cleaned["end"] and cleaned["end"] < cleaned["start"]:
            raise blocks.StructBlockValidationError(
                {"end": ValidationError(_("The last day lies before the first."))}
            )
        return cleaned


class FigureBlock(blocks.StructBlock):
    """A figure beside the money: families helped, courses held. The page says its source and its hour."""

    label = blocks.CharBlock(label=_("Label"), max_length=30)
    value = blocks.DecimalBlock(label=_("Value"), **AMOUNT)
    unit = blocks.CharBlock(label=_("Unit"), max_length=10, required=False)

    class Meta:
        icon = "order"
        label = _("Figure")


class NeedBlock(blocks.StructBlock):
    """What is urgently needed: how much of it is wanted, and how much has come by when."""

    item = blocks.CharBlock(label=_("What is needed"), max_length=60)
    unit = blocks.CharBlock(label=_("Unit"), max_length=10, help_text=_("For example: 台, 顶, 元"))
    wanted = blocks.DecimalBlock(label=_("Wanted"), **AMOUNT)
    met = blocks.DecimalBlock(label=_("Has come"), default=0, **AMOUNT)
    as_of = blocks.DateBlock(label=_("As of"))

    class Meta:
        icon = "warning"
        label = _("Need")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["wanted"] is not None and cleaned["wanted"] <= 0:
            message = _("Say how much is wanted: more than nothing.")
            raise blocks.StructBlockValidationError({"wanted": ValidationError(message)})
        return cleaned


class LinkedBlock(blocks.StructBlock):
    """The base of what has a name and an address elsewhere."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["url"] and not cleaned["url"].startswith("https://"):
            raise blocks.StructBlockValidationError(
                {"url": ValidationError(_("Give an address that begins with https://."))}
            )
        return cleaned


class PlatformBlock(LinkedBlock):
    """A designated internet platform on which the campaign is (Charity Law, article 27)."""

    name = blocks.CharBlock(label=_("Name of the platform"), max_length=60)
    url = blocks.URLBlock(label=_("Address of the campaign there"), max_length=500)

    class Meta:
        icon = "globe"
        label = _("Designated platform")


class PartnerBlock(LinkedBlock):
    """A body that carries the campaign as well. Its logo is shown as it is, on white, never recoloured."""

    name = blocks.CharBlock(label=_("Name"), max_length=80)
    logo = ImageChooserBlock(
        label=_("Logo"),
        required=False,
        help_text=_("Shown on white and never recoloured. Ask the partner for leave to show it."),
    )
    url = blocks.URLBlock(label=_("Address"), max_length=500, required=False)

    class Meta:
        icon = "group"
        label = _("Partner")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=120)
    answer = blocks.TextBlock(label=_("Answer"), max_length=1000)

    class Meta:
        icon = "help"
        label = _("Question")
