"""Under which approval each public object is public. The database keeps these rows honest (approval.gate)."""

from __future__ import annotations

from django.db import models

from .approvals import Approval


class Seal(models.Model):
    """One row for each object that is or was public.

    `approval` is the one it is public under; NULL when it is not public; 0 when its content changed and nobody
    has looked yet. Approval 0 does not exist and the foreign key is deferred: no transaction that leaves a
    stale seal can commit. An approval older than `floor` is superseded or withdrawn and seals nothing.
    """

    key = models.CharField(max_length=100, primary_key=True)
    approval = models.ForeignKey(Approval, models.PROTECT, null=True, related_name="seals")
    floor = models.BigIntegerField(default=0)
    # The moment of first publication, as the first approval has it; it never changes.
    first_published_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key


class SealedFile(models.Model):
    """A picture ("image:12") or document ("document:3") that is part of what a seal's approval covers."""

    seal = models.ForeignKey(Seal, models.CASCADE, related_name="files")
    media = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seal", "media"], name="sealed_file_once")]

    def __str__(self) -> str:
        return f"{self.seal_id} {self.media}"
