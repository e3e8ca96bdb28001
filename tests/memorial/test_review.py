"""A record goes the way of a page: submitted, signed, corrected, taken down."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from approval import withdrawals
from approval.enums import Role, Route
from approval.models import Approval, Withdrawal
from memorial.models import MemorialRecord
from tests.factories import approval as made
from tests.factories import memorial

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(entrance):
    found = {role.value: made.person(role) for role in Role}
    return SimpleNamespace(**found, author=made.person(Role.EDITOR))


@pytest.fixture
def record(entrance, people):
    draft = memorial.record(entrance)
    draft.save_revision(user=people.author)
    return draft


def client(user) -> Client:
    opened = Client()
    opened.force_login(user)
    return opened


def status(record) -> int:
    return Client().get(f"/memorial/{record.pk}/").status_code


def test_two_signatures_publish_it(record, people):
    public = made.public(record, people)

    assert (public.live, status(public)) == (True, 200)
    assert "新闻发言人" in Client().get(f"/memorial/{record.pk}/").text


def test_author_signs_at_the_desk_in_vain(record, people):
    waiting = made.submit(record, people.author)
    address = reverse("approval:object_desk", args=["memorial.memorialrecord", record.pk])

    answers = [client(user).post(address, {"decision": "sign"}).status_code for user in
               (people.author, people.section_head)]  # fmt: skip

    assert answers == [409, 302]
    assert not MemorialRecord.objects.get(pk=waiting.pk).live


def test_desk_shows_the_words_and_a_preview(record, people):
    made.submit(record, people.author)
    address = reverse("approval:object_desk", args=["memorial.memorialrecord", record.pk])
    preview = reverse("approval:preview", args=["memorial.memorialrecord", record.pk])

    html = client(people.section_head).get(address).text

    assert "教了三十四年物理。" in html
    assert preview in html
    assert "周砚秋" in client(people.section_head).get(preview).text
    assert Client().get(preview).status_code == 302


def test_correction_is_told_and_the_earlier_version_is_not_shown(record, people):
    public = made.public(record, people)

    corrected = made.revise(
        public,
        people,
        "correction",
        "更正出生年份",
        [{"where": "", "old": "1957年", "new": "1958年"}],
        story="改",
    )

    html = Client().get(f"/memorial/{record.pk}/").text
    assert "更正出生年份" in html
    assert f"/memorial/{record.pk}/versions/1/" not in html
    assert Client().get(f"/memorial/{record.pk}/versions/1/").status_code == 404
    assert corrected.live


def test_taken_down_quietly_its_address_says_nothing(record, people):
    public = made.public(record, people)
    form = reverse("approval:withdraw_record", args=["memorial.memorialrecord", record.pk])
    asked = client(people.author).post(form, {"descent": "taken_down", "internal_reason": "家属要求"})
    waiting = Withdrawal.objects.get()

    withdrawals.sign(waiting, people.spokesperson)
    withdrawals.sign(waiting, people.leader)

    answer = Client().get(f"/memorial/{public.pk}/")
    assert (asked.status_code, answer.status_code) == (302, 410)
    assert "周砚秋" not in answer.text


def test_memorial_stays_while_donors_are_public_below_it(record, people):
    made.public(record, people)

    assert "周砚秋" in withdrawals.refusal(record.index)


def test_published_record_is_neither_deleted_nor_unpublished_in_the_admin(record, people):
    public = made.public(record, people)
    admin = client(people.administrator)

    admin.post(f"/admin/snippets/memorial/memorialrecord/delete/{public.pk}/")
    leads_to = admin.post(f"/admin/snippets/memorial/memorialrecord/unpublish/{public.pk}/")

    assert leads_to["Location"] == reverse(
        "approval:withdraw_record", args=["memorial.memorialrecord", public.pk]
    )
    assert status(public) == 200


def test_editor_takes_a_consent_back_in_the_admin(record, people):
    public = made.public(record, people)
    address = reverse("memorial_withdraw", args=[public.pk])
    editor = client(people.editor)

    empty = editor.post(address, {})
    done = editor.post(address, {"scopes": ["name", "story"], "reason": "女儿来电"})

    html = Client().get(f"/memorial/{public.pk}/").text
    assert (empty.status_code, done.status_code) == (200, 302)
    assert ("周砚秋" in html, "物理" in html, "新闻发言人" in html) == (False, False, True)
    assert Approval.objects.filter(route=Route.HIDDEN, confirmations=None).count() == 1
    assert client(people.finance).get(address).status_code in (302, 403)


def test_list_has_filters_and_the_form_its_help(record, people):
    admin = client(people.editor)

    listed = admin.get("/admin/snippets/memorial/memorialrecord/?gifts=organs&year=2024&withdrawn=false").text
    form = admin.get(f"/admin/snippets/memorial/memorialrecord/edit/{record.pk}/").text

    assert "周砚秋" in listed
    assert 'name="consents-0-scope"' in form
    assert "周砚秋" not in admin.get("/admin/snippets/memorial/memorialrecord/?gifts=body").text


def test_what_keeps_it_from_submission_is_said_in_the_form(entrance, people):
    from approval import checks

    draft = memorial.record(entrance, story="心脏移植给了一位患者，他在市医院等了两年。")
    draft.consents = [memorial.consent(kept_at="")]

    found = {(finding.level.value, finding.field) for finding in checks.run(draft)}

    assert {("block", "consents"), ("warn", "story")} <= found


def test_the_living_are_not_remembered(entrance):
    from datetime import timedelta

    from django.core.exceptions import ValidationError
    from django.utils import timezone

    draft = memorial.record(entrance)
    draft.died = timezone.localdate() + timedelta(days=1)

    with pytest.raises(ValidationError) as caught:
        draft.full_clean()
    assert set(caught.value.message_dict) == {"died", "given_on"}
