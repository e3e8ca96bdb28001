from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from approval import setup


class Command(BaseCommand):
    help = "Prints the one-time address where the first administrator is set up."

    def handle(self, *args: Any, **options: Any) -> None:
        address = setup.link()
        if address is None:
            raise CommandError("There are users already. An administrator creates more of them.")
        self.stdout.write(address)
