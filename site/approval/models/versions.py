"""Which approved versions were public, when, and which of them readers may still see."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from approval.enums import TOLD
from approval.refusals import RefusedError

from .approvals import Approval


class VersionQuerySet(models.QuerySet["Version"]):
    def of(self, key: str) -> VersionQuerySet:
        """The published versions of one object, the newest first."""
        return self.filter(key=key).order_by("-published_at", "-pk")

    def readable(self) -> VersionQuerySet:
        """Earlier versions that the public may read."""
        return self.filter(is_readable=True, is_sealed=False)

    def told(self) -> VersionQuerySet:
        """Updates and corrections that readers are told of."""
        return self.filter(is_sealed=False, supersedes__isnull=False, approval__change__in=TOLD)


class Version(models.Model):
    """An approved version at the moment it became public. An approval that waits for its time has none.

    `is_readable` is set when an update or a correction takes its place, or a withdrawal with a public
    reason; `is_sealed` when the page was taken down without original and reason.
    """

    key = models.CharField(max_length=100, db_index=True)
    approval = models.OneToOneField(Approval, models.PROTECT, related_name="publication")
    published_at = models.DateTimeField(_("published"), db_index=True)
    # The number of the version it took the place of, as far as readers may know of it.
    supersedes = models.PositiveIntegerField(null=True)
    is_readable = models.BooleanField(default=False)
    is_sealed = models.BooleanField(default=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(is_readable=True, is_sealed=True), name="sealed_version_is_not_readable"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.approval_id}"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RefusedError(_("What was published is not forgotten."))
