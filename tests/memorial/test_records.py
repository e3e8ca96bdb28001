"""A donor's record on its way to the public: page, entry, lists, search."""

from __future__ import annotations

import pytest
from django.test import Client

from approval import auditing
from approval.seals import NotApprovedError
from core import entries
from core.models import PublicEntry
from tests.factories import gate
from tests.factories import memorial as made

pytestmark = pytest.mark.django_db


def test_approved_record_has_a_page_below_its_memorial(entrance):
    record = made.public(entrance)

    html = Client().get(f"/memorial/{record.pk}/").text

    shown = ("周砚秋", "1958—2024", "沐宁市", "教了三十四年物理。", "光走得最远。", "女儿")
    assert [words for words in shown if words not in html] == []


def test_draft_has_neither_page_nor_entry(entrance):
    record = made.record(entrance)
    record.save_revision()

    assert Client().get(f"/memorial/{record.pk}/").status_code == 404
    assert not PublicEntry.objects.filter(kind="memorial_record").exists()


def test_audit_finds_nothing_wrong_with_it(entrance):
    made.public(entrance)

    assert list(auditing.findings()) == []


def test_unpublished_record_is_gone(entrance):
    record = made.public(entrance)

    record.unpublish()

    assert Client().get(f"/memorial/{record.pk}/").status_code == 404
    assert not PublicEntry.objects.filter(kind="memorial_record").exists()


def test_records_come_and_go_with_their_memorial(entrance):
    record = made.public(entrance)

    entrance.unpublish()
    down = Client().get(f"/memorial/{record.pk}/").status_code
    gate.publish(type(entrance).objects.get(pk=entrance.pk))

    assert (down, Client().get(f"/memorial/{record.pk}/").status_code) == (404, 200)


def test_change_of_a_live_row_is_refused(entrance):
    record = made.public(entrance)
    record.story = "未经审核"

    with pytest.raises(NotApprovedError):
        record.save()


def test_statements_are_few(entrance, django_assert_max_num_queries):
    record = made.public(entrance)
    made.public(entrance, name="叶见山")

    with django_assert_max_num_queries(12):
        assert Client().get(f"/memorial/{record.pk}/").status_code == 200


def test_record_is_in_no_list_of_news(entrance):
    made.public(entrance)

    names = PublicEntry.objects.get(kind="memorial_record").listings.values_list("list", flat=True)

    assert not any("section:" in name or name.endswith("|all") for name in names)
    assert entries.count(f"memorial:{entrance.pk}") == 1
