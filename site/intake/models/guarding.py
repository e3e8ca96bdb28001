from __future__ import annotations

from django.db import models
from django.utils import timezone


class Attempt(models.Model):
    """That a network sent something. `network` is a keyed hash that means nothing on another day."""

    network = models.CharField(max_length=64)
    form = models.CharField(max_length=100)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["network", "form", "at"], name="attempt_of_network")]

    def __str__(self) -> str:
        return f"{self.form} {self.at:%H:%M}"
