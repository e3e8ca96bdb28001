from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from approval import comparison, digest, long_lists, signing
from approval.authors import last_approval
from core.privacy import Display
from donations.listing import drafts
from donations.listing.forms import FIELDS
from donations.models import HiddenName, HonourEntry, HonourRollPage, NameImport
from tests.factories import approval as made
from tests.factories.donations import RollFactory, entry, people

pytestmark = pytest.mark.django_db


def fresh(roll) -> HonourRollPage:
    return HonourRollPage.objects.get(pk=roll.pk)


def rows(roll) -> dict[str, HonourEntry]:
    return {e.name: e for e in drafts.entries_of(drafts.draft_of(fresh(roll)))}


def posted(row: HonourEntry, **changes) -> dict:
    """What the form of an entry sends."""
    said = {name: getattr(row, "award_id" if name == "award" else name) for name in FIELDS}
    return {name: "" if value is None else value for name, value in {**said, **changes}.items()}


def test_list_is_searched_and_divided(desk):
    roll = RollFactory(related={"entries": [*people(120), entry("欧阳砚", Display.MASKED)]})
    address = reverse("honour_list", args=[roll.pk])

    first = desk.get(address)
    found = desk.get(address, {"q": "欧 阳砚"})

    assert len(first.context["entries"]) == 50
    assert [row.name for row, _hidden in found.context["entries"]] == ["欧阳砚"]
    assert desk.get(address, {"p": "99999"}).status_code == 200


def test_adding_and_changing_an_entry_makes_a_draft_only(desk, client, roll):
    desk.post(reverse("honour_add", args=[roll.pk]), posted(entry("顾南枝")))
    added = rows(roll)["顾南枝"]
    desk.post(reverse("honour_edit", args=[roll.pk, added.ref]), posted(added, citation="退休教师"))

    assert rows(roll)["顾南枝"].citation == "退休教师"
    assert rows(roll)["顾南枝"].ref == added.ref
    assert "顾南枝" not in client.get(roll.url).content.decode()
    assert roll.entries.count() == 4


def test_mistakes_are_told_at_their_fields_and_nothing_is_saved(desk, roll):
    answer = desk.post(
        reverse("honour_add", args=[roll.pk]),
        posted(HonourEntry(name="顾南枝", display=Display.REAL), amount="-1", given_on="昨天", tier="没有"),
    )

    assert set(answer.context["form"].errors) >= {
        "consent_on",
        "consent_scope",
        "consent_evidence",
        "amount",
        "given_on",
    }
    assert "顾南枝" not in rows(roll)


def test_removing_takes_it_out_of_the_draft(desk, roll):
    desk.post(reverse("honour_remove", args=[roll.pk, rows(roll)["苏望舒"].ref]))

    assert "苏望舒" not in rows(roll)
    assert roll.entries.filter(name="苏望舒").exists()


def test_changes_of_one_sitting_are_one_version(desk, roll):
    for name in ("甲一", "乙一", "丙一"):
        desk.post(reverse("honour_add", args=[roll.pk]), posted(entry(name)))

    assert roll.revisions.count() == 2


def test_what_waits_for_a_signature_is_not_changed_by_the_list(desk, staff, roll):
    desk.post(reverse("honour_add", args=[roll.pk]), posted(entry("甲一")))
    made.submit(fresh(roll), staff.author)
    before = roll.revisions.count()

    answer = desk.post(reverse("honour_add", args=[roll.pk]), posted(entry("乙一")))

    assert answer.status_code == 200
    assert [str(message) for message in answer.context["messages"]]
    assert roll.revisions.count() == before


def test_roll_goes_through_the_chain_with_its_entries(client, desk, staff):
    roll = RollFactory(public=False, summary="一句话")
    desk.post(reverse("honour_add", args=[roll.pk]), posted(entry("顾南枝")))
    page = made.submit(fresh(roll), staff.author)

    signing.sign(page.current_workflow_task_state, staff.section_head)
    signing.sign(fresh(roll).current_workflow_task_state, staff.spokesperson)

    assert fresh(roll).live
    assert "顾南枝" in client.get(fresh(roll).url).content.decode()


def test_desk_shows_which_rows_came_went_and_changed(desk, staff, roll):
    desk.post(reverse("honour_add", args=[roll.pk]), posted(entry("顾南枝")))
    desk.post(reverse("honour_remove", args=[roll.pk, rows(roll)["欧阳砚"].ref]))
    changed = rows(roll)["苏望舒"]
    desk.post(reverse("honour_edit", args=[roll.pk, changed.ref]), posted(changed, citation="退休教师"))

    draft = drafts.draft_of(fresh(roll))
    found = comparison.compare(draft, digest.canonical(draft), last_approval(roll))

    assert [(change.place.split()[-1], change.how) for change in found.texts] == [
        ("苏望舒", "changed"),
        ("欧阳砚", "removed"),
        ("顾南枝", "added"),
    ]


def test_hiding_in_the_admin_takes_the_name_down_everywhere(desk, client, roll):
    other = RollFactory(related={"entries": [entry("苏望舒"), entry("白术")]})
    ref = roll.entries.get(name="苏望舒").ref
    address = reverse("honour_hide", args=[roll.pk, ref])
    asked = desk.get(address)
    also = [place.ref for place in asked.context["others"]]

    desk.post(address, {"withdrawn_on": "2026-07-01", "note": "来信", "also": also})

    assert HiddenName.objects.count() == 2
    for page in (roll, other):
        assert "苏望舒" not in client.get(page.url).content.decode()


def test_hiding_leaves_others_of_that_name_alone_unless_ticked(desk, client, roll):
    other = RollFactory(related={"entries": [entry("苏望舒")]})

    desk.post(
        reverse("honour_hide", args=[roll.pk, roll.entries.get(name="苏望舒").ref]),
        {"withdrawn_on": "2026-07-01"},
    )

    assert "苏望舒" in client.get(other.url).content.decode()


def test_export_is_for_staff_and_in_the_log(desk, staff, client, roll):
    address = reverse("honour_export", args=[roll.pk])

    text = desk.post(address).content.decode("utf-8-sig")

    assert "不愿署名甲" in text
    assert client.post(address).status_code == 302
    assert desk.get(address).status_code == 405
    assert PageLogEntry.objects.filter(action="donations.export_names", page=roll).count() == 1


@pytest.mark.parametrize("name", ["honour_list", "honour_add", "honour_import"])
def test_who_may_not_edit_sees_nothing(client, staff, roll, name):
    client.force_login(staff.auditor)

    assert client.get(reverse(name, args=[roll.pk])).status_code in (302, 403)


def test_file_is_read_previewed_and_confirmed(desk, roll):
    file = SimpleUploadedFile("名单.csv", "姓名,金额,同意公示\n顾南枝,100,是\n合计,100".encode("gb18030"))
    sent = {"file": file, "consent_evidence": "登记表", "consent_on": "2026-01-04"}

    preview = desk.post(reverse("honour_import", args=[roll.pk]), sent, follow=True)
    done = desk.post(preview.request["PATH_INFO"], follow=True)

    assert done.status_code == 200
    assert rows(roll)["顾南枝"].shown == "顾南枝"


def test_errors_of_a_list_come_as_a_sheet(desk, roll):
    preview = desk.post(
        reverse("honour_import", args=[roll.pk]), {"text": "姓名,金额\n顾南枝,很多"}, follow=True
    )
    address = preview.request["PATH_INFO"]

    text = desk.get(f"{address}errors/").content.decode("utf-8-sig")
    refused = desk.post(address, follow=True)

    assert "2" in text.splitlines()[1]
    assert "很多" in text
    assert refused.context["outlook"].errors
    assert "顾南枝" not in rows(roll)


def test_a_list_that_lacks_its_consents_is_previewed_with_its_errors(desk, roll):
    preview = desk.post(
        reverse("honour_import", args=[roll.pk]), {"text": "姓名,同意公示\n顾南枝,是"}, follow=True
    )

    assert preview.status_code == 200
    assert {row for _sheet, row, *_ in preview.context["outlook"].errors} == {2}


@pytest.mark.parametrize("sent", [{}, {"text": "  "}, {"file": SimpleUploadedFile("a.xlsx", b"MZ program")}])
def test_what_can_not_be_read_is_told(desk, roll, sent):
    answer = desk.post(reverse("honour_import", args=[roll.pk]), sent)

    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_old_previews_go(desk, roll):
    desk.post(reverse("honour_import", args=[roll.pk]), {"text": "姓名\n甲一"})
    NameImport.objects.update(created_at=timezone.now() - timedelta(days=8))
    desk.post(reverse("honour_import", args=[roll.pk]), {"text": "姓名\n乙一"})

    assert [i.result["entries"][0]["name"] for i in NameImport.objects.all()] == ["乙一"]


def test_desk_counts_where_too_much_has_changed(roll):
    draft = drafts.draft_of(fresh(roll))
    draft.entries = [*drafts.entries_of(draft), *people(300)]
    draft.derive_entries()

    found = comparison.compare(draft, digest.canonical(draft), last_approval(roll)).texts

    assert found[0].how == comparison.COUNTED
    assert "300" in found[0].pieces[0].text
    assert len(found) == long_lists.MOST + 1
