"""What editors meet: the form of a campaign, and the registry of partners."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from approval import changes
from approval.enums import Role
from approval.models import ChangeRequest
from campaigns.embedding import partners
from campaigns.models import CampaignPage, EmbedPartner
from core import generation
from tests.factories import approval as made
from tests.factories.campaigns import LEGAL, CampaignFactory, CampaignIndexFactory

pytestmark = pytest.mark.django_db
STREAMS = ("body", "figures", "platforms", "needs", "phases", "partners", "questions")


@pytest.fixture
def editor(client):
    client.force_login(made.person(Role.EDITOR))
    return client


def form(**values):
    empty = {name: streamfield([]) for name in STREAMS}
    given = {"title": "守望鹭渡", "kind": "fundraiser", "slug": "", "comments": inline_formset([])}
    return nested_form_data({**given, **empty, **values})


def add(client, data):
    index = CampaignIndexFactory(slug="campaigns")
    return client.post(reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk]), data)


@pytest.mark.parametrize(
    ("name", "parent"), [("campaignpage", CampaignIndexFactory), ("campaignreportpage", CampaignFactory)]
)
def test_form_of_each_page_type_opens(editor, name, parent):
    address = reverse("wagtailadmin_pages:add", args=["campaigns", name, parent().pk])

    assert editor.get(address).status_code == 200


def test_incomplete_fundraiser_is_kept_as_a_draft(editor):
    response = add(editor, form())

    assert (response.status_code, CampaignPage.objects.get().live) == (302, False)


def test_submission_names_all_that_is_missing_at_its_fields(editor):
    response = add(editor, form(**{"action-submit": "1"}))

    assert set(response.context["form"].errors) == {"start", "plan", *LEGAL}
    assert CampaignPage.objects.count() == 0


def test_draft_that_contradicts_itself_points_at_the_field(editor):
    response = add(editor, form(start="2026-07-10", end="2026-07-01", raised="1", spent="2"))

    assert set(response.context["form"].errors) == {"end", "spent"}


def test_need_of_nothing_is_refused(editor):
    need = {"item": "帐篷", "unit": "顶", "wanted": "0", "met": "0", "as_of": "2026-07-01"}

    response = add(editor, form(needs=streamfield([("need", need)])))

    assert set(response.context["form"].errors) == {"needs"}


def register(client, addresses):
    address = reverse(EmbedPartner.snippet_viewset.get_url_name("add"))
    return client.post(
        address, {"name": "荻湾公益网", "addresses": addresses, "active": "on", "since": "2026-07-01"}
    )


def test_registration_waits_for_a_second_person(editor):
    made.person(Role.SPOKESPERSON)
    register(editor, "https://www.example.org")
    before = partners.origins()

    request = ChangeRequest.objects.get()
    changes.approve(request, made.person(Role.LEADER))
    generation.forget()

    assert (before, partners.origins()) == ((), ("https://www.example.org",))


def test_wrong_address_is_told_at_its_field(editor):
    response = register(editor, "http://www.example.org")

    assert set(response.context["form"].errors) == {"addresses"}
    assert "http://www.example.org" in str(response.context["form"].errors["addresses"])
