"""The transaction in which everything that may be public is written. Core itself knows no gate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

_guard: Callable[[], AbstractContextManager[Any]] = transaction.atomic


def guard_with(guard: Callable[[], AbstractContextManager[Any]]) -> None:
    """Sets what opens the transaction and looks, at its end, whether what is public may be public."""
    global _guard
    _guard = guard


def guarded() -> AbstractContextManager[Any]:
    return _guard()
