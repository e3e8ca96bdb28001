from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core import catalogues, extraction


class Command(BaseCommand):
    help = (
        "Reads all messages from code and templates into the Chinese catalogues, and into that for the packages "
        "what their own catalogues lack. What has no translation yet is listed."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Write nothing; fail if anything is untranslated."
        )

    def handle(self, *, check: bool, **options) -> None:
        ours, packages = (Path(folder) for folder in settings.LOCALE_PATHS)
        open_ones = 0
        for domain in extraction.DOMAINS:
            po = catalogue_file(ours, domain)
            open_ones += self.renew(po, extraction.ours(domain), check)
            po = catalogue_file(packages, domain)
            open_ones += self.renew(po, wanted(packages, domain), check)
        if check and open_ones:
            raise CommandError(f"{open_ones} messages are not translated. `make messages` adds them.")
        catalogues.compile_all()

    def renew(self, po: Path, template: Catalog, check: bool) -> int:
        """Writes the catalogue, tells what it lacks, and gives how many that are."""
        catalogue = extraction.merge(template, extraction.load(po))
        if not check:
            extraction.save(catalogue, po)
        open_ones = [m for m in catalogue if m.id and not extraction.is_complete(m)]
        self.stdout.write(f"{po.relative_to(settings.BASE_DIR)}: {len(catalogue)} messages")
        for message in open_ones:
            places = ", ".join(place for place, _ in message.locations[:2])
            self.stdout.write(f"  not translated: {extraction.key(message)[0]!r} ({places})")
        return len(open_ones)


def catalogue_file(folder: Path, domain: str) -> Path:
    return folder / extraction.LOCALE / "LC_MESSAGES" / f"{domain}.po"


def wanted(folder: Path, domain: str) -> Catalog:
    """What the packages lack, and what they say in other words than we do."""
    theirs, template = extraction.theirs(domain), extraction.lacking(domain)
    for message in extraction.load(catalogue_file(folder, domain)):
        if message.id and (original := theirs.get(extraction.key(message)[0], message.context)):
            template.add(original.id, None, original.locations, context=original.context)
    return template
