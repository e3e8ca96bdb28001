from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class FigureBlock(blocks.StructBlock):
    """A picture with its words. Left empty, alternative text and credit come from the picture."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=255, required=False)
    credit = blocks.CharBlock(
        label=_("Credit"), max_length=120, required=False, help_text=_("Empty: the credit of the picture.")
    )
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        max_length=255,
        required=False,
        help_text=_("What a reader who cannot see the picture should know. Empty: that of the picture."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80, required=False)
    items = blocks.ListBlock(FigureBlock(), label=_("Pictures"), min_num=2)

    class Meta:
        icon = "image"
        label = _("Gallery")


class DocumentItemBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"), max_length=120, required=False, help_text=_("Empty: the title of the document.")
    )


class DocumentsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80, required=False)
    items = blocks.ListBlock(DocumentItemBlock(), label=_("Documents"))

    class Meta:
        icon = "doc-full"
        label = _("Documents")


class VideoBlock(blocks.StructBlock):
    """A link to a video with a poster. Nothing is loaded from the other site until a reader goes there."""

    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    poster = ImageChooserBlock(label=_("Poster"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned["url"].startswith(("https://", "http://")):
            raise blocks.StructBlockValidationError(
                {"url": ValidationError(_("Give an address that begins with https://."))}
            )
        return cleaned
