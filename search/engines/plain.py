"""An engine for any database: the tokens stand in a table and are looked through.

It finds and tells apart what the others do, but reads every row to do so: it serves databases that have
no engine of their own yet, and the tests that compare.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Case, Count, Exists, F, FloatField, OuterRef, Q, Value, When
from django.db.models.functions import Least
from django.utils import timezone

from core import entries
from search import recency
from search.engines.base import COLUMNS, ENOUGH, WEIGHTS, Document, Engine, Filters, Found, Match, counted
from search.models import IndexedEntry, IndexedText
from search.segmentation import VERSION

if TYPE_CHECKING:
    from search.engines.base import Read
    from search.query import Phrase, Query


class PlainEngine(Engine):
    def index(self, documents: Iterable[Document]) -> None:
        IndexedText.objects.bulk_create(
            [_row(document) for document in documents],
            batch_size=100,
            update_conflicts=True,
            unique_fields=["indexed_id"],
            update_fields=COLUMNS,
        )

    def remove(self, documents: Iterable[Document]) -> None:
        IndexedText.objects.filter(pk__in=[document.id for document in documents]).delete()

    def search(self, query: Query, filters: Filters, offset: int = 0, limit: int = ENOUGH) -> Found:
        if not query:
            return Found()
        full, some = _full(query), _any(_term(term.alternatives) for term in query.terms)
        rows = _rows(filters)
        facets = rows.filter(_exists(full)).values_list("kind", "year").annotate(Count("pk")).order_by()
        count, kinds, years = counted(facets, filters)
        narrowed = _narrowed(rows, filters)
        matching = narrowed.filter(_exists(full))
        extra = 0
        if count < ENOUGH and len(query.terms) > 1:
            matching = narrowed.filter(_exists(some | full))
            extra = matching.count() - count
        ordered = _ordered(matching, query, full, filters)[offset : offset + limit]
        found = ordered.values_list("entry_id", "is_full")
        matches = tuple(Match(entry_id, partial=not is_full) for entry_id, is_full in found)
        return Found(matches, count, extra, kinds, years)

    def rebuild(self, read: Read) -> Iterator[int]:
        """Row by row: each is there all the time, in its old form or its new one."""
        done, last = 0, 0
        while True:
            with transaction.atomic():
                documents = read(last)
                if not documents:
                    break
                last = documents[-1].id
                self.index(documents)
                done += len(documents)
            yield done
        IndexedEntry.objects.exclude(segmentation=VERSION).update(segmentation=VERSION)
        IndexedText.objects.exclude(pk__in=IndexedEntry.objects.values("pk")).delete()

    def check(self, read: Read) -> Iterator[str]:
        last = 0
        while documents := read(last):
            last = documents[-1].id
            held = IndexedText.objects.in_bulk([document.id for document in documents])
            for document in documents:
                row = held.get(document.id)
                if row is None or any(getattr(row, c) != getattr(_row(document), c) for c in COLUMNS):
                    yield f"document {document.id} is not in the index with the words it has"
        strangers = IndexedText.objects.exclude(pk__in=IndexedEntry.objects.values("pk"))
        for pk in strangers.values_list("pk", flat=True):
            yield f"the index holds {pk}, which is no document"


def _row(document: Document) -> IndexedText:
    made = document.columns()
    columns = {column: f" {' '.join(made[column])} " for column in COLUMNS}
    return IndexedText(indexed_id=document.id, **columns)


def _holds(column: str, phrase: Phrase) -> Q:
    end = "" if phrase.prefix else " "
    return Q(**{f"{column}__contains": f" {' '.join(phrase.tokens)}{end}"})


def _any(conditions: Iterable[Q]) -> Q:
    return functools.reduce(operator.or_, conditions)


def _all(conditions: Iterable[Q]) -> Q:
    return functools.reduce(operator.and_, conditions)


def _term(alternatives: Iterable[Phrase], columns: Iterable[str] = COLUMNS) -> Q:
    return _any(_holds(column, phrase) for phrase in alternatives for column in columns)


def _full(query: Query) -> Q:
    ways = _all(_term(term.alternatives) for term in query.terms)
    if query.whole:
        ways |= _term([query.whole])
    for token in query.keys:
        ways |= _any(Q(**{f"{column}__contains": f" {token} "}) for column in COLUMNS)
    return ways


def _exists(condition: Q) -> Exists:
    return Exists(IndexedText.objects.filter(condition, pk=OuterRef("pk")))


def _rows(filters: Filters) -> models.QuerySet[IndexedEntry]:
    rows = IndexedEntry.objects.filter(site_id=filters.site_id, language=filters.language)
    if entries.public().query.where:
        rows = rows.filter(Exists(entries.public().filter(pk=OuterRef("entry_id"))))
    return rows


def _narrowed(rows: models.QuerySet[IndexedEntry], filters: Filters) -> models.QuerySet[IndexedEntry]:
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    return rows if filters.year is None else rows.filter(year=filters.year)


def _number(condition: Q, value: float) -> Case:
    return Case(When(_exists(condition), then=Value(value)), default=Value(0.0), output_field=FloatField())


def _score(query: Query) -> Any:
    """The weights of the columns in which a term stands, for each term; then age, as everywhere."""
    points = [
        _number(_term(term.alternatives, [column]), WEIGHTS[column])
        for term in query.terms
        for column in COLUMNS
    ]
    if query.whole:
        points.append(_number(_term([query.whole]), WEIGHTS["title"]))
    score = functools.reduce(operator.add, points)
    names = _all(_term(term.alternatives, ["names"]) for term in query.terms)
    if query.timeless or IndexedText.objects.filter(names).exists():
        return score
    aged = Least(Value(1.0), F("recency") * Value(recency.scale(timezone.now())))
    return score * (Value(0.5) + Value(0.5) * aged)


def _ordered(
    matching: models.QuerySet[IndexedEntry], query: Query, full: Q, filters: Filters
) -> models.QuerySet[Any]:
    own = _any(Q(numbers__contains=f" {token} ") for token in query.keys) if query.keys else None
    rows = matching.annotate(
        is_full=_exists(full), exact=_exists(own) if own is not None else Value(0), score=_score(query)
    )
    if filters.newest_first:
        return rows.order_by("-is_full", "-recency", "-entry_id")
    return rows.order_by("-is_full", "-exact", "-score", "-recency", "-entry_id")
