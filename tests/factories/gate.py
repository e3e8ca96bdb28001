"""Publishing and saving as if all signatures had been given: tests of other things need public content."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

from approval import digest, gated, preparing, recording, seals
from approval import gate as database
from approval.enums import Route
from approval.models import Approval, Seal

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTE = "Test"


def publish(obj: Any, **kwargs: Any) -> Any:
    """Saves a version, records an approval of it and publishes it; gives the row as it is stored."""
    revision = obj.save_revision(**kwargs)
    approve(obj, revision)
    revision.publish()
    return type(obj)._base_manager.get(pk=obj.pk)


def approve(obj: Any, revision: Any) -> Approval:
    made = recording.approval(preparing.prepare(revision), revision, [], route=Route.BULK, note=NOTE)
    return _keep(made)[0]


def save(*records: Any) -> Any:
    """Saves records with the approval they need; gives the first."""
    with seals.hold():
        for record in records:
            record.save()
            keep(record)
    return records[0]


def keep(record: Any) -> Approval:
    """Records an approval of a record as it stands."""
    key = gated.key_of(record)
    content = digest.digest_of(digest.canonical(gated.load(key)))
    made = Approval(key=key, digest=content, route=Route.BULK, note=NOTE, recorded_at=timezone.now())
    return _keep(made)[0]


def seal(*keys: str) -> None:
    """Approvals and seals for entries that no page stands behind."""
    now = timezone.now()
    made = _keep(*[Approval(key=key, route=Route.BULK, note=NOTE, recorded_at=now) for key in keys])
    Seal.objects.bulk_create(
        [Seal(key=approval.key, approval=approval) for approval in made],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["approval"],
    )


@contextmanager
def removed() -> Iterator[None]:
    """Without the gate, as when something is damaged below the database. Seals stay as they are."""
    # PostgreSQL takes no trigger from a table whose rows are still to be checked.
    connection.check_constraints()
    with database.removed():
        yield


def recorded() -> Any:
    """The approvals that the site itself recorded."""
    return Approval.objects.exclude(note=NOTE)


def _keep(*approvals: Approval) -> list[Approval]:
    for approval in approvals:
        approval.number = f"T{uuid.uuid4().hex}"
        approval.signatures = [
            {"step": "测试", "user": 0, "name": "测试", "role": "", "at": "", "opinion": ""}
        ]
    return Approval.objects.bulk_create(approvals)
