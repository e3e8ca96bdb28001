from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand

from config import preparation


class Command(BaseCommand):
    help = "Prepares the data folder: texts, database, static files, and the demo when it is empty."
    requires_system_checks: list[str] = []

    def handle(self, **options) -> None:
        with preparation.occupy(settings.DATA_DIR):
            preparation.prepare(self.stdout.write)
