from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from approval.models import PublicPage
from core.blocks import BodyBlock


class HomePage(PublicPage):
    template = ""

    class Meta:
        verbose_name = _("home page")


class StandardPage(PublicPage):
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*PublicPage.content_panels, FieldPanel("summary"), FieldPanel("body")]

    class Meta:
        verbose_name = _("standard page")
