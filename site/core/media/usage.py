"""What is public, and what ever was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.models.entries import MediaUse, ShownMedia

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db import models

# The approval gate adds its predicate here, on rows of MediaUse; core itself knows nothing of seals.
_predicates: list[models.Q] = []


def require(predicate: models.Q) -> None:
    """Makes a condition on MediaUse part of every question whether a file is public."""
    _predicates.append(predicate)


def shown() -> models.QuerySet[MediaUse]:
    """What public things show, one row for each thing and file."""
    return MediaUse.objects.filter(*_predicates)


def is_public(media: str) -> bool:
    """Whether something public shows this picture or document ("image:12", "document:3"). One statement."""
    return shown().filter(media=media).exists()


def was_public(media: str) -> bool:
    """Whether readers ever saw it."""
    return ShownMedia.objects.filter(media=media).exists()


def is_kept(media: str) -> bool:
    """What readers see or saw is neither replaced nor deleted."""
    return was_public(media) or MediaUse.objects.filter(media=media).exists()


def note_shown(media: Iterable[str]) -> None:
    """Notes for ever that these became public. Call in the transaction that publishes."""
    rows = [ShownMedia(media=key) for key in sorted(media)]
    if rows:
        ShownMedia.objects.bulk_create(rows, ignore_conflicts=True)


def owners_of(media: str) -> list[str]:
    """The keys of the public things that show this file."""
    return list(shown().filter(media=media).order_by("owner").values_list("owner", flat=True))
