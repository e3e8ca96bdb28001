"""Proves that the index says exactly what is public."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import auditing
from search.models import IndexedEntry


class Command(BaseCommand):
    help = "Compares the search index with everything public, word by word. Fails and lists what differs."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for problem in auditing.problems():
            self.stderr.write(problem)
            found += 1
        if found:
            raise CommandError(f"{found} differences. manage.py rebuild_search puts the index right.")
        count = IndexedEntry.objects.count()
        self.stdout.write(self.style.SUCCESS(f"The index agrees with all {count} public entries."))
