"""The engine that answers on this database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from search.engines.base import Engine


def current() -> Engine:
    if connection.vendor == "sqlite":
        from search.engines.sqlite import SqliteEngine

        return SqliteEngine()
    from search.engines.plain import PlainEngine

    return PlainEngine()
