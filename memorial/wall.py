"""The wall of names: by death, the latest first; by year, kind of gift and initial; and finding a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.template.loader import get_template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import entries, headers, paging, shell, sites
from core.models import PublicEntry
from core.presentation import Head, Link, NameCell
from core.typography import chinese_digits
from memorial import finding, lists
from memorial.derived import NAME
from memorial.enums import Gift

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

ADDRESS = "wall/"
PER_PAGE = 200
LONG_NAME = 4
MOST_TYPED = 40


@dataclass(frozen=True, slots=True)
class Year:
    """The names of one year on one page, and how many the year has in all. 0: the year is not told."""

    number: int
    title: str
    count: int
    cells: tuple[NameCell, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader asked for, read from an address that anybody may have written."""

    year: int = 0
    gift: str = ""
    initial: str = ""
    name: str = ""
    lying: bool = False

    def arguments(self) -> dict[str, str | int]:
        made: dict[str, str | int] = {
            "name": self.name,
            "year": self.year,
            "gift": self.gift,
            "initial": self.initial,
            "names": "lying" if self.lying else "",
        }
        return {key: value for key, value in made.items() if value}

    def address(self, path: str, **changes: Any) -> str:
        return paging.address(path, replace(self, **changes).arguments())


def read(request: HttpRequest, index_id: int) -> Choice:
    given = request.GET
    year, gift, initial = given.get("year", ""), given.get("gift", ""), given.get("initial", "")
    known = lists.years(lists.name(index_id))
    return Choice(
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 and int(year) in known else 0,
        gift=gift if gift in Gift.values else "",
        initial=initial if initial in lists.initials(index_id) else "",
        name=" ".join(given.get("name", "").replace("\x00", "").split())[:MOST_TYPED],
        lying=given.get("names") == "lying",
    )


def respond(request: HttpRequest, entry: PublicEntry) -> HttpResponse:
    choice = read(request, entry.object_id)
    path = entry.path + ADDRESS
    context = _found(entry, choice) if choice.name else _names(request, entry, choice, path)
    title = _("Memorial wall")
    context |= {
        "shell": _shell(request, entry, path, title, context.pop("canonical", path)),
        "title": title,
        "name": choice.name,
        "path": path,
        "lying": choice.lying,
        "hidden": [(key, value) for key, value in choice.arguments().items() if key == "names"],
        "forms": _forms(choice, path),
        "all_url": Choice(lying=choice.lying).address(path),
        **_picks(entry.object_id, choice, path),
    }
    return headers.protect(HttpResponse(get_template("memorial/wall.html").render(context)))


def _shell(request: HttpRequest, entry: PublicEntry, path: str, title: str, canonical: str) -> Any:
    society = shell.society(entry.site_id, entry.language).name
    place = sites.place_of(request)
    home = [e for e in shell.furniture(entry.site_id) if e.depth == 0 and e.language == entry.language]
    head = Head(
        title=f"{title} - {society}" if society else title, canonical=shell.absolute(place, canonical)
    )
    made = shell.around(
        request, entry.site_id, entry.language, path, head=head,
        crumbs=shell.crumbs([*home, entry, PublicEntry(title=title, path=path)]),
    )  # fmt: skip
    return replace(made, quiet=True)


# --- The wall ---------------------------------------------------------------------------------------


def _names(request: HttpRequest, entry: PublicEntry, choice: Choice, path: str) -> dict[str, Any]:
    list_name = lists.name(entry.object_id, choice.gift, choice.initial)
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    span = entries.year_span(choice.year) if choice.year else None
    found = entries.list_page(list_name, number, span, PER_PAGE)
    counts = lists.years(list_name)
    arguments = choice.arguments()
    return {
        "years": tuple(_years(found.entries, counts)),
        "count": found.count,
        "pagination": paging.pagination(path, arguments, found.number, found.last),
        "undisclosed": any(not e.facets.get(NAME) for e in found.entries),
        "canonical": paging.address(path, {k: v for k, v in arguments.items() if k != "names"}, found.number),
        "found": None,
    }


def _years(found: Iterable[PublicEntry], counts: dict[int, int]) -> Iterable[Year]:
    for year, members in groupby(found, key=lambda e: e.facets.get("died", 0)):
        yield Year(year, year_title(year), counts.get(year or lists.UNDATED, 0), tuple(map(cell, members)))


def year_title(year: int) -> str:
    if not year:
        return _("Year not told")
    return chinese_digits(year) if (get_language() or "").startswith("zh") else str(year)


def cell(entry: PublicEntry) -> NameCell:
    name = entry.facets.get(NAME, "")
    return NameCell(
        name=entry.title,
        url=entry.path if entry.facets.get("page") else "",
        named=bool(name),
        long=len(entry.title) > LONG_NAME or not name,
        note=entry.meta,
    )


# --- Ways through it ----------------------------------------------------------------------------------


def _picks(index_id: int, choice: Choice, path: str) -> dict[str, Any]:
    years = lists.years(lists.name(index_id, choice.gift, choice.initial))
    whole = Choice(lying=choice.lying)
    return {
        "year_picks": (
            Link(_("All years"), choice.address(path, year=0, name=""), current=not choice.year),
            *(
                Link(str(year), choice.address(path, year=year, name=""), str(n), current=year == choice.year)
                for year, n in years.items()
                if year != lists.UNDATED
            ),
        ),
        "gift_picks": (
            Link(_("All kinds"), choice.address(path, gift="", name=""), current=not choice.gift),
            *(
                Link(str(gift.label), whole.address(path, gift=gift.value), current=gift == choice.gift)
                for gift in Gift
            ),
        ),
        "initial_picks": (
            Link(_("All names"), choice.address(path, initial="", name=""), current=not choice.initial),
            *(
                Link(letter, whole.address(path, initial=letter), current=letter == choice.initial)
                for letter in lists.initials(index_id)
            ),
        ),
    }


def _forms(choice: Choice, path: str) -> tuple[Link, ...]:
    """Standing and lying; the words say which."""
    return (
        Link(_("Standing"), choice.address(path, lying=False), current=not choice.lying),
        Link(_("Lying list"), choice.address(path, lying=True), current=choice.lying),
    )


def _found(entry: PublicEntry, choice: Choice) -> dict[str, Any]:
    found = finding.find(entry.object_id, choice.name)
    return {
        "years": (),
        "count": len(found.written) + len(found.alike),
        "pagination": None,
        "undisclosed": False,
        "found": {
            "written": tuple(map(cell, found.written)),
            "alike": tuple(map(cell, found.alike)),
            "more": found.more,
        },
    }
