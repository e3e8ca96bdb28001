"""What every engine is asked, and what it answers. An engine matches, ranks, counts and facets; nothing more."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models.expressions import RawSQL

from core import entries
from search.models import Part
from search.segmentation import key, tokens

if TYPE_CHECKING:
    from search.query import Query

COLUMNS = ("title", "names", "numbers", "body")
# A word in the title says more than one in the body; the thing's own names and numbers almost as much.
WEIGHTS = {"title": 5.0, "names": 4.0, "numbers": 4.0, "body": 1.0}
# With so many full matches nobody needs those that hold only some of the words.
ENOUGH = 20

_COLUMN_OF_KEYS = {Part.OWN_KEY: "numbers", Part.NAMED_KEY: "body"}


@dataclass(frozen=True, slots=True)
class Document:
    """What an engine indexes: an entry's parts in their order, and the segmentation they were indexed with."""

    id: int
    segmentation: int
    parts: tuple[tuple[str, str], ...]

    def columns(self) -> dict[str, list[str]]:
        """The tokens of each column. A document number is, beside its words, one token."""
        made: dict[str, list[str]] = {column: [] for column in COLUMNS}
        for part, text in self.parts:
            if part in _COLUMN_OF_KEYS:
                made[_COLUMN_OF_KEYS[Part(part)]].append(key(text))
            else:
                made[part] += tokens(text)
        return made


@dataclass(frozen=True, slots=True)
class Filters:
    site_id: int
    language: str
    kind: str = ""
    year: int | None = None
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    entry_id: int
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One page of matches, full ones before partial ones.

    The facets count full matches: kinds within the year asked for, years within the kind asked for.
    """

    matches: tuple[Match, ...] = ()
    count_full: int = 0
    count_partial: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)


Read = Callable[[int], Sequence[Document]]


class Engine(ABC):
    """Changes run inside the transaction of the caller."""

    @abstractmethod
    def index(self, documents: Iterable[Document]) -> None:
        """Takes in documents whose ids were never used before."""

    @abstractmethod
    def remove(self, documents: Iterable[Document]) -> None:
        """Takes documents out. They come with the texts and the segmentation they were indexed with."""

    @abstractmethod
    def search(self, query: Query, filters: Filters, offset: int = 0, limit: int = ENOUGH) -> Found: ...

    @abstractmethod
    def rebuild(self, read: Read) -> Iterator[int]:
        """Makes the index anew while the old one answers; yields how many documents are done.

        `read` gives the next documents after an id, in the order of ids, none at the end.
        """

    @abstractmethod
    def check(self, read: Read) -> Iterator[str]:
        """Names every difference between the index and the documents."""


def counted(rows: Iterable[tuple[str, int, int]], filters: Filters) -> tuple[int, dict, dict]:
    """From (kind, year, number) of all full matches: how many remain, by kind, by year."""
    kinds: Counter[str] = Counter()
    years: Counter[int] = Counter()
    total = 0
    for kind, year, number in rows:
        right_kind = not filters.kind or kind == filters.kind
        right_year = filters.year is None or year == filters.year
        total += number if right_kind and right_year else 0
        kinds[kind] += number if right_year else 0
        years[year] += number if right_kind else 0
    by_number = {name: n for name, n in kinds.most_common() if n}
    return total, by_number, {year: years[year] for year in sorted(years, reverse=True) if years[year]}


def gate(entry_column: str) -> tuple[str, tuple[Any, ...]]:
    """A condition that lets only public entries pass; empty as long as none but the entry's existence counts."""
    rows = entries.public()
    if not rows.query.where:
        return "", ()
    rows = rows.filter(pk=RawSQL(entry_column, ()))  # noqa: S611  a column's name of ours
    sql, params = rows.values("pk").query.sql_with_params()
    return f" AND EXISTS ({sql})", params
