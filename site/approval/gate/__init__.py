"""The gate in the database: triggers that make a seal stale whenever what it covers changes.

They are written from the models (`watches`), so that a new field or child row is watched without a thought.
SQLite loses the triggers of a table it rebuilds, and rebuilds none that triggers of others name: all are
removed before migrations and made anew after the last.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection, transaction

from approval.gate import dialects
from approval.gate.watches import triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from approval.gate.dialects import Trigger

PREFIX = "approval_gate_"


def expected() -> dict[str, str]:
    """The triggers there have to be, by name, as this database writes them."""
    dialect = dialects.of(connection)
    return {trigger.name: dialect.create(trigger) for trigger in needed()}


def needed() -> list[Trigger]:
    """The triggers that this database needs."""
    return [trigger for trigger in triggers() if trigger.only in {"", connection.vendor}]


def present() -> dict[str, str]:
    """The gate's triggers there are, by name, as the database gives them back."""
    return dialects.of(connection).present(connection, PREFIX)


def install() -> None:
    """Makes all triggers anew, in one transaction."""
    dialect = dialects.of(connection)
    with transaction.atomic(), connection.cursor() as cursor:
        _drop(cursor)
        for trigger in needed():
            for statement in dialect.statements(trigger):
                cursor.execute(statement)


def remove() -> None:
    """Takes all triggers away: before migrations, and before tests empty their tables."""
    with transaction.atomic(), connection.cursor() as cursor:
        _drop(cursor)


@contextmanager
def removed() -> Iterator[None]:
    """Without the gate, for as long as tables are rebuilt or emptied."""
    remove()
    try:
        yield
    finally:
        install()


def problems() -> list[str]:
    """What is missing, differs or doesn't belong there; empty when the gate stands."""
    wanted, found = expected(), present()
    dialect = dialects.of(connection)
    told = [f"{name} is missing" for name in wanted if name not in found]
    told += [f"{name} is not ours" for name in found if name not in wanted]
    told += [
        f"{name} differs"
        for name, text in wanted.items()
        if name in found and not dialect.same(text, found[name])
    ]
    return sorted(told)


def _drop(cursor) -> None:
    dialect = dialects.of(connection)
    for name in dialect.present(connection, PREFIX):
        for statement in dialect.drop(connection, name):
            cursor.execute(statement)
