"""What this version is to readers of the one before: told by the author, empty for every new draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from approval.enums import TOLD, Change

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = ("change", "change_note", "corrections")


def panel() -> MultiFieldPanel:
    """Shown once the page was published: before that the form has none of its fields."""
    return MultiFieldPanel(
        [FieldPanel(name) for name in FIELDS],
        heading=gettext_lazy("What this version changes"),
        help_text=gettext_lazy(
            "This page was published before. Readers are told of updates and corrections; the version before "
            "stays readable."
        ),
        classname="what-changes",
    )


def begins_anew(draft: Any) -> bool:
    """Whether the newest saved version was approved: what is written now is another."""
    from approval.models import Approval

    return Approval.objects.filter(key=draft.key, revision_id=draft.latest_revision_id).exists()


def empty(draft: Any) -> None:
    draft.change, draft.change_note, draft.corrections = "", "", []


def missing(draft: Any) -> Iterator[tuple[str, str]]:
    """The fields that this version of a published page lacks, each with what is to be done."""
    if not draft.change:
        yield "change", _("Say what this version is: a minor change, an update or a correction.")
    if draft.change in TOLD and not draft.change_note.strip():
        yield "change_note", _("Tell readers in one sentence what was changed.")
    if draft.change == Change.CORRECTION and not len(draft.corrections):
        yield "corrections", _("Give at least one corrected passage: what was wrong and what is right.")
