"""Makes the search index anew; readers find everything all the while."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from core.models import PublicEntry
from search import auditing, documents, engines
from search.models import IndexedEntry


class Command(BaseCommand):
    help = "Takes the text of everything public again and makes the search index from it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--index-only", action="store_true", help="Trust the stored text; make the index only."
        )
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="Do nothing unless an entry was indexed by another version of the segmentation.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_needed"] and not auditing.is_outdated():
            self.stdout.write("The index is up to date.")
            return
        if not options["index_only"]:
            self._texts()
        total = IndexedEntry.objects.count()
        for done in engines.current().rebuild(documents.read):
            self._progress("Indexed", done, total)
        self.stdout.write(self.style.SUCCESS(f"The index holds {IndexedEntry.objects.count()} entries."))

    def _texts(self) -> None:
        total, done = PublicEntry.objects.count(), 0
        for page, kind, entries in auditing.owners():
            # Reading first leaves the write lock to those who publish meanwhile.
            if any(auditing.differences(page, kind, entries)):
                with transaction.atomic():
                    documents.write(page, kind, entries)
            done += len(entries)
            self._progress("Read", done, total)

    def _progress(self, what: str, done: int, total: int) -> None:
        if done == total or done % 1000 < documents.BATCH:
            self.stdout.write(f"{what} {done} of {total}")
