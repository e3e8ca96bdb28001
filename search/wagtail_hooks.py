from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import Synonym


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "search"
    menu_label = _("Search synonyms")
    add_to_settings_menu = True
    list_display = [
        "word",
        "others",
        BooleanColumn("both_ways", label=Synonym._meta.get_field("both_ways").verbose_name),
    ]
    search_fields = ["word", "others"]
    ordering = ["word"]
    panels = [FieldPanel("word"), FieldPanel("others"), FieldPanel("both_ways")]


register_snippet(SynonymViewSet)
