from __future__ import annotations

from django.db import models


class AttachmentText(models.Model):
    """The text of an attachment, read once from the file that was signed (told by its SHA-256)."""

    class State(models.TextChoices):
        TEXT = "text"
        # A scan, or nothing but pictures.
        EMPTY = "empty"
        UNREADABLE = "unreadable"

    document = models.OneToOneField("core.SiteDocument", models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices)
    # One text a page or sheet: [["Sheet1", "…"], …]; a page has no name.
    parts = models.JSONField(default=list)
    # Whether the file goes on behind what is kept.
    is_cut = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.document_id} {self.state}"
