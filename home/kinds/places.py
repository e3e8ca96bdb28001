from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core import bodies
from core.kinds import EntryDraft, Kind, TextPart, register
from core.paging import address, pagination
from core.presentation import Address, AddressGroup, FilterField, Filters, Option
from core.shell import phone_link
from home.models import Place, PlaceKind, PlacesPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wagtail.models import Page

    from core.rendering import View

PER_PAGE = 60
LONGEST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader chose; whatever the address says beyond the offer counts as not said."""

    kind: str = ""
    district: str = ""
    words: str = ""
    whole: bool = False

    def arguments(self) -> dict[str, str | int]:
        return {"kind": self.kind, "district": self.district, "words": self.words}

    def fits(self, place: Place) -> bool:
        if self.kind and place.kind.slug != self.kind:
            return False
        if self.district and place.district != self.district:
            return False
        told = f"{place.name} {place.district} {place.address} {place.note}".casefold()
        return all(word in told for word in self.words.casefold().split())


def read(arguments: Mapping[str, str], rows: list[Place]) -> Choice:
    kind, district = arguments.get("kind", ""), arguments.get("district", "")
    return Choice(
        kind=kind if any(row.kind.slug == kind for row in rows) else "",
        district=district if any(row.district == district for row in rows) else "",
        words=" ".join(arguments.get("words", "").replace("\x00", "")[:LONGEST_WORDS].split()),
        whole="whole" in arguments,
    )


@register
class PlacesKind(Kind):
    name = "places"
    model = PlacesPage
    template = "home/places_page.html"
    label = gettext_lazy("Places")
    listed = False
    signed = False
    json_ld_type = "CollectionPage"

    def entry(self, page: PlacesPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary, draft.footer = page.summary, page.footer
        return draft

    def showing(self, thing: Any) -> Iterable[Page]:
        """Every list of places: they are few."""
        return PlacesPage.objects.live() if isinstance(thing, Place | PlaceKind) else ()

    def media(self, page: PlacesPage) -> set[str]:
        return bodies.references(bodies.raw_of(page.body)).media()

    def texts(self, page: PlacesPage) -> dict[str, list[TextPart]]:
        words = [page.summary, *bodies.texts(bodies.raw_of(page.body))]
        parts = [TextPart("body", word) for word in words if word]
        for place in places_of(page):
            line = f"{place.name} {place.district} {place.address} {place.hours} {place.note}"
            parts.append(TextPart("body", " ".join(line.split())))
            if place.phone:
                parts.append(TextPart("numbers", place.phone))
        return {"": parts}

    def gather(self, page: PlacesPage, view: View) -> dict[str, Any]:
        rows = places_of(page)
        choice = read(view.request.GET, rows)
        found = [row for row in rows if choice.fits(row)]
        last = max(1, -(-len(found) // PER_PAGE))
        number = min(max(1, view.number()), last)
        first = 0 if choice.whole else (number - 1) * PER_PAGE
        shown = found if choice.whole else found[first : first + PER_PAGE]
        view.query = address("", choice.arguments(), number).removeprefix("?")
        whole = address(view.path, {**choice.arguments(), "whole": 1})
        return {
            "title": page.title,
            "summary": page.summary,
            "count": len(found),
            "groups": groups_of(shown, view.language),
            "filters": form(view, rows, choice),
            "whole_url": whole if last > 1 and not choice.whole else "",
            "pagination": None if choice.whole else pagination(view.path, choice.arguments(), number, last),
            "blocks": bodies.gather(bodies.raw_of(page.body)) if not any(choice.arguments().values()) else [],
            "as_of": view.today,
            "notices": (),
        }


def places_of(page: PlacesPage) -> list[Place]:
    """What stands on this list today. One statement."""
    rows = Place.objects.sealed().there_on(timezone.localdate()).in_order()
    return list(rows.filter(kind_id=page.kind_id) if page.kind_id else rows)


def groups_of(places: Iterable[Place], language: str) -> tuple[AddressGroup, ...]:
    made = []
    for kind, members in groupby(places, key=lambda place: place.kind):
        rows = tuple(
            Address(
                name=place.name,
                district=place.district,
                address=place.address,
                phone=place.phone,
                phone_link=phone_link(place.phone),
                hours=place.hours,
                note=place.note,
                id=f"place-{place.pk}",
            )
            for place in members
        )
        made.append(AddressGroup(kind.label(language), rows))
    return tuple(made)


def form(view: View, rows: list[Place], choice: Choice) -> Filters:
    kinds = {row.kind.slug: row.kind.label(view.language) for row in rows}
    districts = Counter(row.district for row in rows)
    fields = (
        _field("kind", _("Kind"), _("All kinds"), kinds, choice.kind),
        _field(
            "district",
            _("District or county"),
            _("All districts"),
            dict(zip(districts, districts, strict=True)),
            choice.district,
        ),
    )
    words = FilterField("words", _("With these words"), value=choice.words)
    said = [kinds.get(choice.kind, ""), choice.district, choice.words]
    summary = pgettext("list separator", ", ").join(word for word in said if word)
    return Filters(
        action=view.path,
        fields=(*(field for field in fields if len(field.options) > 2), words),
        summary=summary or pgettext("list", "All"),
        reset_url=view.path if summary else "",
    )


def _field(name: str, label: str, every: str, options: Mapping[str, str], chosen: str) -> FilterField:
    made = [Option("", every, not chosen)]
    made += [Option(value, words, value == chosen) for value, words in options.items()]
    return FilterField(name, label, tuple(made))
