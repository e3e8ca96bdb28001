"""The record of what was approved: append-only."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Approval(models.Model):
    """One finished chain: exactly this content of this object was approved, by whom and when.

    Rows are never changed and never deleted.
    """

    key = models.CharField(max_length=100, db_index=True)
    revision_id = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    number = models.CharField(_("number"), max_length=40, unique=True)
    # [{"step": …, "user": pk, "name": …, "at": ISO time, "opinion": …}], the last one signs.
    signatures = models.JSONField(default=list)
    signer_role = models.CharField(max_length=40, blank=True)
    recorded_at = models.DateTimeField(_("approved at"))
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.number
