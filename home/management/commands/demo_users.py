from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from home.demo.building.users import draw_passwords


class Command(BaseCommand):
    help = "Draws new passwords for the users of the demonstration and shows them."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--reset", action="store_true", help="draw new passwords; the old ones end")

    def handle(self, *, reset: bool, **options) -> None:
        if not reset:
            raise CommandError(_("Passwords are kept only as hashes. Draw new ones with --reset."))
        show_passwords(self)


def show_passwords(command: BaseCommand) -> None:
    rows = draw_passwords()
    if not rows:
        raise CommandError(_("There are no users of the demonstration here."))
    command.stdout.write(_("Users of the demonstration. The passwords are shown only now:"))
    for title, name, username, password in rows:
        command.stdout.write(f"  {username:<14} {password:<20} {title} {name}")
