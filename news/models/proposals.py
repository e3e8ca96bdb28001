from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .chronicle import ChroniclePage
from .news import NewsPage


class ProposalState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("chronicle proposal", "Waiting")
    ADDED = "added", pgettext_lazy("chronicle proposal", "Added")
    DISMISSED = "dismissed", pgettext_lazy("chronicle proposal", "Dismissed")


class ChronicleProposal(models.Model):
    """An entry that published news proposes. It waits here, so that no chronicle under review is disturbed."""

    news = models.OneToOneField(NewsPage, models.CASCADE, related_name="chronicle_entry_proposal")
    start = models.DateField(_("date"))
    text = models.TextField(_("text"))
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)
    page = models.ForeignKey(ChroniclePage, models.SET_NULL, null=True, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    # It is no use of the pages it names: they may go without it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposal for the chronicle")
        verbose_name_plural = _("proposals for the chronicle")
        ordering = ["start", "pk"]
        indexes = [models.Index(fields=["state"], name="proposal_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ProposalState.values), name="proposal_state_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.start} {self.text[:20]}"
