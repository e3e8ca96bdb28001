"""No statement that finds an entry reads the whole table."""

from __future__ import annotations

import pytest
from django.db import connection

from core.models import PublicEntry

# EXPLAIN QUERY PLAN is SQLite's.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def plan(queryset):
    sql, params = queryset.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return " | ".join(row[3] for row in cursor.fetchall())


@pytest.mark.parametrize(
    "filters",
    [
        {"key": "wagtailcore.page:1"},
        {"key__in": ["wagtailcore.page:1", "wagtailcore.page:2"]},
        {"owner": "wagtailcore.page:1"},
        {"site_id": 1, "path__in": ["/", "/news/"]},
        {"site_id": 1, "furniture": True},
        {"parent": 3, "listed": False},
        {"translation_key": "0" * 32},
    ],
)
def test_entry_is_found_by_an_index(filters):
    found = plan(PublicEntry.objects.filter(**filters))

    assert "SCAN" not in found
    assert "USING INDEX" in found or "USING COVERING INDEX" in found
