"""The database's own word on approvals: no row is ever changed."""

from __future__ import annotations

from django.db import connection

from approval.models import Approval

_TABLE = Approval._meta.db_table

SQLITE = (
    f"CREATE TRIGGER IF NOT EXISTS {_TABLE}_append_only BEFORE UPDATE ON {_TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'approvals are append-only'); END"
)
POSTGRESQL = (
    f"CREATE OR REPLACE FUNCTION {_TABLE}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$BEGIN RAISE EXCEPTION 'approvals are append-only'; END$$",
    f"CREATE OR REPLACE TRIGGER {_TABLE}_append_only BEFORE UPDATE ON {_TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {_TABLE}_append_only()",
)


def ensure() -> None:
    """Makes the trigger where it is missing: SQLite drops it whenever it rebuilds the table."""
    statements = (SQLITE,) if connection.vendor == "sqlite" else POSTGRESQL
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
