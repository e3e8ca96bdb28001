"""The register of index numbers (索引号): each given once, to one document, and never changed."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from approval.refusals import RefusedError


class IndexSeries(models.Model):
    """How far the serials of one series (a body's code and a year) have come."""

    name = models.CharField(max_length=100, unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.last}"


class IndexNumber(models.Model):
    """A number and the document it belongs to, in all its languages (`document` is their translation key)."""

    number = models.CharField(max_length=60, unique=True)
    document = models.UUIDField(unique=True)
    given_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.number

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            raise RefusedError(_("An index number is given once and never changed."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise RefusedError(_("An index number is given once and never changed."))
