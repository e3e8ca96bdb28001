"""Writing a draft of something live without touching what readers get."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_keeping: ContextVar[bool] = ContextVar("keep_live_rows", default=False)

# What a draft may write on a live row: which revision is the newest, and that there is one.
BOOKKEEPING = (
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "alias_of",
)


@contextmanager
def keep_live_rows() -> Iterator[None]:
    """Within it, saving a live page leaves its content as it is."""
    token = _keeping.set(True)
    try:
        yield
    finally:
        _keeping.reset(token)


def keeps_live_rows() -> bool:
    return _keeping.get()
