"""Reads a chronicle from a document into the draft of a page."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from news.chronicle import importing
from news.chronicle_import import UnreadableFile, parse_chronicle
from news.models import ChroniclePage

UNREADABLE = 2


class Command(BaseCommand):
    help = "Reads a chronicle (.txt or .docx) into the draft of a page. Nothing becomes public by it."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--page", help="ID or path of the page, e.g. /chronicle/2020/")
        parser.add_argument("--user", help="name of the user who imports")
        parser.add_argument("--year", type=_year, help="year of entries whose document names none")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be imported")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(
        self, *, file: Path, page: str | None, user: str | None, year: int | None, **options: Any
    ) -> None:
        chronicle = self.parse(file, year)
        if options["dry_run"]:
            self.report(chronicle.as_json(), options["format"])
            return
        target = self.page(page, year)
        result = chronicle.as_json()
        planned = importing.plan(target, result)
        importing.add(target, planned.new, user=self.user(user))
        if options["format"] == "json":
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
        else:
            self.report(result, "text")
            self.stdout.write(planned.outcome(target.title))

    def parse(self, file: Path, year: int | None):
        try:
            return parse_chronicle(file.read_bytes(), file.name, year)
        except (UnreadableFile, OSError) as error:
            text = error.strerror if isinstance(error, OSError) else str(error)
            self.stderr.write(f"{file}: {text}")
            sys.exit(UNREADABLE)

    def page(self, wanted: str | None, year: int | None) -> ChroniclePage:
        pages = ChroniclePage.objects.all()
        if wanted is None:
            found = pages.filter(year=year) if year else pages
        elif wanted.isdigit():
            found = pages.filter(pk=int(wanted))
        else:
            tail = "/" + wanted.strip("/") + "/"
            found = pages.filter(url_path__endswith=tail)
        if len(found) != 1:
            raise CommandError(
                _("No page of the chronicle fits. Name it with --page, by its ID or its path.")
                if not found
                else _("Several pages of the chronicle fit. Name one with --page, by its ID or its path.")
            )
        return found[0]

    def user(self, name: str | None) -> Any:
        if name is None:
            return None
        found = get_user_model().objects.filter(username=name).first()
        if found is None:
            raise CommandError(_("There is no user named %(name)s.") % {"name": name})
        return found

    def report(self, result: dict[str, Any], form: str) -> None:
        if form == "json":
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
            return
        for row in result["entries"]:
            end = f" – {row['end']}" if row["end"] else ""
            self.stdout.write(f"{row['line']:>5}  {row['start']}{end}  {row['text'][:60]}")
        for problem in result["problems"]:
            self.stdout.write(f"{problem['line']:>5}  [{problem['code']}] {problem['message']}")


def _year(text: str) -> int:
    if not (text.isdigit() and 1900 <= int(text) <= 2100):
        raise ValueError("year")
    return int(text)
