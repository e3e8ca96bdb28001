"""The only way round both chain and spokesperson, for the day when nobody can sign in."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import DraftStateMixin, Page

from approval import actions, checks
from approval.refusals import RefusedError


class Command(BaseCommand):
    help = (
        "Publishes the latest version of one page or person at once and records who ordered it and why. "
        "It stays on the list of what is to be signed afterwards until another person has signed."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("key", help="what to publish: wagtailcore.page:12, core.person:3")
        parser.add_argument("--by", required=True, metavar="USER", help="user name of who answers for it")
        parser.add_argument("--reason", required=True, help="why it can't wait for the chain of review")
        parser.add_argument(
            "--despite-checks", action="store_true", help="publish although a check says that it must not be"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        obj = _find(options["key"])
        user = get_user_model().objects.filter(username=options["by"]).first()
        if user is None:
            raise CommandError(f"There is no user {options['by']!r}.")
        self._tell_findings(obj, options["despite_checks"])
        try:
            approval = actions.publish_directly(obj, user, reason=options["reason"])
        except RefusedError as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Published {approval.key} as {approval.number}. To be signed afterwards.")

    def _tell_findings(self, obj: Any, despite: bool) -> None:
        draft = obj.get_latest_revision_as_object()
        findings = checks.blocking(checks.run(draft))
        for finding in findings:
            self.stderr.write(f"{finding.place} {finding.message}".strip())
        if findings and not despite:
            raise CommandError("Not published. Mend it, or repeat with --despite-checks.")


def _find(key: str) -> Any:
    label, _colon, pk = key.partition(":")
    try:
        model: Any = apps.get_model(label)
    except (LookupError, ValueError):
        model = None
    if model is None or not issubclass(model, DraftStateMixin) or not pk.isdigit():
        raise CommandError(f"{key!r} is no page or person. Write wagtailcore.page:12 or core.person:3.")
    obj = model.objects.filter(pk=pk).first()
    if obj is None:
        raise CommandError(f"There is no {key}.")
    return obj.specific if isinstance(obj, Page) else obj
