"""What was public and is no longer."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from approval.enums import Decision, Descent


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    def waiting(self) -> WithdrawalQuerySet:
        """Requests that wait for a signature."""
        return self.filter(status=Decision.WAITING)

    def in_force(self) -> WithdrawalQuerySet:
        """Descents whose page is down."""
        return self.filter(status=Decision.DONE, withdrawn_at__isnull=False, ended_at=None)

    def told(self) -> WithdrawalQuerySet:
        """Those the public is told of."""
        return self.in_force().filter(descent=Descent.RETRACTED)


class Withdrawal(models.Model):
    """One descent of a page: 撤稿 (a public reason, the earlier version stays readable) or 下线 (neither)."""

    key = models.CharField(max_length=100, db_index=True)
    site = models.ForeignKey("wagtailcore.Site", models.PROTECT, related_name="+")
    language = models.CharField(max_length=10)
    path = models.CharField(max_length=255, db_index=True)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=255)
    first_published_at = models.DateTimeField(null=True)

    descent = models.CharField(_("how"), max_length=10, choices=Descent.choices)
    public_reason = models.TextField(_("public reason"), blank=True)
    internal_reason = models.TextField(_("reason for the file"), blank=True)

    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("requested by")
    )
    requested_at = models.DateTimeField(_("requested at"), auto_now_add=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Decision.choices, default=Decision.WAITING, db_index=True
    )
    # As in Approval: [{"step", "user", "name", "role", "at", "opinion"}].
    signatures = models.JSONField(default=list)
    withdrawn_at = models.DateTimeField(null=True)
    # Set when the page was approved and published anew.
    ended_at = models.DateTimeField(null=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title
