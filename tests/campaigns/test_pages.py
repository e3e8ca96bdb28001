from __future__ import annotations

import pytest

from tests.factories.campaigns import CampaignFactory, CampaignIndexFactory, CampaignReportFactory

pytestmark = pytest.mark.django_db


def test_campaign_shows_figures_exactly_with_hour_and_source(client):
    campaign = CampaignFactory(fundraiser=True)

    shown = client.get(campaign.url).content.decode()

    assert "1,284.63" in shown
    assert "1,800" in shown
    assert "71%" in shown
    assert "捐赠收支公告（第3期）" in shown


def test_list_holds_campaigns_and_not_their_reports(client):
    index = CampaignIndexFactory(slug="campaigns")
    campaign = CampaignFactory(parent=index)
    report = CampaignReportFactory(parent=campaign)

    shown = client.get("/campaigns/").content.decode()

    assert campaign.title in shown
    assert report.title not in shown
