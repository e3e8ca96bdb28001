"""Changes of what has no drafts: settings, word lists, redirects, the words of pictures in use."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from approval.enums import Decision


class ChangeRequest(models.Model):
    """What one person wants changed and another has to sign. Nothing of it is public before."""

    title = models.CharField(_("title"), max_length=255)
    # [{"model": label, "pk": …, "action": "create"|"change"|"delete", "before": {…}, "after": {…}}], in order.
    parts = models.JSONField(default=list)
    reason = models.TextField(_("reason"), blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("requested by")
    )
    requested_at = models.DateTimeField(_("requested at"), auto_now_add=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Decision.choices, default=Decision.WAITING, db_index=True
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    opinion = models.TextField(_("opinion"), blank=True)

    class Meta:
        verbose_name = _("change request")
        verbose_name_plural = _("change requests")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title
