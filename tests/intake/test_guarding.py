from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from intake import guarding
from intake.models import Attempt

pytestmark = pytest.mark.django_db


def request(address="203.0.113.7", **values):
    headers = values.pop("headers", {})
    return RequestFactory().post("/", values, REMOTE_ADDR=address, headers=headers)


def test_token_is_good_for_its_own_form_only():
    text = guarding.issue("a", version="T1")

    assert guarding.read("a", text).about == {"version": "T1"}
    assert guarding.read("b", text) is None
    assert guarding.read("a", text + "x") is None
    assert guarding.read("a", "") is None


def test_no_two_forms_have_the_same_nonce():
    assert guarding.read("a", guarding.issue("a")).nonce != guarding.read("a", guarding.issue("a")).nonce


def test_objection_is_told_in_words(monkeypatch):
    token = guarding.read("a", guarding.issue("a"))

    assert guarding.objection(request(), "a", token) == ""
    assert guarding.objection(request(website="http://spam"), "a", token)
    assert guarding.objection(request(), "a", None)
    assert guarding.objection(request(headers={"Sec-Fetch-Site": "cross-site"}), "a", token)
    monkeypatch.setattr(guarding, "QUICKEST", 3)
    assert guarding.objection(request(), "a", token)


def test_token_ages(monkeypatch):
    text = guarding.issue("a")

    later = time.time() + guarding.LONGEST + 1
    monkeypatch.setattr(time, "time", lambda: later)

    assert guarding.read("a", text) is None


def test_network_that_sends_very_much_is_asked_to_wait(settings):
    settings.INTAKE_PER_HOUR = 2
    token = guarding.read("a", guarding.issue("a"))
    for _ in range(2):
        guarding.note(request(), "a")

    assert guarding.objection(request(), "a", token)
    assert guarding.objection(request("198.51.100.1"), "a", token) == ""
    assert guarding.objection(request(), "b", token) == ""
    Attempt.objects.update(at=timezone.now() - timedelta(hours=2))
    assert guarding.objection(request(), "a", token) == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.8", False),
        ("203.0.113.7", "::ffff:203.0.113.7", True),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", True),
        ("2001:db8:0:1::1", "2001:db8:1::1", False),
        ("nonsense", "", True),
    ],
)
def test_networks_are_told_apart_without_their_addresses(one, other, same):
    guarding.note(request(one), "a")
    guarding.note(request(other), "a")

    hashes = list(Attempt.objects.values_list("network", flat=True))
    assert (hashes[0] == hashes[1]) is same
    assert not any(
        part in hashes[0] for part in ("203", "2001:db8") if "." in one or ":" in one if len(part) > 4
    )


def test_network_has_another_name_tomorrow(monkeypatch):
    guarding.note(request(), "a")
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *args: tomorrow)
    guarding.note(request(), "a")

    assert len(set(Attempt.objects.values_list("network", flat=True))) == 2
