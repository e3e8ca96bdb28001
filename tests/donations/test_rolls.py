from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from approval import digest, seals
from donations.enums import Order
from donations.models import HonourEntry, HonourRollPage
from tests.factories import gate
from tests.factories.donations import AwardFactory, RollFactory, entry, organisation, people

pytestmark = pytest.mark.django_db


def names(roll) -> list[str]:
    return list(HonourEntry.objects.filter(page=roll).order_by("sort_order").values_list("name", flat=True))


def test_publishing_writes_the_rows_that_were_signed(roll):
    assert names(roll) == ["苏望舒", "欧阳砚", "不愿署名甲", "沐宁市汀源饮用水有限公司"]
    assert seals.is_sealed(roll.key)


def test_publishing_again_changes_only_what_differs(roll):
    before = dict(HonourEntry.objects.values_list("ref", "pk"))
    draft = roll.get_latest_revision_as_object()
    kept = [row for row in draft.entries.all() if row.name != "欧阳砚"]
    kept[0].citation = "退休教师"
    draft.entries = [*kept, entry("顾南枝")]

    gate.publish(draft)

    after = dict(HonourEntry.objects.values_list("ref", "pk"))
    assert names(roll) == ["苏望舒", "不愿署名甲", "沐宁市汀源饮用水有限公司", "顾南枝"]
    assert {ref: after[ref] for ref in after if ref in before} == {r: before[r] for r in after if r in before}
    assert len(after.keys() & before.keys()) == 3


def test_draft_and_row_have_the_same_digest(roll):
    draft = roll.latest_revision.as_object()

    assert digest.of(draft) == digest.of(HonourRollPage.objects.get(pk=roll.pk))


@pytest.mark.parametrize(
    "write",
    [
        lambda: HonourEntry.objects.filter(name="苏望舒").update(display="masked"),
        lambda: HonourEntry.objects.filter(name="不愿署名甲").update(shown="不愿署名甲"),
        lambda: HonourEntry.objects.filter(name="欧阳砚").delete(),
        lambda: HonourEntry.objects.bulk_create([entry("混入的人", page=HonourRollPage.objects.get())]),
    ],
)
def test_a_published_row_is_not_changed_without_signatures(roll, write):
    with pytest.raises(seals.NotApprovedError), seals.hold():
        write()


def test_changing_an_award_needs_a_signature(roll):
    award = AwardFactory(name="博爱大使")

    award.name = "另一个名字"
    with pytest.raises(seals.NotApprovedError), transaction.atomic():
        award.save()


@pytest.mark.parametrize(
    ("order", "expected"),
    [(Order.LIST, ["周", "安", "李"]), (Order.DATE, ["安", "李", "周"]), (Order.PINYIN, ["安", "李", "周"])],
)
def test_rows_stand_in_the_order_of_the_roll(order, expected):
    rows = [
        entry("周明", given_on="2026-03-01"),
        entry("安明", given_on="2026-01-01"),
        entry("李明", given_on="2026-02-01"),
    ]
    for row in rows:
        row.clean_fields(exclude={"page"})

    roll = RollFactory(names_order=order, related={"entries": rows})

    assert [name[0] for name in names(roll)] == expected


def test_copied_rows_get_words_of_their_own(roll):
    draft = roll.get_latest_revision_as_object()
    rows = list(draft.entries.all())
    draft.entries = [*rows, HonourEntry(name="副本", ref=rows[0].ref)]

    draft.save_revision()

    refs = [row["ref"] for row in draft.latest_revision.content["entries"]]
    assert len(set(refs)) == 5


def test_publishing_takes_as_many_statements_for_ten_rows_as_for_forty():
    counted = []
    for count in (10, 40):
        roll = RollFactory(public=False, related={"entries": people(count)})
        with CaptureQueriesContext(connection) as captured:
            gate.publish(roll)
        counted.append(len(captured))

    assert counted[0] == counted[1]


def test_organisations_and_awards_survive_a_draft():
    award = AwardFactory(name="博爱单位")
    roll = RollFactory(public=False, related={"entries": [organisation("沐宁一中", award=award)]})

    revision = roll.save_revision()

    assert [row.award_id for row in revision.as_object().entries.all()] == [award.pk]
