from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from intake.models import Consent, SignUp, SignUpPage
from tests.factories import gate
from tests.factories.visitors import ActivityFactory, ActivityIndexFactory, SignUpPageFactory

pytestmark = pytest.mark.django_db
GIVEN = {"name": "欧阳明珊", "phone": "139 0000 1234", "consent": "yes"}
ADDRESS = "/activities/day/join/"


@pytest.fixture
def page():
    activity = ActivityFactory(parent=ActivityIndexFactory(slug="activities"), slug="day", title="体验日")
    return SignUpPageFactory(
        parent=activity, slug="join", capacity=3, most_at_once=3, asks_for_note="希望的班次"
    )


def change(page, **values):
    page = SignUpPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    return gate.publish(page)


def test_whoever_signs_up_gets_a_number_and_no_cookie(client, page, form):
    answer = form(ADDRESS).send(**GIVEN, persons="2", note="上午")

    assert answer.status_code == 303
    assert answer.cookies == {}
    receipt = client.get(answer["Location"])
    shown = unescape(receipt.content.decode())
    assert '<b class="form__number">1</b>' in shown
    assert receipt["Cache-Control"] == "no-store"
    assert "欧阳明珊" not in shown
    row = SignUp.objects.get()
    assert (row.name, row.phone, row.persons, row.note) == ("欧阳明珊", "139 0000 1234", 2, "上午")


def test_what_was_agreed_to_is_kept_in_its_version(page, form):
    first = form(ADDRESS)
    first.send(**GIVEN, persons="1")
    change(page, consent="新的说明。")
    form(ADDRESS).send(**GIVEN, persons="1")

    kept = [row.consent.text for row in SignUp.objects.order_by("number")]
    assert kept == ["姓名和电话只用于这次活动的联络。", "新的说明。"]
    assert all(SignUp.objects.values_list("approval", flat=True))
    assert Consent.objects.count() == 2


def test_words_that_changed_meanwhile_are_shown_again(page, form):
    opened = form(ADDRESS)
    change(page, consent="新的说明。")

    answer = opened.send(**GIVEN, persons="1")

    assert answer.status_code == 409
    assert "新的说明。" in answer.content.decode()
    assert 'value="欧阳明珊"' in answer.content.decode()
    assert not SignUp.objects.exists()


def test_same_form_sent_twice_is_one_sign_up(page, form):
    opened = form(ADDRESS)

    answers = [opened.send(**GIVEN, persons="1") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert SignUp.objects.count() == 1


def test_places_are_given_once_and_a_cancelled_one_again(client, page, form):
    from intake import signing_up

    form(ADDRESS).send(**GIVEN, persons="2")
    assert form(ADDRESS).send(**GIVEN, persons="2").status_code == 409
    form(ADDRESS).send(**GIVEN, persons="1")
    assert 'name="phone"' not in client.get(ADDRESS).content.decode()

    signing_up.cancel(SignUp.objects.get(number=1))

    assert form(ADDRESS).send(**GIVEN, persons="2").status_code == 303
    assert list(SignUp.objects.values_list("number", "persons")) == [(1, 2), (2, 1), (3, 2)]


@pytest.mark.parametrize(
    "values",
    [
        {"closes_at": timezone.now() - timedelta(minutes=1)},
        {"opens_at": timezone.now() + timedelta(hours=1)},
    ],
)
def test_nobody_signs_up_before_or_after_the_time(client, page, form, values):
    opened = form(ADDRESS)
    change(page, **values)

    assert opened.send(**GIVEN, persons="1").status_code == 409
    assert not SignUp.objects.exists()
    assert 'name="phone"' not in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "  "}, "name"),
        ({"phone": "没有"}, "phone"),
        ({"phone": "12"}, "phone"),
        ({"persons": "4"}, "persons"),
        ({"persons": "0"}, "persons"),
        ({"persons": "²"}, "persons"),
        ({"persons": "1e9"}, "persons"),
        ({"consent": ""}, "consent"),
        ({"name": "长" * 61}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"note": "我的身份证是110101199003078515"}, "note"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_typed_is_lost(page, form, values, field):
    given = {**GIVEN, "persons": "1", "note": "上午", **values}

    answer = form(ADDRESS).send(**given)

    shown = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert f'href="#f-{field}"' in shown
    assert f'id="f-{field}-error"' in shown
    assert not SignUp.objects.exists()
    for name in {"name", "phone"} - {field}:
        assert f'value="{given[name]}"' in shown


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"", "text/plain"),
        (b"name=" + b"x" * 100_000, "application/x-www-form-urlencoded"),
    ],
)
def test_what_is_no_form_is_answered(client, page, content, kind):
    answer = client.post(ADDRESS, content, content_type=kind)

    assert answer.status_code in {400, 409, 422}
    assert not SignUp.objects.exists()


def test_draft_takes_nothing(client, page):
    draft = SignUpPageFactory(parent=ActivityFactory(), slug="draft", public=False)

    assert client.post(draft.get_url_parts()[2], GIVEN).status_code in {403, 404, 405}
    assert not SignUp.objects.exists()


def test_receipt_is_nobody_elses(client, page, form):
    receipt = form(ADDRESS).send(**GIVEN, persons="1")["Location"]
    other = SignUpPageFactory(
        parent=ActivityFactory(parent=ActivityIndexFactory(slug="b"), slug="c"), slug="d"
    )

    assert client.get(receipt[:-3] + "xy/").status_code == 404
    assert client.get(receipt.replace(ADDRESS, other.get_url_parts()[2])).status_code == 404


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"opens_at": timezone.now() + timedelta(days=9)}, "closes_at"),
        ({"over_on": timezone.localdate()}, "over_on"),
        ({"most_at_once": 4}, "most_at_once"),
        ({"retention_days": 0}, "retention_days"),
        ({"consent": ""}, "consent"),
    ],
)
def test_error_of_the_page_stands_at_its_field(page, values, field):
    for name, value in values.items():
        setattr(page, name, value)

    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert field in error.value.message_dict


def test_nothing_public_tells_who_signed_up(client, page, form):
    form(ADDRESS).send(**GIVEN, persons="1", note="植入的话")

    for address in ("/", ADDRESS, "/activities/", "/activities/day/", "/feed.json", "/sitemap.xml",
                    f"{ADDRESS}versions/", "/search/?q=体验"):  # fmt: skip
        shown = client.get(address).content.decode()
        assert [word for word in ("欧阳明珊", "139 0000 1234", "植入的话") if word in shown] == []
