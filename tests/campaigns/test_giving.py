"""Accounts come from the disclosure, as they hold today."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from approval import checks
from disclosure.models import DonationChannel, DonationMethodsPage
from tests.campaigns.test_statements import MOST, statements, whole
from tests.factories import disclosure, gate
from tests.factories.campaigns import CampaignFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NUMBER = "0000 0000 0000 0000 066"


def disclosed(public=True, **values):
    row = DonationChannel(
        kind="bank", holder="沐宁市红十字会", number=NUMBER, bank="沐宁银行沐水支行",
        **{"effective_from": TODAY - timedelta(days=9), **values},
    )  # fmt: skip
    page = DonationMethodsPage(
        **{k: v for k, v in disclosure.base().items() if k not in {"parent", "public"}}
    )
    page.summary, page.channels = "怎样捐赠。", [row]
    disclosure.catalogue().add_child(instance=page)
    return gate.publish(page) if public else page


def test_campaign_shows_the_account_in_effect_and_where_it_stands(client):
    methods = disclosed()
    campaign = CampaignFactory(fundraiser=True, shows_ways=True, transfer_note="守望鹭渡")

    shown = client.get(campaign.url).content.decode()

    assert [
        word
        for word in (NUMBER, "沐宁银行沐水支行", "守望鹭渡", methods.url, 'href="#ways"')
        if word not in shown
    ] == []


@pytest.mark.parametrize(
    ("public", "values"),
    [
        (False, {}),
        (True, {"effective_to": TODAY - timedelta(days=1)}),
        (True, {"effective_from": TODAY + timedelta(days=1)}),
    ],
)
def test_account_that_does_not_hold_is_nowhere(client, public, values):
    disclosed(public, **values)
    campaign = CampaignFactory(fundraiser=True, shows_ways=True)

    shown = client.get(campaign.url).content.decode()

    assert NUMBER not in shown
    assert 'href="#ways"' not in shown
    assert [f.field for f in checks.run(campaign) if f.field == "shows_ways"] == ["shows_ways"]


def test_campaign_that_asks_for_nothing_shows_no_account(client):
    disclosed()

    assert NUMBER not in client.get(CampaignFactory().url).content.decode()


def test_card_never_carries_accounts(client):
    disclosed()
    campaign = CampaignFactory(fundraiser=True, shows_ways=True)

    assert NUMBER not in client.get(f"/embed/campaign/{campaign.pk}/").content.decode()


def test_campaign_with_ways_costs_at_most_twelve(client):
    disclosed()

    found = statements(client, whole(2, shows_ways=True).url)

    assert len(found) <= MOST, "\n".join(found)
