"""Proves that everything public was approved. The last step of a deployment; exit code 1 when it was not."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.db import transaction

from approval import auditing
from approval.refusals import RefusedError
from core import media

if TYPE_CHECKING:
    from approval.auditing import Finding

EVERY = 500


class Command(BaseCommand):
    help = (
        "Compares everything public, its files included, with what was approved. Exit code 1 when it differs."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--take-down", action="store_true", help="Take down what was not approved.")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        self.as_json = options["format"] == "json"
        self.checked = 0
        told = []
        for finding in list(auditing.findings(self.progress)):
            done = self.take_down(finding) if options["take_down"] else ""
            told.append(finding.as_dict() | ({"done": done} if done else {}))
            if not self.as_json:
                self.stdout.write(f"{finding.what:11} {finding.key:24} {finding.message} {done}".rstrip())
        self.conclude(told)
        if told:
            sys.exit(1)

    def progress(self, number: int) -> None:
        self.checked = number
        if not self.as_json and number % EVERY == 0:
            self.stderr.write(f"{number} …")

    def take_down(self, finding: Finding) -> str:
        try:
            with transaction.atomic():
                return auditing.take_down(finding)
        except RefusedError as refused:
            return str(refused)

    def conclude(self, told: list[dict[str, str]]) -> None:
        unused = list(media.unused())
        if self.as_json:
            answer = {"checked": self.checked, "findings": told, "unused_files": unused}
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{len(unused)} pictures and documents are used by nothing public.")
        if told:
            self.stdout.write(self.style.ERROR(f"{self.checked} objects looked at, {len(told)} findings."))
        else:
            self.stdout.write(self.style.SUCCESS(f"{self.checked} objects looked at, all as approved."))
