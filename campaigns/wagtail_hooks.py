"""The campaigns room in the admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from campaigns.models import EmbedPartner


class EmbedPartnerViewSet(SnippetViewSet):
    model = EmbedPartner
    icon = "code"
    menu_label = _("Embedding partners")
    menu_order = 260
    add_to_admin_menu = True
    list_display = ["name", "addresses", "active", "since"]
    list_filter = ["active"]
    search_fields = ["name", "addresses"]
    ordering = ["name", "pk"]


register_snippet(EmbedPartnerViewSet)
