from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core.entries import ZONE
from news.forms import DraftFriendlyPageForm

if TYPE_CHECKING:
    from django.utils.functional import Promise


class DatedMixin(models.Model):
    """What news and notices share: their day, the former site, and requirements that drafts are spared."""

    original_published_on = models.DateField(
        _("first published on the former site"),
        null=True,
        blank=True,
        help_text=_("Only for what was brought in from a former site. Shown as such, never as our own date."),
    )
    old_address = models.CharField(
        _("address on the former site"),
        max_length=255,
        blank=True,
        help_text=_("Where it stood on the former site, beginning with https:// or /."),
    )

    # Set by the form while a draft is kept; what publication requires may be missing then.
    is_kept_as_draft = False
    base_form_class = DraftFriendlyPageForm

    former_site_panel = MultiFieldPanel(
        [FieldPanel("original_published_on"), FieldPanel("old_address")], heading=_("Former site")
    )

    class Meta:
        abstract = True

    @property
    def moment(self) -> datetime:
        """When it stands in lists: on the day it was first published anywhere."""
        if self.original_published_on:
            return datetime.combine(self.original_published_on, time.min, ZONE)
        return getattr(self, "first_published_at", None) or timezone.now()

    def origin_errors(self) -> dict[str, Promise]:
        errors: dict[str, Promise] = {}
        if self.original_published_on and self.original_published_on > timezone.localdate():
            errors["original_published_on"] = _("This day is still to come.")
        if self.old_address and not self.old_address.startswith(("http://", "https://", "/")):
            errors["old_address"] = _("Begin with https:// or /.")
        return errors
