from __future__ import annotations

from django.db import models

from .rolls import HonourRollPage


class NameImport(models.Model):
    """A list that was read and previewed; nothing of it is in a draft until it is confirmed.

    It holds names that are not to be shown, so it is emptied when confirmed and removed when it grows old.
    """

    page = models.ForeignKey(HonourRollPage, models.CASCADE, related_name="imports")
    user = models.ForeignKey("auth.User", models.PROTECT, null=True, related_name="+")
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    result = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.filename} → {self.page_id}"
