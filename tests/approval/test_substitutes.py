"""AB岗 and 授权代签: for whom one may sign, when, and what the record says."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from approval import closing, signing, substitutes
from approval.enums import Role
from approval.models import ReviewTaskState, Substitution
from approval.refusals import RefusedError
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


def stand_in(substitute, principal, *, start=0, end=5):
    today = substitutes.today()
    return Substitution.objects.create(
        principal=principal, substitute=substitute, start=today + start * DAY, end=today + end * DAY
    )


@pytest.fixture
def at_last_step(people):
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)
    return fresh(page)


def test_substitute_signs_and_the_record_says_for_whom(people, at_last_step):
    other = made.person(Role.AUDITOR)
    stand_in(other, people.spokesperson)

    signing.sign(at_last_step.current_workflow_task_state, other)

    signature = gate.recorded().get().signatures[-1]
    assert (signature["name"], signature["principal_name"], signature["role"]) == (
        "沈鉴",
        "任舟",
        "新闻发言人",
    )
    line = closing.line_of(fresh(at_last_step))
    assert "任舟" in line.signatures[-1].name
    assert line.signer != "新闻发言人"
    assert ReviewTaskState.objects.filter(on_behalf_of=people.spokesperson, finished_by=other).exists()


@pytest.mark.parametrize(("start", "end"), [(-5, -1), (1, 5)])
def test_outside_its_days_a_substitution_is_nothing(people, at_last_step, start, end):
    other = made.person(Role.AUDITOR)
    stand_in(other, people.spokesperson, start=start, end=end)

    assert signing.refusal(at_last_step, other)
    with pytest.raises(RefusedError):
        signing.sign(at_last_step.current_workflow_task_state, other)


def test_days_are_counted_in_china(people, at_last_step, monkeypatch):
    moment = datetime.datetime(2026, 7, 1, 16, 30, tzinfo=datetime.UTC)  # 00:30 of the next day in Shanghai
    monkeypatch.setattr(timezone, "now", lambda: moment)

    assert substitutes.today() == datetime.date(2026, 7, 2)


def test_author_does_not_sign_as_a_substitute(people, at_last_step):
    stand_in(people.author, people.spokesperson)

    assert signing.refusal(at_last_step, people.author)


def test_nobody_signs_a_second_step_as_a_substitute(people, at_last_step):
    stand_in(people.section_head, people.spokesperson)

    assert signing.refusal(at_last_step, people.section_head)


def test_own_and_substituted_signature_are_not_two_people(people):
    """Whoever signed the first step is not signed for in the second, and the other way round."""
    both = made.person(Role.SECTION_HEAD, Role.SPOKESPERSON)
    other = made.person(Role.AUDITOR)
    stand_in(other, both)
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, other)

    assert signing.refusal(fresh(page), both)
    assert signing.refusal(fresh(page), other)
    with pytest.raises(RefusedError):
        signing.sign(fresh(page).current_workflow_task_state, both)


def test_nobody_is_signed_for_twice(people):
    both = made.person(Role.SECTION_HEAD, Role.SPOKESPERSON)
    one, two = made.person(Role.AUDITOR), made.person(Role.CONTRIBUTOR)
    stand_in(one, both)
    stand_in(two, both)
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, one)

    with pytest.raises(RefusedError):
        signing.sign(fresh(page).current_workflow_task_state, two)


def test_author_is_not_signed_for(people):
    page = made.submit(made.draft(people.spokesperson), people.spokesperson)
    signing.sign(page.current_workflow_task_state, people.section_head)
    other = made.person(Role.AUDITOR)
    stand_in(other, people.spokesperson)

    assert signing.refusal(fresh(page), other)


def test_who_has_left_is_not_signed_for(people, at_last_step):
    other = made.person(Role.AUDITOR)
    stand_in(other, people.spokesperson)
    people.spokesperson.is_active = False
    people.spokesperson.save()

    assert signing.refusal(at_last_step, other)


def test_substitute_finds_it_in_the_inbox_and_on_the_desk(people, at_last_step, signed_in):
    other = made.person(Role.CONTRIBUTOR)
    client = signed_in(other)
    assert at_last_step.title not in client.get("/admin/approval/").text

    stand_in(other, people.spokesperson)

    assert at_last_step.title in client.get("/admin/approval/").text
    html = client.get(f"/admin/approval/{at_last_step.pk}/").text
    assert "任舟" in html
    assert 'value="sign"' in html


# --- Setting them ---------------------------------------------------------------------------------------


def data(principal, substitute, start=None, end=None):
    today = substitutes.today()
    return {
        "principal": principal.pk,
        "substitute": substitute.pk,
        "start": start or today,
        "end": end or today + 5 * DAY,
        "reason": "出差",
    }


def test_administrator_sets_them_for_everybody(people, signed_in):
    response = signed_in(people.administrator).post(
        reverse("substitutes:add"), data(people.spokesperson, people.leader)
    )

    row = Substitution.objects.get()
    assert response.status_code == 302
    assert (row.principal, row.substitute, row.authorized_by) == (
        people.spokesperson,
        people.leader,
        people.administrator,
    )


def test_signer_sets_their_own_only(people, signed_in):
    client = signed_in(people.spokesperson)

    assert client.post(reverse("substitutes:add"), data(people.leader, people.head)).status_code == 200
    assert client.post(reverse("substitutes:add"), data(people.spokesperson, people.head)).status_code == 302
    assert Substitution.objects.get().authorized_by == people.spokesperson
    other = stand_in(people.head, people.leader)
    assert client.get(reverse("substitutes:edit", args=[other.pk])).status_code == 302
    assert client.get(reverse("substitutes:index")).status_code == 200


@pytest.mark.parametrize("role", ["contributor", "editor", "auditor"])
def test_who_signs_nothing_sets_none(people, signed_in, role):
    client = signed_in(getattr(people, role))

    assert client.get(reverse("substitutes:add")).status_code == 302
    assert client.get(reverse("substitutes:index")).status_code == 302


@pytest.mark.parametrize(
    "change",
    [
        lambda p: {"substitute": p.spokesperson.pk},
        lambda p: {"substitute": p.administrator.pk},
        lambda p: {"start": substitutes.today() - DAY},
        lambda p: {"end": substitutes.today() - DAY},
    ],
)
def test_what_cannot_be_set(people, signed_in, change):
    values = data(people.spokesperson, people.leader) | change(people)

    assert signed_in(people.administrator).post(reverse("substitutes:add"), values).status_code == 200
    assert not Substitution.objects.exists()


def test_what_was_used_is_not_changed_backwards(people, at_last_step):
    other = made.person(Role.AUDITOR)
    row = stand_in(other, people.spokesperson)
    signing.sign(at_last_step.current_workflow_task_state, other)

    row.start += DAY
    with pytest.raises(ValidationError):
        row.full_clean()
    row.refresh_from_db()
    row.end -= 6 * DAY
    with pytest.raises(ValidationError):
        row.full_clean()
    row.end = substitutes.today()
    row.full_clean()
    for delete in (row.delete, Substitution.objects.all().delete):
        with transaction.atomic(), pytest.raises(RefusedError), transaction.atomic():
            delete()
