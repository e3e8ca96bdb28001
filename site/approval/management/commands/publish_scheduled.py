"""Publishes what is due and takes down what has expired. Replaces Wagtail's command of the same name."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from approval import scheduling
from approval.refusals import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

logger = logging.getLogger("approval")


class Command(BaseCommand):
    help = "Publishes approved versions whose time has come and takes down what has expired."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--dry-run", "--dryrun", action="store_true", help="Only say what would happen.")

    def handle(self, *args: Any, **options: Any) -> None:
        """One refusal or failure is told and stops no other."""
        for what, do, give_up in [*self._expired(), *self._due()]:
            if options["dry_run"]:
                self.stdout.write(what)
                continue
            if self._succeeds(what, do, give_up) and options["verbosity"]:
                self.stdout.write(what)

    def _succeeds(self, what: str, do: Callable[[], None], give_up: Callable[[str], None]) -> bool:
        try:
            with transaction.atomic():
                do()
        except RefusedError as refused:
            self.stderr.write(f"{what}: {refused}")
            logger.error("%s was refused", what)
            self._succeeds(
                f"end the schedule of what is not to {what}", partial(give_up, str(refused)), _nothing
            )
            return False
        except Exception:
            # A failure of the machine may pass: it is tried again the next time.
            logger.exception("%s failed", what)
            self.stderr.write(f"{what}: failed, see the log")
            return False
        return True

    def _expired(self) -> Iterator[tuple[str, Any, Any]]:
        models = [
            Page,
            *(m for m in apps.get_models() if issubclass(m, DraftStateMixin) and not issubclass(m, Page)),
        ]
        for model in models:
            for obj in model._default_manager.filter(live=True, expire_at__lt=timezone.now()):
                yield f"take down {scheduling.name_of(obj)}", lambda obj=obj: scheduling.expire(obj), _nothing

    def _due(self) -> Iterator[tuple[str, Any, Any]]:
        rows = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
        for revision in rows.order_by("approved_go_live_at", "pk"):
            yield (
                f"publish {revision.content_type.model}:{revision.object_id}",
                lambda revision=revision: scheduling.publish_due(revision),
                # What was refused once is not approved by waiting: its people are told instead.
                lambda reason, revision=revision: scheduling.drop(revision, reason=reason),
            )


def _nothing(reason: str) -> None:
    """Nothing is given up: it is tried again the next time."""
