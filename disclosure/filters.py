"""The filters of the catalogue: read from the address without trust, offered as a form that needs no script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import CharField, Count, Max, Min, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat, ExtractYear
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import entries, generation
from core.models import Listing
from core.paging import address
from core.presentation import Facet, FilterField, Filters, Link, Option
from disclosure import lists
from disclosure.catalogue import Tree
from disclosure.models import DisclosureCategory, IssuingBody

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.entries import Span

# How a list is ordered: by its word in the address, "" for the usual way.
OLDEST, MADE = "oldest", "made"


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen: classes that hold something, bodies, years."""

    index: int
    tree: Tree
    bodies: dict[int, IssuingBody]
    years: list[int]
    # How much stands in each class and those below it, by its number.
    counts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen. Whatever the address says beyond the offer counts as not said."""

    category: str = ""
    year: int = 0
    body: int = 0
    validity: str = ""
    number: str = ""
    sort: str = ""

    def arguments(self) -> dict[str, str | int]:
        return {
            "number": self.number,
            "category": self.category,
            "year": self.year,
            "body": self.body,
            "validity": self.validity,
            "sort": self.sort,
        }

    def span(self) -> Span | None:
        return entries.year_span(self.year) if self.year else None

    def list_name(self, offer: Offer) -> str:
        """The one list that holds exactly what is chosen."""
        if self.number:
            return lists.number_name(offer.index, self.number)
        found = offer.tree.by_slug(self.category) if self.category else None
        name = lists.name(offer.index, found.pk if found else 0, self.body, self.validity)
        return name + lists.BY_MADE if self.sort == MADE else name

    def __bool__(self) -> bool:
        return any((self.category, self.year, self.body, self.validity, self.number))


def read(arguments: Mapping[str, str], offer: Offer) -> Choice:
    category = arguments.get("category", "")
    body, year = _number(arguments.get("body", "")), _number(arguments.get("year", ""))
    validity, sort = arguments.get("validity", ""), arguments.get("sort", "")
    number = arguments.get("number", "").strip()[:60]
    if lists.number_key(number):
        # A number names one document, whatever else was chosen.
        return Choice(number=number)
    return Choice(
        category=category if offer.tree.by_slug(category) else "",
        year=year if year in offer.years else 0,
        body=body if body in offer.bodies else 0,
        validity=validity if validity == lists.IN_FORCE else "",
        sort=sort if sort in (OLDEST, MADE) else "",
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0


def form(action: str, offer: Offer, choice: Choice, language: str) -> Filters:
    held = ((depth, c) for depth, c in offer.tree.walk() if offer.counts.get(c.pk))
    classes = {c.slug: "　" * depth + c.label(language) for depth, c in held}
    bodies = {str(pk): body.label(language) for pk, body in offer.bodies.items()}
    years = {str(year): _year(year) for year in offer.years}
    in_force = {lists.IN_FORCE: _("Only what is in force")}
    orders = {OLDEST: _("Published, oldest first"), MADE: _("Day it was made, newest first")}
    fields = (
        FilterField("number", _("Index or document number"), value=choice.number),
        _field("category", _("Class"), _("All classes"), classes, choice.category),
        _field("year", _("Year"), _("All years"), years, choice.year),
        _field("body", _("Issuing body"), _("All bodies"), bodies, choice.body),
        _field("validity", pgettext("label", "Validity"), pgettext("list", "All"), in_force, choice.validity),
        _field("sort", _("Order"), _("Published, newest first"), orders, choice.sort),
    )
    return Filters(
        action=action,
        fields=tuple(f for f in fields if not f.options or len(f.options) > 1),
        summary=summary(offer, choice, language),
        reset_url=action if choice else "",
    )


def _field(name: str, label: str, every: str, options: Mapping[str, str], chosen: str | int) -> FilterField:
    chosen = str(chosen or "")
    made = [Option("", every, not chosen)]
    made += [Option(value, words, value == chosen) for value, words in options.items()]
    return FilterField(name, label, tuple(made))


def summary(offer: Offer, choice: Choice, language: str) -> str:
    """What is chosen, in words; "All" where nothing is."""
    found = offer.tree.by_slug(choice.category) if choice.category else None
    body = offer.bodies.get(choice.body)
    words = [
        choice.number,
        found.label(language) if found else "",
        _year(choice.year) if choice.year else "",
        body.label(language) if body else "",
        _("Only what is in force") if choice.validity else "",
    ]
    separator = pgettext("list separator", ", ")
    return separator.join(word for word in words if word) or pgettext("list", "All")


def chosen_class(offer: Offer, choice: Choice) -> DisclosureCategory | None:
    return offer.tree.by_slug(choice.category) if choice.category else None


def offer_of(index: int, sort: str) -> Offer:
    """What this catalogue offers; the years are those of the day by which the list is ordered. One statement."""
    name = lists.name(index) + (lists.BY_MADE if sort == MADE else "")
    return generation.kept(("disclosure offer", name), lambda: _read_offer(index, name))


def _read_offer(index: int, name: str) -> Offer:
    """Classes with their counts, bodies, and the years between the first and the last item, in one union."""
    zero, empty = Value(0), Value("", CharField())
    key = Concat(Value(f"disclosure:{index}|c"), Cast(OuterRef("pk"), CharField()))
    held = Listing.objects.filter(list=key).order_by().values("list").annotate(n=Count("pk")).values("n")
    classes = DisclosureCategory.objects.order_by().values_list(
        *(Value("class", CharField()), "pk", "order", "name", "name_en", "slug"),
        *(Coalesce("parent_id", 0), Coalesce(Subquery(held), 0)),
    )
    bodies = IssuingBody.objects.order_by().values_list(
        Value("body", CharField()), "pk", "order", "name", "name_en", empty, zero, zero
    )
    ends = Listing.objects.filter(list=name).order_by().values("list")
    years = ends.annotate(
        last=ExtractYear(Max("moment"), tzinfo=entries.ZONE),
        first=ExtractYear(Min("moment"), tzinfo=entries.ZONE),
    ).values_list(Value("year", CharField()), "last", "first", empty, empty, empty, zero, zero)
    offer = Offer(index, Tree(), {}, [], {})
    for row in sorted(classes.union(bodies, years, all=True), key=lambda row: (row[0], row[2], row[1])):
        _note(offer, *row)
    return offer


def _note(offer: Offer, what, pk, order, name, name_en, slug, parent, held) -> None:
    if what == "year":
        # PostgreSQL gives years as decimals.
        offer.years.extend(range(int(pk), int(order) - 1, -1))
    elif what == "body":
        offer.bodies[pk] = IssuingBody(pk=pk, name=name, name_en=name_en, order=order)
    else:
        parent_id = parent or None
        found = DisclosureCategory(
            pk=pk, name=name, name_en=name_en, slug=slug, parent_id=parent_id, order=order
        )
        offer.tree.add(found)
        offer.counts[pk] = held


def facet(action: str, offer: Offer, choice: Choice, language: str) -> Facet:
    """The uppermost classes with their counts, and those right below the one that is chosen."""
    way = offer.tree.way_to(chosen.pk) if (chosen := chosen_class(offer, choice)) else []
    opened = {c.pk for c in way}
    kept: dict[str, str | int] = {
        "year": choice.year,
        "body": choice.body,
        "validity": choice.validity,
        "sort": choice.sort,
    }
    links = [Link(_("All classes"), address(action, kept), current=not way)]
    for depth, c in offer.tree.walk():
        if (depth == 0 or c.parent_id in opened) and (count := offer.counts.get(c.pk)):
            url = address(action, {"category": c.slug, **kept})
            title = "　" * depth + c.label(language)
            links.append(Link(title, url, note=str(count), current=bool(way) and c == way[-1]))
    return Facet(_("Classes"), tuple(links))


def _year(year: int) -> str:
    return pgettext("year in a list", "%(year)s") % {"year": year}
