"""Names of the packages' that the admin shows and their own code gives no translation for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, gettext_noop

# What wagtailusers/groups/includes/formatted_permissions.html translates.
OF_PERMISSIONS = (
    gettext_noop("locale"),
    gettext_noop("translation"),
    gettext_noop("Can publish"),
    gettext_noop("Can submit translations"),
)
OF_SITES = {
    "port": gettext_lazy("Port"),
    "site_name": gettext_lazy("Site name"),
    "root_page": gettext_lazy("Root page"),
}


def place() -> None:
    """Labels the columns of the list of sites, which goes by names of fields, and the form of a new language."""
    from wagtail.sites.views import IndexView
    from wagtail_localize.locales.views import CreateView

    for column in IndexView.columns:
        column.label = OF_SITES.get(column.name, column.label)
    CreateView.page_subtitle = gettext_lazy("Language")
