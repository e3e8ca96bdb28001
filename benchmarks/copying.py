"""Copies the rows of published news in the database itself."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from approval.models import Approval, Seal, SealedFile
from core.entries import ZONE
from core.models import Listing, MediaUse, PublicEntry
from core.publication import key_of
from news.models import NewsPage
from search.models import IndexedEntry, TextPart

from . import words
from .building import ROUND

if TYPE_CHECKING:
    from django.db.models import Model

ROUNDS_AT_ONCE = 5


class Table:
    """A model's own table: its rows as they stand in the database, and new ones put beside them."""

    def __init__(self, model: type[Model], column: str, values: list[Any]) -> None:
        self.name = model._meta.db_table
        self.columns = [field.column for field in model._meta.local_concrete_fields]
        marks = ", ".join("%s" for _ in values)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join(map(quoted, self.columns))} FROM {self.name} WHERE {column} IN ({marks})",
                values,
            )
            self.originals = [dict(zip(self.columns, row, strict=True)) for row in cursor.fetchall()]
            cursor.execute(f"SELECT MAX({quoted(self.columns[0])}) FROM {self.name}")
            self.last = cursor.fetchone()[0] or 0
        self.made: list[list[Any]] = []

    def add(self, original: dict[str, Any], **changed: Any) -> int:
        if self.columns[0] == "id":
            self.last += 1
            changed.setdefault("id", self.last)
        row = original | changed
        self.made.append([plain(row[column]) for column in self.columns])
        return row[self.columns[0]]

    def write(self) -> None:
        marks = ", ".join("%s" for _ in self.columns)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self.name} ({', '.join(map(quoted, self.columns))}) VALUES ({marks})",
                self.made,
            )
        self.made = []


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


class Copier:
    def __init__(self) -> None:
        pages = list(NewsPage.objects.values_list("pk", flat=True))
        entries = list(
            PublicEntry.objects.filter(object_id__in=pages, kind="news").values_list("pk", flat=True)
        )
        keys = [f"wagtailcore.page:{pk}" for pk in pages]
        self.pages, self.news = Table(Page, "id", pages), Table(NewsPage, "page_ptr_id", pages)
        self.entries = Table(PublicEntry, "id", entries)
        self.listings, self.media = Table(Listing, "entry_id", entries), Table(MediaUse, "owner", keys)
        self.approvals = Table(Approval, "key", keys)
        self.files = Table(SealedFile, "seal_id", keys)
        self.texts, self.indexed = (
            Table(TextPart, "entry_id", entries),
            Table(IndexedEntry, "entry_id", entries),
        )
        self.next_below = {p.pk: p.numchild + 1 for p in Page.objects.filter(numchild__gt=0)}
        self.parents = {p.pk: p for p in Page.objects.filter(pk__in=self.next_below)}
        self.by_path = {p.path: p.pk for p in self.parents.values()}

    def tables(self) -> list[Table]:
        return [
            self.pages,
            self.news,
            self.entries,
            self.listings,
            self.media,
            self.approvals,
            self.files,
            self.texts,
            self.indexed,
        ]

    def copy(self, round_number: int, most: int) -> int:
        """One copy of every original, older than all before; gives how many were made."""
        news = {row["page_ptr_id"]: row for row in self.news.originals}
        entries = {row["object_id"]: row for row in self.entries.originals}
        groups = [grouped(table, "entry_id") for table in (self.listings, self.texts, self.indexed)]
        media, approvals = grouped(self.media, "owner"), grouped(self.approvals, "key")
        files = grouped(self.files, "seal_id")
        for number, original in enumerate(self.pages.originals[:most]):
            old = original["id"]
            page = self._page(original, round_number, number)
            self.news.add(news[old], page_ptr_id=page["id"])
            key = key_of(Page(pk=page["id"]))
            for row in media.get(key_of(Page(pk=old)), []):
                self.media.add(row, owner=key)
            for row in approvals.get(key_of(Page(pk=old)), []):
                # Readers are shown the formula, never the frozen content.
                self.approvals.add(row, key=key, number=f"{row['number']}-{round_number}", frozen=b"")
            for row in files.get(key_of(Page(pk=old)), []):
                self.files.add(row, seal_id=key)
            self._entry(
                entries[old], page, round_number, [group.get(entries[old]["id"], []) for group in groups]
            )
        return min(most, len(self.pages.originals))

    def _page(self, original: dict[str, Any], round_number: int, number: int) -> dict[str, Any]:
        parent = self.by_path[original["path"][: -Page.steplen]]
        below = self.next_below[parent]
        self.next_below[parent] += 1
        slug = f"c{round_number}-{number}"
        changed = {
            "path": Page._get_path(self.parents[parent].path, original["depth"], below),
            "url_path": f"{self.parents[parent].url_path}{slug}/",
            "slug": slug,
            "title": words.title(round_number * 1000 + number),
            "translation_key": uuid.uuid4().hex,
            "first_published_at": earlier(original["first_published_at"], round_number),
            "last_published_at": earlier(original["last_published_at"], round_number),
        }
        return original | changed | {"id": self.pages.add(original, **changed)}

    def _entry(self, original: dict[str, Any], page: dict[str, Any], round_number: int, groups: list) -> None:
        listings, texts, indexed = groups
        moment = earlier(original["moment"], round_number)
        entry = self.entries.add(
            original,
            path=original["path"].rsplit("/", 2)[0] + f"/{page['slug']}/",
            key=f"wagtailcore.page:{page['id']}",
            owner=f"wagtailcore.page:{page['id']}",
            object_id=page["id"],
            translation_key=page["translation_key"],
            tree=page["path"],
            title=page["title"],
            moment=moment,
            date=day_of(moment),
            updated=moment,
        )
        for row in listings:
            self.listings.add(row, entry_id=entry, moment=moment)
        for row in texts:
            self.texts.add(row, entry_id=entry, **({"text": page["title"]} if row["part"] == "title" else {}))
        for row in indexed:
            self.indexed.add(row, entry_id=entry, year=day_of(moment).year)

    def write(self) -> None:
        with transaction.atomic():
            for table in self.tables():
                table.write()
            for pk, following in self.next_below.items():
                Page.objects.filter(pk=pk).update(numchild=following - 1)
            seal()


def seal() -> None:
    """The copies stand under copies of their originals' approvals; the gate has found each of them changed."""
    newest = Approval.objects.filter(key=OuterRef("key")).order_by("-pk").values("pk")[:1]
    Seal.objects.filter(approval_id=0).update(approval_id=Subquery(newest), floor=Subquery(newest))


def grouped(table: Table, column: str) -> dict[Any, list[dict[str, Any]]]:
    found: dict[Any, list[dict[str, Any]]] = {}
    for row in table.originals:
        found.setdefault(row[column], []).append(row)
    return found


def earlier(moment: datetime, round_number: int) -> datetime:
    """Moments come out of SQLite without their zone, in UTC."""
    return moment - round_number * ROUND


def day_of(moment: datetime) -> date:
    return moment.replace(tzinfo=UTC).astimezone(ZONE).date()


def plain(value: Any) -> Any:
    return str(value) if isinstance(value, date) else value


def multiply(size: int) -> None:
    """Copies until there are so many news."""
    copier = Copier()
    there = len(copier.pages.originals)
    for number in count(1):
        if there >= size:
            break
        there += copier.copy(number, size - there)
        if number % ROUNDS_AT_ONCE == 0:
            copier.write()
    copier.write()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
