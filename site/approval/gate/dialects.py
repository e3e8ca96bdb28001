"""How SQLite and PostgreSQL write triggers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger, in words that both databases know.

    `columns` of an UPDATE: it fires when one of them differs. `when` is a condition on NEW and OLD; `body` are
    statements, or one message in `refusal` with which the change is refused. `only` names the one database
    that needs it: SQLite replaces a row without a word to the triggers of deletion, PostgreSQL empties tables.
    """

    name: str
    table: str
    event: str
    when: str = ""
    columns: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    refusal: str = ""
    before: bool = False
    only: str = ""

    @property
    def timing(self) -> str:
        return "BEFORE" if self.refusal or self.before else "AFTER"


def _joined(parts: Iterable[str]) -> str:
    return " AND ".join(f"({part})" for part in parts if part)


class SQLite:
    differs = "OLD.{0} IS NOT NEW.{0}"

    def create(self, trigger: Trigger) -> str:
        condition = self._condition(trigger)
        when = f" WHEN {condition}" if condition else ""
        body = (f"SELECT RAISE(ABORT, '{trigger.refusal}')",) if trigger.refusal else trigger.body
        return (
            f'CREATE TRIGGER {trigger.name} {trigger.timing} {trigger.event} ON "{trigger.table}"{when} '
            f"BEGIN {'; '.join(body)}; END"
        )

    def statements(self, trigger: Trigger) -> list[str]:
        return [self.create(trigger)]

    def drop(self, connection: Any, name: str) -> list[str]:
        return [f"DROP TRIGGER IF EXISTS {name}"]

    def present(self, connection: Any, prefix: str) -> dict[str, str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, %s) = %s",
                [len(prefix), prefix],
            )
            return dict(cursor.fetchall())

    def same(self, wanted: str, found: str) -> bool:
        return wanted == found

    def _condition(self, trigger: Trigger) -> str:
        changed = " OR ".join(self.differs.format(f'"{column}"') for column in trigger.columns)
        return _joined([trigger.when, changed])


class PostgreSQL(SQLite):
    differs = "OLD.{0} IS DISTINCT FROM NEW.{0}"

    def create(self, trigger: Trigger) -> str:
        """The function's body: the condition may look into other tables, which a WHEN clause may not."""
        refusal = f"RAISE EXCEPTION '{trigger.refusal}' USING ERRCODE = 'integrity_constraint_violation'"
        body = (refusal,) if trigger.refusal else trigger.body
        condition = self._condition(trigger)
        inner = "; ".join(body) + ";"
        if condition:
            inner = f"IF {condition} THEN {inner} END IF;"
        row = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(trigger.event, "NEW")
        return f"BEGIN {inner} RETURN {row}; END"

    def statements(self, trigger: Trigger) -> list[str]:
        name = trigger.name
        each = "STATEMENT" if trigger.event == "TRUNCATE" else "ROW"
        return [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $gate${self.create(trigger)}$gate$",
            f'CREATE TRIGGER {name} {trigger.timing} {trigger.event} ON "{trigger.table}" '
            f"FOR EACH {each} EXECUTE FUNCTION {name}()",
        ]

    def drop(self, connection: Any, name: str) -> list[str]:
        # The function takes its trigger with it.
        return [f"DROP FUNCTION IF EXISTS {name}() CASCADE"]

    def present(self, connection: Any, prefix: str) -> dict[str, str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
                "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND starts_with(t.tgname, %s)",
                [prefix],
            )
            return dict(cursor.fetchall())

    def same(self, wanted: str, found: str) -> bool:
        return re.sub(r"\s+", " ", wanted).strip() == re.sub(r"\s+", " ", found).strip()


_DIALECTS = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def of(connection: Any) -> SQLite:
    """Raises KeyError for a database the gate does not know."""
    return _DIALECTS[connection.vendor]
