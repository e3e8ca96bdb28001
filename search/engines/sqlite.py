"""SQLite's FTS5, contentless: it holds the index alone, the text stands in the text parts.

Works from SQLite 3.40 on, where a contentless table can take a row out only when it is given exactly the
tokens that went in. A document indexed by another segmentation is therefore left behind: its id is never
used again and leads nowhere, and the next rebuild drops it.
"""

# ruff: noqa: S608  statements are put together from constants of this module; every value is a parameter

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.utils import timezone

from search import recency
from search.engines.base import (
    COLUMNS,
    ENOUGH,
    WEIGHTS,
    Document,
    Engine,
    Filters,
    Found,
    Match,
    counted,
    gate,
)
from search.models import IndexedEntry
from search.segmentation import VERSION

if TYPE_CHECKING:
    from search.engines.base import Read
    from search.query import Phrase, Query

TABLE = "search_fts"
NEXT = "search_fts_next"
# Who waits for SQLite's write lock looks for it every tenth of a second; a rebuild leaves it free for longer.
PAUSE = 0.11
# The text arrives cut into tokens; this tokenizer parts it at spaces and leaves every Han character alone.
CREATE = f"CREATE VIRTUAL TABLE {{table}} USING fts5({', '.join(COLUMNS)}, content='', tokenize='ascii')"

_PLACES = ", ".join(["%s"] * len(COLUMNS))
_NAMES = ", ".join(COLUMNS)
_BM25 = f"bm25({TABLE}, {', '.join(str(WEIGHTS[column]) for column in COLUMNS)})"


class SqliteEngine(Engine):
    def index(self, documents: Iterable[Document]) -> None:
        rows = [_row(document) for document in documents]
        if rows:
            with connection.cursor() as cursor:
                for table in _tables(cursor):
                    cursor.executemany(_insert(table), rows)

    def remove(self, documents: Iterable[Document]) -> None:
        rows = [_row(document) for document in documents if document.segmentation == VERSION]
        if not rows:
            return
        with connection.cursor() as cursor:
            for table in _tables(cursor):
                held = _held(cursor, table, [row[0] for row in rows])
                cursor.executemany(_delete(table), [row for row in rows if row[0] in held])

    def search(self, query: Query, filters: Filters, offset: int = 0, limit: int = ENOUGH) -> Found:
        if not query:
            return Found()
        full = full_expression(query)
        with connection.cursor() as cursor:
            cursor.execute(*_facets(full, filters))
            count, kinds, years = counted(cursor.fetchall(), filters)
            partial = partial_expression(query) if count < ENOUGH else ""
            cursor.execute(*_page(query, full, partial, filters, offset, limit))
            rows = cursor.fetchall()
            total = rows[0][2] if rows else count
            if not rows and partial and offset:
                cursor.execute(*_page(query, full, partial, filters, 0, 1))
                total = next((row[2] for row in cursor.fetchall()), 0)
        matches = tuple(Match(entry_id, bool(is_partial)) for entry_id, is_partial, _ in rows)
        return Found(matches, count, total - count if partial else 0, kinds, years)

    def rebuild(self, read: Read) -> Iterator[int]:
        """Fills a table beside the old one; publications meanwhile write to both. One transaction swaps."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {NEXT}")
            cursor.execute(CREATE.format(table=NEXT))
        done, last = 0, 0
        while True:
            with transaction.atomic(), connection.cursor() as cursor:
                documents = read(last)
                if not documents:
                    break
                last = documents[-1].id
                held = _held(cursor, NEXT, [document.id for document in documents])
                cursor.executemany(_insert(NEXT), [_row(d) for d in documents if d.id not in held])
                done += len(documents)
            yield done
            time.sleep(PAUSE)
        with transaction.atomic(), connection.cursor() as cursor:
            IndexedEntry.objects.exclude(segmentation=VERSION).update(segmentation=VERSION)
            cursor.execute(f"DROP TABLE {TABLE}")
            cursor.execute(f"ALTER TABLE {NEXT} RENAME TO {TABLE}")

    def check(self, read: Read) -> Iterator[str]:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('integrity-check')")
            indexed = _fingerprints(cursor)
            last = 0
            while documents := read(last):
                last = documents[-1].id
                for document in documents:
                    found = indexed.pop(document.id, 0)
                    # A publication since the index was read leaves ids it did not hold, or no longer holds.
                    if found != _fingerprint(document) and (found or not _held(cursor, TABLE, [document.id])):
                        yield f"document {document.id} is not in the index with the words it has"
            for id_ in sorted(indexed):
                if _held(cursor, TABLE, [id_]):
                    yield f"the index holds {id_}, which is no document"


# --- Writing ----------------------------------------------------------------------------------------


def _row(document: Document) -> tuple[Any, ...]:
    made = document.columns()
    return (document.id, *(" ".join(made[column]) for column in COLUMNS))


def _insert(table: str) -> str:
    return f"INSERT INTO {table}(rowid, {_NAMES}) VALUES (%s, {_PLACES})"


def _delete(table: str) -> str:
    return f"INSERT INTO {table}({table}, rowid, {_NAMES}) VALUES ('delete', %s, {_PLACES})"


def _tables(cursor: Any) -> list[str]:
    """The table that answers, and the one that a rebuild is filling."""
    cursor.execute("SELECT name FROM sqlite_master WHERE name IN (%s, %s)", [TABLE, NEXT])
    return [name for (name,) in cursor.fetchall()]


def _held(cursor: Any, table: str, ids: Sequence[int]) -> set[int]:
    places = ", ".join(["%s"] * len(ids))
    cursor.execute(f"SELECT id FROM {table}_docsize WHERE id IN ({places})", ids)
    return {id_ for (id_,) in cursor.fetchall()}


# --- Asking -----------------------------------------------------------------------------------------


def _phrase(phrase: Phrase) -> str:
    # Tokens hold letters, digits and Han only, so that nothing in them can end the quotes.
    return f'"{" ".join(phrase.tokens)}"' + ("*" if phrase.prefix else "")


def _terms(query: Query, operator: str) -> str:
    terms = ("(" + " OR ".join(map(_phrase, term.alternatives)) + ")" for term in query.terms)
    return f" {operator} ".join(terms)


def full_expression(query: Query) -> str:
    """Every term, or the whole as it was typed, or the number it names."""
    ways = [f"({_terms(query, 'AND')})"]
    if query.whole:
        ways.append(_phrase(query.whole))
    ways += [f'"{token}"' for token in query.keys]
    return " OR ".join(ways)


def partial_expression(query: Query) -> str:
    """Some of the terms, but not all; "" when there is only one."""
    if len(query.terms) < 2:
        return ""
    return f"({_terms(query, 'OR')}) NOT ({full_expression(query)})"


def _source(filters: Filters, *, narrowed: bool) -> tuple[str, list[Any]]:
    """FROM and WHERE. CROSS JOIN pins the plan: the index drives, each hit is one look-up by id."""
    condition, params = gate("d.entry_id")
    sql = (
        f"FROM {TABLE} CROSS JOIN search_indexedentry d ON d.id = {TABLE}.rowid"
        f" WHERE {TABLE} MATCH %s AND d.site_id = %s AND d.language = %s{condition}"
    )
    values = [filters.site_id, filters.language, *params]
    if narrowed and filters.kind:
        sql, values = f"{sql} AND d.kind = %s", [*values, filters.kind]
    if narrowed and filters.year is not None:
        sql, values = f"{sql} AND d.year = %s", [*values, filters.year]
    return sql, values


def _facets(full: str, filters: Filters) -> tuple[str, list[Any]]:
    source, values = _source(filters, narrowed=False)
    return f"SELECT d.kind, d.year, COUNT(*) {source} GROUP BY d.kind, d.year", [full, *values]


def _score(query: Query) -> tuple[str, list[Any]]:
    """bm25 is negative: the smaller, the better. Age doesn't count for numbers, phrases and known names."""
    if query.timeless:
        return _BM25, []
    known_name = f"EXISTS (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s)"
    factor = "0.5 + 0.5 * MIN(1.0, d.recency * %s)"
    return (
        f"{_BM25} * CASE WHEN {known_name} THEN 1.0 ELSE {factor} END",
        [f"names : ({_terms(query, 'AND')})", recency.scale(timezone.now())],
    )


def _exact(query: Query) -> tuple[str, list[Any]]:
    """1 for the document whose own number was typed."""
    if not query.keys:
        return "0", []
    keys = " OR ".join(f'"{token}"' for token in query.keys)
    inner = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"
    return f"{TABLE}.rowid IN ({inner})", [f"numbers : ({keys})"]


def _page(
    query: Query, full: str, partial: str, filters: Filters, offset: int, limit: int
) -> tuple[str, list[Any]]:
    source, values = _source(filters, narrowed=True)
    score, score_values = _score(query)
    exact, exact_values = _exact(query)
    select = "SELECT d.entry_id AS entry_id, %s AS partial, {exact} AS exact, {score} AS score, d.recency AS recency"
    parts = [select.format(exact=exact, score=score) + f" {source}"]
    params = [0, *exact_values, *score_values, full, *values]
    if partial:
        parts.append(select.format(exact="0", score=score) + f" {source}")
        params += [1, *score_values, partial, *values]
    order = "recency DESC" if filters.newest_first else "exact DESC, score, recency DESC"
    sql = (
        f"SELECT entry_id, partial, COUNT(*) OVER () FROM ({' UNION ALL '.join(parts)})"
        f" ORDER BY partial, {order}, entry_id DESC LIMIT %s OFFSET %s"
    )
    return sql, [*params, limit, offset]


# --- Checking ---------------------------------------------------------------------------------------


def _fingerprint(document: Document) -> int:
    """A sum that is the same whatever the order in which an index gives its words."""
    placed = (
        (token, column, place)
        for column, made in document.columns().items()
        for place, token in enumerate(made)
    )
    return sum(map(hash, placed))


def _fingerprints(cursor: Any) -> dict[int, int]:
    """The same sum for every document, read back from the index itself."""
    cursor.execute("DROP TABLE IF EXISTS temp.search_vocabulary")
    cursor.execute(
        f"CREATE VIRTUAL TABLE temp.search_vocabulary USING fts5vocab('main', '{TABLE}', 'instance')"
    )
    sums: dict[int, int] = defaultdict(int)
    cursor.execute("SELECT doc, term, col, offset FROM temp.search_vocabulary")
    while rows := cursor.fetchmany(10_000):
        for id_, term, column, place in rows:
            sums[id_] += hash((term, column, place))
    cursor.execute("DROP TABLE temp.search_vocabulary")
    return dict(sums)
