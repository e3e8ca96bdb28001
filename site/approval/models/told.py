"""What every piece that goes through a chain says of itself, whether page or record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from approval.blocks import CorrectionBlock
from approval.enums import Change, Matter
from core import publication
from core.prepared import Prepared

from .versions import Version

# When the versions of a page or record became public, the newest first, and from which revisions.
_PUBLISHED: Prepared[Any] = Prepared(
    lambda key: Version.objects.of(key).values_list("published_at", "approval__revision_id")
)


class Told(models.Model):
    """Who signs it, and what a new version of it is to readers; its past is what the record says."""

    matter = models.CharField(
        _("matter"),
        max_length=10,
        choices=Matter.choices,
        default=Matter.ORDINARY,
        help_text=_("Decides who signs: the spokesperson signs releases, the head important items."),
    )
    # What this version is to readers of the one before; told by the author, part of what is signed.
    change = models.CharField(_("kind of change"), max_length=10, choices=Change.choices, blank=True)
    change_note = models.CharField(
        _("what was changed"),
        max_length=255,
        blank=True,
        help_text=_("Stands under the text. Required for an update and for a correction."),
    )
    corrections = StreamField(
        [("correction", CorrectionBlock())],
        blank=True,
        verbose_name=_("corrected passages"),
        help_text=_("What was wrong and what is right. Required for a correction; both are published."),
    )

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        # From Wagtail, of pages and of what has drafts.
        live: bool
        first_published_at: Any
        last_published_at: Any
        live_revision: Any
        live_revision_id: Any

    @property
    def key(self) -> str:
        return publication.key_of(self)

    def keep_past(self, kwargs: dict[str, Any]) -> None:
        """To be called by `save` with its arguments: the moment of first publication stays what the record says."""
        if self._state.adding:
            self._forget_past()
        elif self.first_published_at and _writes("first_published_at", kwargs):
            published = _PUBLISHED(key=self.key)
            if not published and not self.live:
                self._forget_past()
            elif published:
                self.first_published_at = published[-1][0]
                self._keep_moment(*published[0])

    def _keep_moment(self, published_at: Any, revision_id: int | None) -> None:
        """A version that is published again has been public since it first was."""
        if self.live and revision_id == self.live_revision_id:
            self.last_published_at = published_at

    def _forget_past(self) -> None:
        """A copy has none: Wagtail gives it that of the page it was made from."""
        self.live_revision = None
        self.first_published_at = self.last_published_at = None


def _writes(field: str, kwargs: dict[str, Any]) -> bool:
    """Whether a call of `save` writes this column."""
    fields = kwargs.get("update_fields")
    return fields is None or field in fields
