"""Makes anew what is derived from what is public: entries, lists, use of media, search text."""

from __future__ import annotations

from itertools import chain

from django.core.management.base import BaseCommand
from wagtail.models import Page

from core import kinds, publication
from core.entries import page_key
from core.models import PublicEntry


class Command(BaseCommand):
    help = "Writes the public entries of every live page and record again and removes those of what is not public."

    def handle(self, **options) -> None:
        pages = Page.objects.filter(live=True, depth__gt=1).order_by("path")
        sources = [pages, *(kind.live().order_by("pk") for kind in kinds.of_records())]
        total = sum(rows.count() for rows in sources)
        things = chain.from_iterable(rows.iterator(chunk_size=200) for rows in sources)
        for number, thing in enumerate(things, start=1):
            publication.appeared(thing)
            if number % 200 == 0 or number == total:
                self.stdout.write(f"{number} / {total}")
        removed = self.remove_orphans()
        self.stdout.write(self.style.SUCCESS(f"{PublicEntry.objects.count()} entries, {removed} removed"))

    def remove_orphans(self) -> int:
        live = {page_key(pk) for pk in Page.objects.filter(live=True).values_list("pk", flat=True)}
        live |= {publication.key_of(row) for kind in kinds.of_records() for row in kind.live()}
        owners = set(PublicEntry.objects.values_list("owner", flat=True).distinct())
        gone = owners - live
        publication.remove(gone)
        return len(gone)
