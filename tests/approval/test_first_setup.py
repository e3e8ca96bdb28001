from __future__ import annotations

import pytest
from django.utils.translation import gettext
from wagtail.models import Site

from approval import first_setup, seals
from approval.enums import Role, Route
from approval.models import Approval, ChangeRequest
from core.models import Department, SocietySettings
from tests.factories import approval as made
from tests.factories import gate

pytestmark = pytest.mark.django_db


@pytest.fixture
def only(db):
    """The one user of a new site."""
    return made.person(Role.ADMINISTRATOR, superuser=True)


def name_society(client, name="澄江市红十字会"):
    site = Site.objects.get()
    return client.post(f"/admin/settings/core/societysettings/{site.pk}/", {"name": name})


def test_only_user_sets_the_site_up(only, signed_in):
    name_society(signed_in(only))

    (approval,) = Approval.objects.all()
    assert SocietySettings.objects.get().name == "澄江市红十字会"
    assert (approval.route, approval.note) == (Route.DIRECT, gettext("first set-up"))
    assert [(s["step"], s["user"]) for s in approval.signatures] == [("首次设置", only.pk)]


def test_only_user_may_correct_it(only, signed_in):
    client = signed_in(only)
    name_society(client)

    name_society(client, "沐宁市红十字会")

    assert SocietySettings.objects.get().name == "沐宁市红十字会"
    assert set(ChangeRequest.objects.values_list("status", flat=True)) == {"done"}


@pytest.mark.parametrize("active", [True, False])
def test_it_ends_with_the_second_user_for_good(only, signed_in, active):
    made.person(Role.SPOKESPERSON, active=active)

    name_society(signed_in(only))

    assert not SocietySettings.objects.exclude(name="").exists()
    assert ChangeRequest.objects.get().status == "waiting"


def test_it_ends_with_the_first_approval_of_another_kind(only, signed_in):
    gate.save(Department(name="办公室"))

    name_society(signed_in(only))

    assert not first_setup.is_open(only)
    assert ChangeRequest.objects.get().status == "waiting"


def test_it_publishes_no_page(only):
    made.home()
    page = made.draft(only)
    page.live = True

    with pytest.raises(seals.NotApprovedError):
        page.save()


def test_somebody_else_signs_it_afterwards(only, signed_in):
    name_society(signed_in(only))
    approval = Approval.objects.get()
    client, address = signed_in(made.person(Role.LEADER)), f"/admin/approval/afterwards/{approval.pk}/"
    assert address in client.get("/admin/approval/afterwards/").text
    assert "澄江市红十字会" in client.get(address).text

    client.post(address, {"opinion": "属实"})

    assert approval.confirmations.get().signatures[0]["opinion"] == "属实"
    assert signed_in(only).get(address).status_code == 200
