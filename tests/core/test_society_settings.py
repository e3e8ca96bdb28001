from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from wagtail.models import Site

from core.models import SocietySettings
from tests.factories.core import SiteImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(admin_client):
    """Posts the form of the society's settings, as its page in the admin does."""
    site = Site.objects.get()
    address = f"/admin/settings/core/societysettings/{site.pk}/"

    def post(**values):
        return admin_client.post(address, {"name": "沐宁市红十字会"} | values)

    return post


def test_who_states_the_entitlement_to_the_logo_is_kept(save):
    logo = SiteImageFactory()

    save(logo=logo.pk, logo_entitled="on")

    kept = SocietySettings.objects.get()
    assert kept.logo == logo
    assert kept.logo_entitled_by == User.objects.get(username="admin")
    assert kept.logo_entitled_at is not None


def test_a_later_save_by_somebody_else_changes_nothing_of_the_statement(save):
    save(logo=SiteImageFactory().pk, logo_entitled="on")
    first = SocietySettings.objects.get()
    other = User.objects.create_superuser("other")

    first.state_entitlement(other)

    assert first.logo_entitled_by.username == "admin"


def test_logo_without_the_statement_is_refused(save):
    response = save(logo=SiteImageFactory().pk)

    assert response.status_code == 200
    assert SocietySettings.objects.filter(logo__isnull=False).exists() is False


def test_withdrawn_statement_forgets_who_made_it(save):
    save(logo=SiteImageFactory().pk, logo_entitled="on")

    save()

    kept = SocietySettings.objects.get()
    assert (kept.logo_entitled_by, kept.logo_entitled_at) == (None, None)
