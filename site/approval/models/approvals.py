"""The record of what was approved: append-only."""

from __future__ import annotations

import json
import zlib
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from approval.enums import Audience, Change, Route
from approval.refusals import RefusedError


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def of(self, key: str) -> ApprovalQuerySet:
        """The approvals of one object, the newest first."""
        return self.filter(key=key).order_by("-pk")

    def update(self, **kwargs: Any) -> int:
        raise RefusedError(_("A recorded approval is never changed."))

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RefusedError(_("A recorded approval is never deleted."))


class Approval(models.Model):
    """One finished chain: exactly this content of this object was approved, by whom and when.

    Rows are never changed and never deleted; the database refuses an UPDATE as well.
    """

    key = models.CharField(max_length=100, db_index=True)
    revision_id = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    # The canonical content whose SHA-256 is the digest, compressed.
    frozen = models.BinaryField(default=b"")
    number = models.CharField(_("number"), max_length=40, unique=True)
    route = models.CharField(max_length=10, choices=Route.choices, default=Route.CHAIN)
    # [{"step": …, "user": pk, "name": …, "role": …, "at": ISO time, "opinion": …}], the last one signs.
    signatures = models.JSONField(default=list)
    signer_role = models.CharField(max_length=40, blank=True)
    authors = models.JSONField(default=list)
    workflow_state_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField(_("approved at"))
    note = models.TextField(blank=True)
    title = models.CharField(max_length=255, blank=True)
    # 1 for the first version of an object that was approved, and so on.
    version = models.PositiveIntegerField(default=1)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    # What readers are told of this version: nothing of a minor change; [{"where", "old", "new"}] of a correction.
    change = models.CharField(max_length=10, choices=Change.choices, blank=True)
    change_note = models.TextField(blank=True)
    corrections = models.JSONField(default=list)
    # A signature given afterwards names the approval (an emergency, a command) that it stands for.
    confirms = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="confirmations", db_index=True
    )

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.number

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RefusedError(_("A recorded approval is never changed."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RefusedError(_("A recorded approval is never deleted."))

    @property
    def content(self) -> dict[str, Any]:
        """The canonical content that was approved; empty for a record without one."""
        return json.loads(zlib.decompress(bytes(self.frozen))) if self.frozen else {}


class ApprovalSerial(models.Model):
    """The last serial number given out in a year."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
