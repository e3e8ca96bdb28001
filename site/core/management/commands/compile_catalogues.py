from __future__ import annotations

from django.core.management.base import BaseCommand

from core import catalogues


class Command(BaseCommand):
    help = "Compiles the message catalogues that changed."
    requires_system_checks: list[str] = []

    def handle(self, **options) -> None:
        for path in catalogues.compile_all():
            self.stdout.write(f"Compiled {path}")
