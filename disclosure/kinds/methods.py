from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from core.kinds import register
from disclosure import accounts
from disclosure.models import DonationMethodsPage

from .disclosure import CatalogueKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.rendering import View


@register
class DonationMethodsKind(CatalogueKind):
    name = accounts.KIND
    model = DonationMethodsPage
    label = gettext_lazy("Ways to give")

    def own(self, page: DonationMethodsPage, view: View) -> dict[str, Any]:
        """What holds today and what will hold; what held is left to the version of its time."""
        rows = [row for row in page.channels.all() if not row.effective_to or row.effective_to >= view.today]
        return {"channels": [accounts.channel_of(row) for row in rows]}

    def own_words(self, page: DonationMethodsPage) -> Iterable[str]:
        return [word for row in page.channels.all() for word in (row.purpose, row.bank, row.note) if word]

    def own_names(self, page: DonationMethodsPage) -> Iterable[str]:
        return list(dict.fromkeys(row.holder for row in page.channels.all() if row.holder))
