"""Keeps the tables of a fresh test database as a file, so that 220 migrations run once and not in every process.

Only what migrations make is kept; what follows them (permissions, roles, triggers) is made anew each time.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

BASE = Path(__file__).resolve().parents[1]
FOLDER = Path(sys.prefix) / "test-databases"
MOST = 5


def keep_tables() -> None:
    keeper = _Keeper()
    connection_created.connect(keeper.fill, weak=False)
    post_migrate.connect(keeper.keep, weak=False)


def _key() -> str:
    """What the tables depend on: every migration of ours, and which packages are installed."""
    digest = hashlib.sha256(sys.version.encode())
    ours = sorted([*BASE.glob("*/migrations/*.py"), *BASE.glob("site/*/migrations/*.py")])
    for path in [BASE / "requirements.txt", *ours]:
        digest.update(f"{path.relative_to(BASE)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


class _Keeper:
    """One process makes the tables; those that begin meanwhile wait for it."""

    def __init__(self) -> None:
        self.lock: Any = None
        self.begun = False
        self.file = FOLDER / f"{_key()}.sqlite3"

    def fill(self, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
        """A new database in memory gets the tables, so that no migration is left to run."""
        if self.begun or not _is_fresh(connection):
            return
        self.begun = True
        FOLDER.mkdir(exist_ok=True)
        self.lock = (FOLDER / "lock").open("w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        if self.file.exists():
            with sqlite3.connect(self.file) as kept:
                kept.backup(connection.connection)
            self.release()

    def keep(self, using: str, **kwargs: Any) -> None:
        """The first word of a migration that has ended: nothing but tables is there yet."""
        if self.lock is None:
            return
        from django.db import connections

        partial = self.file.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        with sqlite3.connect(partial) as kept:
            connections[using].connection.backup(kept)
        partial.replace(self.file)
        for old in sorted(FOLDER.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-MOST]:
            old.unlink()
        self.release()

    def release(self) -> None:
        self.lock.close()
        self.lock = None


def _is_fresh(connection: BaseDatabaseWrapper) -> bool:
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():  # type: ignore[attr-defined]
        return False
    return connection.connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
