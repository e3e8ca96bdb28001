"""Many publications at the same moment, each in a thread and on a connection of its own."""

from __future__ import annotations

import threading
import time

from django.db import OperationalError, connection

from disclosure.models import DisclosurePage
from tests.factories import disclosure as made
from tests.factories import gate

COUNT = 200
# PostgreSQL answers a hundred connections at most as it comes; SQLite has one writer at a time.
CONNECTIONS = threading.BoundedSemaphore(60 if connection.vendor == "postgresql" else 8)
PATIENCE = 200  # seconds


def drafts(count=COUNT) -> list[int]:
    return [made.DisclosureFactory(public=False).pk for _ in range(count)]


def publish(pks: list[int]) -> list[BaseException]:
    """Publishes all; gives what went wrong for good."""
    ready, failed = threading.Barrier(len(pks)), []

    def run(pk: int) -> None:
        ready.wait(PATIENCE)
        try:
            with CONNECTIONS:
                try:
                    _patiently(lambda: gate.publish(DisclosurePage.objects.get(pk=pk)))
                finally:
                    connection.close()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=[pk]) for pk in pks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return failed


def _patiently(work) -> None:
    """As a person whose publication met a busy database, and who tries again."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return work()
        except OperationalError:
            if time.monotonic() > end:
                raise


def numbers(pks: list[int]) -> list[str]:
    rows = DisclosurePage.objects.filter(pk__in=pks, live=True)
    return list(rows.values_list("index_number", flat=True))
