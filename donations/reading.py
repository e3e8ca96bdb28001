"""What readers get of a roll: names in pages, by tier or by pinyin, found by a word, counted and summed.

The same for a published roll, whose rows the database sorts, and for a draft or an earlier version, whose rows
are in memory. What was hidden since (`HiddenName`) is left out everywhere, first of all.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from core import generation
from core.paging import address, pagination
from core.presentation import Link, Name, NameGroup
from donations import rows
from donations.enums import PEOPLE, DonorKind
from donations.models import Award, HiddenName, HonourEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.presentation import Pagination
    from core.rendering import View
    from donations.models import HonourRollPage

PER_PAGE = 240
# A page of all names is for paper.
LONGEST = 100_000
LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address asks for; whatever else it says counts as not said."""

    by_name: bool = False
    letter: str = ""
    word: str = ""
    lying: bool = False
    whole: bool = False

    def arguments(self) -> dict[str, str | int]:
        return {
            "by": "name" if self.by_name else "",
            "letter": self.letter,
            "q": self.word,
            "names": "lying" if self.lying else "",
            "list": "whole" if self.whole else "",
        }


@dataclass(frozen=True, slots=True)
class Sums:
    """Counted and added up from the rows, those without a name among them."""

    named: int = 0
    unnamed: int = 0
    amount: Decimal = Decimal(0)
    goods: tuple[tuple[str, Decimal], ...] = ()
    letters: tuple[tuple[str, int], ...] = ()
    by_award: dict[int, int] = field(default_factory=dict)
    by_tier: dict[str, int] = field(default_factory=dict)


def choice_of(arguments: Mapping[str, str]) -> Choice:
    letter = arguments.get("letter", "")[:1].upper()
    word = unicodedata.normalize("NFKC", arguments.get("q", ""))[:LONGEST_WORD]
    return Choice(
        by_name=arguments.get("by") == "name" or bool(letter),
        letter=letter if letter == "#" or "A" <= letter <= "Z" else "",
        word=" ".join(word.replace("\x00", "").split()),
        lying=arguments.get("names") == "lying",
        whole=arguments.get("list") == "whole",
    )


def named(page: HonourRollPage, hidden: Iterable[str]) -> Any:
    """The entries that show a name, as a queryset or what modelcluster has for one."""
    found = page.entries.exclude(shown="")
    hidden = sorted(hidden)
    return found.exclude(ref__in=hidden) if hidden else found


def hidden_on(page: HonourRollPage) -> set[str]:
    """What was hidden of this roll's entries. Read for every answer: a name goes the moment it is hidden.

    By the entries' own words, so that it holds on a copy or translation of the roll as well.
    """
    held = rows.in_memory(page)
    if held is not None:
        return HiddenName.objects.refs() & {entry.ref for entry in held}
    own = HonourEntry.objects.filter(page_id=page.pk or 0).values("ref")
    return HiddenName.objects.filter(ref__in=own).refs()


def sums_of(page: HonourRollPage, hidden: set[str], *, keep: bool = False) -> Sums:
    """`keep`: of a published roll, read once in each generation."""
    if not keep or rows.in_memory(page) is not None:
        return _sums(page, hidden)
    return generation.kept(("roll", page.pk, frozenset(hidden)), lambda: _sums(page, hidden))


def _sums(page: HonourRollPage, hidden: set[str]) -> Sums:
    columns = ("ref", "shown", "initial", "amount", "quantity", "goods", "unit", "award_id", "tier")
    shown = unnamed = 0
    amount = Decimal(0)
    goods: dict[str, Decimal] = {}
    letters, awards, tiers = Counter[str](), Counter[int](), Counter[str]()
    for row in page.entries.values_list(*columns):
        ref, name, letter, money, quantity, what, unit, award, tier = row
        amount += money or 0
        if quantity:
            key = f"{what}|{unit}"
            goods[key] = goods.get(key, Decimal(0)) + quantity
        if not name or ref in hidden:
            unnamed += 1
            continue
        shown += 1
        letters[letter] += 1
        if award:
            awards[award] += 1
        else:
            tiers[tier] += 1
    return Sums(shown, unnamed, amount, tuple(goods.items()), tuple(sorted(letters.items())), awards, tiers)


# --- One page of names ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wall:
    groups: tuple[NameGroup, ...]
    count: int
    pagination: Pagination | None


def wall(page: HonourRollPage, view: View, choice: Choice, hidden: set[str], sums: Sums) -> Wall:
    found = named(page, hidden)
    if choice.letter:
        found = found.filter(initial=choice.letter)
    if choice.word:
        found = found.filter(shown__icontains=choice.word)
    count = found.count() if choice.letter or choice.word else sums.named
    per_page = LONGEST if choice.whole else PER_PAGE
    last = max(1, -(-count // per_page))
    number = min(view.number(), last)
    by_name = choice.by_name or bool(choice.word)
    found = found.order_by("sort_key", "shown") if by_name else found.order_by("rank", "sort_order")
    entries = list(found[(number - 1) * per_page : number * per_page])
    awards = Award.objects.in_bulk({entry.award_id for entry in entries if entry.award_id})
    groups = _flat(page, entries) if by_name else _grouped(page, entries, awards, sums)
    pages = None if choice.whole else pagination(view.path, choice.arguments(), number, last)
    view.query = address("", choice.arguments(), number).removeprefix("?")
    return Wall(tuple(groups), count, pages)


def _flat(page: HonourRollPage, entries: list[HonourEntry]) -> list[NameGroup]:
    return [_group(page, "", "", entries, tell=False)] if entries else []


def _grouped(page: HonourRollPage, entries: list[HonourEntry], awards: Mapping[int, Award], sums: Sums):
    """Awards first, in the society's order, then tiers in the roll's."""
    language = get_language() or ""
    honoured = [entry for entry in entries if entry.award_id in awards]
    honoured.sort(key=lambda entry: (awards[entry.award_id].order, entry.award_id))
    for pk, group in groupby(honoured, key=lambda entry: entry.award_id):
        held = list(group)
        note = _counted(sums.by_award.get(pk, len(held)), held)
        yield _group(page, awards[pk].label(language), note, held, about=awards[pk].description)
    rest = [entry for entry in entries if entry.award_id not in awards]
    for tier, group in groupby(rest, key=lambda entry: entry.tier if entry.tier in page.tier_list else ""):
        held = list(group)
        yield _group(page, tier or _rest_title(page), _counted(sums.by_tier.get(tier, len(held)), held), held)


def _rest_title(page: HonourRollPage) -> str:
    words = {
        "money": pgettext("honour roll", "Donors of money"),
        "goods": pgettext("honour roll", "Donors of goods"),
        "volunteers": pgettext("honour roll", "Volunteers"),
        "sponsors": pgettext("honour roll", "Sponsors"),
        "blood": pgettext("honour roll", "Blood donors"),
        "stem_cells": pgettext("honour roll", "Stem cell donors"),
        "organs": pgettext("honour roll", "Living organ donors"),
    }
    return words.get(page.kind, "")


def _counted(count: int, held: list[HonourEntry]) -> str:
    if all(entry.donor_kind not in PEOPLE for entry in held):
        return ngettext("%(num)s organisation", "%(num)s organisations", count) % {"num": count}
    if all(entry.donor_kind == DonorKind.PERSON for entry in held):
        return ngettext("%(num)s person", "%(num)s people", count) % {"num": count}
    return ngettext("%(num)s name", "%(num)s names", count) % {"num": count}


def _group(
    page: HonourRollPage,
    title: str,
    note: str,
    entries: list[HonourEntry],
    *,
    about: str = "",
    tell: bool = True,
) -> NameGroup:
    told: list[Name] = []
    organisations: list[Name] = []
    people: list[Name] = []
    for entry in entries:
        name = _name(page, entry)
        if tell and name.citation:
            told.append(name)
        else:
            (people if entry.is_person else organisations).append(name)
    return NameGroup(title, note, about, tuple(told), tuple(organisations), tuple(people))


def _name(page: HonourRollPage, entry: HonourEntry) -> Name:
    return Name(
        text=entry.shown,
        gift=gift_of(entry) if page.show_amounts else "",
        citation=entry.citation,
        certificate=entry.certificate,
    )


def gift_of(entry: HonourEntry) -> str:
    """What was given, in words: 12,000.00 yuan; bottled water 300 boxes."""
    parts = [_("%(amount)s yuan") % {"amount": money(entry.amount)}] if entry.amount else []
    if entry.quantity:
        parts.append(f"{entry.goods} {plain(entry.quantity)} {entry.unit}".strip())
    return pgettext("list separator", "; ").join(parts)


def money(amount: Decimal) -> str:
    """With thousands, and with cents only where there are any."""
    return f"{amount:,.2f}".removesuffix(".00")


def plain(number: Decimal) -> str:
    return f"{number:,.2f}".rstrip("0").rstrip(".")


# --- Around the names -------------------------------------------------------------------------------


def letters(view: View, choice: Choice, sums: Sums) -> tuple[Link, ...]:
    """The initials under which there are names."""
    if not choice.by_name:
        return ()
    every = Link(pgettext("list", "All"), _here(view, choice, letter=""), current=not choice.letter)
    # What has no reading stands last.
    found = sorted(sums.letters, key=lambda pair: (pair[0] == "#", pair[0]))
    return (
        every,
        *(
            Link(letter, _here(view, choice, letter=letter), current=letter == choice.letter)
            for letter, _count in found
        ),
    )


def ways(view: View, choice: Choice) -> tuple[Link, ...]:
    return (
        Link(_("By tier"), _here(view, choice, by="", letter="", q=""), current=not choice.by_name),
        Link(_("By pinyin"), _here(view, choice, by="name", letter="", q=""), current=choice.by_name),
    )


def directions(view: View, choice: Choice) -> tuple[Link, ...]:
    return (
        Link(pgettext("names", "Standing"), _here(view, choice, names=""), current=not choice.lying),
        Link(pgettext("names", "As lines"), _here(view, choice, names="lying"), current=choice.lying),
    )


def _here(view: View, choice: Choice, **others: str) -> str:
    return address(view.path, {**choice.arguments(), **others})
