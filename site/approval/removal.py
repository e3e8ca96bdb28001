"""What was once public is not deleted: it is withdrawn, and its address stays."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from approval import versions
from approval.refusals import RefusedError
from core import kinds

PAGE = _(
    "“%(title)s” was public and is not deleted: readers may come back for it. "
    "Take it down instead, with a reason and the signatures."
)
OTHER = _("“%(title)s” was public and is not deleted. Change it, and submit the change.")


def refusal(obj: Any) -> str:
    """Why this can't be deleted; "" when it never was public, nor anything below it."""
    if versions.was_published(obj):
        return _words(obj)
    below = getattr(obj, "get_descendants", None)
    found = below().filter(first_published_at__isnull=False).first() if below else None
    return _words(found) if found else ""


def demand_never_public(obj: Any) -> None:
    """Raises RefusedError for what was ever public."""
    if versions.was_published(obj):
        raise RefusedError(_words(obj))


def _words(obj: Any) -> str:
    template = OTHER if kinds.of(type(obj)) is None else PAGE
    return str(template) % {"title": obj}
