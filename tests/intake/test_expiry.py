from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from intake import expiry, signing_up
from intake.models import Attempt, Consent, Report, SignUp
from tests.factories.visitors import SignUpPageFactory

pytestmark = pytest.mark.django_db


def test_sign_ups_go_on_the_day_people_were_told():
    page = SignUpPageFactory(retention_days=10)
    row = signing_up.sign_up(page, name="甲", phone="0139000", nonce="a")
    assert row.delete_on == page.over_on + timedelta(days=10)

    assert expiry.delete_expired()["sign_ups"] == 0
    SignUp.objects.update(delete_on=timezone.localdate())

    assert expiry.delete_expired()["sign_ups"] == 1
    assert not Consent.objects.exists()


def test_number_is_never_given_again():
    page = SignUpPageFactory()
    signing_up.sign_up(page, name="甲", phone="0139000", nonce="a")
    SignUp.objects.update(delete_on=timezone.localdate())
    expiry.delete_expired()

    assert signing_up.sign_up(page, name="乙", phone="0139000", nonce="b").number == 2


@pytest.mark.parametrize(("days", "kept"), [(0, ("", "")), (1, ("甲", "a@b.cn"))])
def test_contact_goes_and_the_report_stays(days, kept):
    Report.objects.create(
        kind="error", site=Site.objects.get(), language="zh-hans", text="错了", name="甲", contact="a@b.cn",
        contact_until=timezone.localdate() + timedelta(days=days), nonce="n",
    )  # fmt: skip

    expiry.delete_expired()

    report = Report.objects.get()
    assert (report.text, report.name, report.contact) == ("错了", *kept)


def test_what_was_counted_of_networks_goes():
    Attempt.objects.create(network="x", form="a", at=timezone.now() - timedelta(days=2))
    Attempt.objects.create(network="x", form="a")

    expiry.delete_expired()

    assert Attempt.objects.count() == 1
