from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core.kinds import register
from core.presentation import Fact, Person
from core.typography import iso_day
from disclosure.models import GovernancePage

from .disclosure import CatalogueKind
from .shared import session_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from core.rendering import View


@register
class GovernanceKind(CatalogueKind):
    name = "governance"
    model = GovernancePage
    label = gettext_lazy("Governance")

    def subtitle(self, page: GovernancePage) -> str:
        body = str(page.get_governing_body_display())
        return session_words(page.term_number, page.session_number, body)

    def own_facts(self, page: GovernancePage) -> Iterator[Fact]:
        yield Fact(pgettext("governing body", "Body"), self.subtitle(page))
        yield Fact(_("Term"), _span(page.term_start, page.term_end))
        yield Fact(_("Held on"), _span(page.held_on, page.held_until))
        yield Fact(_("Place"), page.place)
        if page.expected is not None:
            words = {"present": page.present or 0, "expected": page.expected}
            yield Fact(_("Present"), _("%(present)s of %(expected)s") % words)

    def own(self, page: GovernancePage, view: View) -> dict[str, Any]:
        members = [
            Person(row.name, role=row.post, duties=row.office, term=_span(row.start, row.end))
            for row in page.members.all()
        ]
        resolutions = [{"text": row.text, "number": row.number} for row in page.resolutions.all()]
        return {"members": members, "resolutions": resolutions}

    def own_words(self, page: GovernancePage) -> Iterable[str]:
        return (page.place, *(row.text for row in page.resolutions.all()))

    def own_numbers(self, page: GovernancePage) -> Iterable[str]:
        return [row.number for row in page.resolutions.all() if row.number]

    def own_names(self, page: GovernancePage) -> Iterable[str]:
        return [row.name for row in page.members.all()]


def _span(start: date | None, end: date | None) -> str:
    """One day, from one to another, or since a day."""
    if start and end and start != end:
        return f"{iso_day(start)} — {iso_day(end)}"
    if start and not end:
        return iso_day(start)
    return iso_day(start or end)
