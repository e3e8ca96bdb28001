"""The database as it was: each attempt really commits, and the next begins where this one began."""

from __future__ import annotations

import itertools
import sqlite3
from typing import TYPE_CHECKING

from django.db import connection
from django.db.transaction import TransactionManagementError

if TYPE_CHECKING:
    from collections.abc import Callable


class SQLiteSnapshot:
    def __init__(self) -> None:
        connection.ensure_connection()
        self.kept = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(self.kept)

    def restore(self) -> None:
        _leave_transactions()
        connection.ensure_connection()
        self.kept.backup(connection.connection)

    def forget(self) -> None:
        self.kept.close()


class PostgreSQLSnapshot:
    """A second database, from which the first is made anew."""

    made = itertools.count(1)

    def __init__(self) -> None:
        self.name = connection.settings_dict["NAME"]
        self.kept = f"{self.name}_kept{next(self.made)}"
        self._copy(self.name, self.kept)

    def restore(self) -> None:
        _leave_transactions()
        self._copy(self.kept, self.name)

    def forget(self) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{self.kept}" WITH (FORCE)')

    def _copy(self, source: str, target: str) -> None:
        connection.close()
        self._run(
            f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)',
            f'CREATE DATABASE "{target}" TEMPLATE "{source}"',
        )

    def _run(self, *statements: str) -> None:
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def _leave_transactions() -> None:
    if connection.in_atomic_block:
        raise TransactionManagementError("An attempt left its transaction open.")


def snapshot() -> SQLiteSnapshot | PostgreSQLSnapshot:
    return SQLiteSnapshot() if connection.vendor == "sqlite" else PostgreSQLSnapshot()


def committed(do: Callable[[], object]) -> None:
    """Does it as a shell would, then asks the database whether all it holds may be committed."""
    do()
    connection.check_constraints()
