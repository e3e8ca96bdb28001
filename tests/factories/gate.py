"""Publishing and saving as if all signatures had been given: tests of other things need public content."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

import approval.gate
from approval import digest, gated, recording, seals
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
    return _keep(recording.approval(revision.as_object(), revision, [], route=Route.BULK, note=NOTE))


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
    return _keep(Approval(key=key, digest=content, route=Route.BULK, note=NOTE, recorded_at=timezone.now()))


def seal(key: str) -> None:
    """An approval and a seal for entries that no page stands behind."""
    made = _keep(Approval(key=key, route=Route.BULK, note=NOTE, recorded_at=timezone.now()))
    Seal.objects.update_or_create(key=key, defaults={"approval": made})


@contextmanager
def removed() -> Iterator[None]:
    """Without the gate, as when something is damaged below the database. Seals stay as they are."""
    # PostgreSQL takes no trigger from a table whose rows are still to be checked.
    connection.check_constraints()
    with approval.gate.removed():
        yield


def recorded() -> Any:
    """The approvals that the site itself recorded."""
    return Approval.objects.exclude(note=NOTE)


def _keep(approval: Approval) -> Approval:
    approval.number = f"T{uuid.uuid4().hex}"
    return Approval.objects.bulk_create([approval])[0]
