from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField

from approval.models import PublicPage
from core.blocks import BodyBlock


class MemorialIndexPage(PublicPage):
    """The entrance of the online memorial. The records stand below it, at its address and their number."""

    words = models.CharField(
        _("words"),
        max_length=14,
        blank=True,
        help_text=_("One line that stands upright beside the entrance; a space is a pause."),
    )
    intro = models.TextField(
        _("introduction"),
        max_length=400,
        blank=True,
        help_text=_("What this place is. How many are remembered here is added by itself."),
    )
    body = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("for families"),
        help_text=_("Whom to ask, how to have something corrected or no longer shown, places and days."),
    )

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("words"),
        FieldPanel("intro"),
        FieldPanel("body"),
        HelpPanel(_("The donors themselves are entered under “Memorial” in the menu.")),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    page_description = _("The entrance of the online memorial, with its wall of names and its search.")

    class Meta:
        verbose_name = _("online memorial")
        verbose_name_plural = _("online memorials")
