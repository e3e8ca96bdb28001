"""What a process may keep in memory, and for how long: until something public changes anywhere.

One row holds a number that every publishing transaction raises. A process reads it once a request and
forgets everything it kept when the number differs.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import connection
from django.db.models import F

from core.models import Generation

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")

_state = threading.local()
_kept: dict[Hashable, Any] = {}
_kept_for = -1
_lock = threading.Lock()


def current() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM core_generation WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else 0


def bump() -> None:
    """Call in the transaction that changes something public."""
    if not Generation.objects.filter(pk=1).update(number=F("number") + 1):
        Generation.objects.create(pk=1)
    _state.changed = True


def begin() -> int:
    """Starts a request: reads the number once and drops what was kept for another."""
    global _kept_for
    number = current()
    with _lock:
        if number != _kept_for:
            _kept.clear()
            _kept_for = number
    _state.number = number
    _state.changed = False
    return number


def kept(key: Hashable, read: Callable[[], T]) -> T:
    """The value kept under this key, read anew when nothing is kept for the request's generation.

    A value read while the number moved on is used once and not kept.
    """
    number = getattr(_state, "number", None)
    if number is None or getattr(_state, "changed", False) or number != _kept_for:
        return read()
    try:
        return _kept[key]
    except KeyError:
        value = read()
        with _lock:
            if number == _kept_for:
                _kept[key] = value
        return value


def forget() -> None:
    """Empties the process's memory (tests, management commands)."""
    global _kept_for
    with _lock:
        _kept.clear()
        _kept_for = -1
    _state.number = None
