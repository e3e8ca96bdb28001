from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation


@pytest.fixture
def statements(client):
    """The statements of a visit: of the first, when the process keeps nothing yet, or of a later one."""

    def visit(address: str, *, again: bool = False) -> list[str]:
        generation.forget()
        if again:
            client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return [query["sql"] for query in captured]

    return visit


@pytest.fixture
def plans():
    """What SQLite does for each of the statements."""

    def explain(statements: list[str]) -> str:
        steps = []
        with connection.cursor() as cursor:
            for sql in statements:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                steps += [f"{row[3]} | {sql}" for row in cursor.fetchall()]
        return "\n".join(steps)

    return explain
