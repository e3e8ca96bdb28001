"""What a reader asked for, read from an address that anybody may have written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core import kinds, paging
from search.query import LONGEST_QUERY, Query, clean, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.query import Synonyms

FIRST_YEAR, LAST_YEAR = 1900, 2100
NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Asked:
    """`problem` says in words why there is nothing to search; `refused`: the address itself is at fault."""

    query: Query
    kind: str = ""
    year: int | None = None
    number: int = 1
    order: str = ""
    problem: str = ""
    refused: bool = False

    def address(self, path: str, **changes: str | int | None) -> str:
        """The same question with some of it changed, from its first page on."""
        return paging.address(path, self.arguments() | {k: v or "" for k, v in changes.items()})

    def arguments(self) -> dict[str, str | int]:
        return {"q": self.query.text, "kind": self.kind, "year": self.year or "", "order": self.order}


def read(given: Mapping[str, str], synonyms: Synonyms) -> Asked:
    typed = given.get("q", "")
    query = parse(typed, synonyms) if typed.strip() else Query("")
    asked = Asked(query, number=_page(given.get("page", "")), order=_order(given.get("order", "")))
    if len(typed.strip()) > LONGEST_QUERY:
        words = _("That is too long to search for. Use at most %(number)s characters.")
        cut = Query(clean(typed))
        return replace(asked, query=cut, problem=words % {"number": LONGEST_QUERY}, refused=True)
    kind, year = given.get("kind", ""), given.get("year", "")
    if not _is_kind(kind) or not _is_year(year):
        return replace(asked, problem=_("There is no such kind or year."), refused=True)
    if query.text and not query:
        asked = replace(asked, problem=_("Type a word, a name or a number."))
    return replace(asked, kind=kind, year=int(year) if year else None)


def _order(given: str) -> str:
    return given if given == NEWEST else ""


def _page(given: str) -> int:
    return int(given) if re.fullmatch(r"[1-9][0-9]{0,5}", given) else 1


def _is_kind(given: str) -> bool:
    return given == "" or kinds.label(given) != ""


def _is_year(given: str) -> bool:
    return given == "" or bool(re.fullmatch(r"[0-9]{4}", given) and FIRST_YEAR <= int(given) <= LAST_YEAR)
