from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from approval.models import PublicPage


class CampaignIndexPage(PublicPage):
    """The list of campaigns, those that run first."""

    parent_page_types: list[str] | None = None
    subpage_types = ["campaigns.CampaignPage"]
    page_description = _("All campaigns, those that run and those that ended.")

    content_panels = [*PublicPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("list of campaigns")
        verbose_name_plural = _("lists of campaigns")
