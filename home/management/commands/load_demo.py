from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from home.demo.building import DemoError, build

from .demo_users import show_passwords


class Command(BaseCommand):
    help = "Loads the demonstration society on an empty site and shows the passwords of its users, once."

    def handle(self, **options) -> None:
        try:
            build(self.stdout.write)
        except DemoError as error:
            raise CommandError(str(error)) from None
        show_passwords(self)
