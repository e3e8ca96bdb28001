"""Which pages are for some readers only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from wagtail.models import Page

from core.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

# Asked several times whenever something is published. NULL stands for a page that has a restriction of its own.
_ON_THE_WAY = Prepared(
    lambda paths: Page.objects.filter(
        Q(alias_of__isnull=False) | Q(view_restrictions__isnull=False), path__in=paths
    ).values_list("alias_of_id", flat=True)
)


def is_restricted(page: Page) -> bool:
    """Whether the page, or one it stands below, is not for everybody."""
    found: Sequence[int | None] = _ON_THE_WAY(paths=_paths(page))
    if not found:
        return False
    # An alias has the restrictions of the page it repeats; Wagtail knows how.
    return None in found or page.get_view_restrictions().exists()


def _paths(page: Page) -> list[str]:
    return [page.path[:end] for end in range(Page.steplen, len(page.path) + 1, Page.steplen)]
