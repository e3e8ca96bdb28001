"""How many statements a reader costs when a process has nothing in memory."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation
from core.blocks import to_stream
from tests.factories.campaigns import CampaignFactory, CampaignIndexFactory, CampaignReportFactory, partner
from tests.factories.core import SiteImageFactory
from tests.factories.news import ColumnFactory, NewsFactory, TopicFactory, home_page
from tests.news.test_statements import rich_body

pytestmark = pytest.mark.django_db
MOST = 12


def statements(client, address):
    client.get(address)
    generation.forget()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"][:160] for query in queries]


def rows(count):
    made = {
        "needs": ("need", {"item": "帐篷", "unit": "顶", "wanted": "9", "met": "3", "as_of": "2026-06-20"}),
        "partners": ("partner", {"name": "公交集团", "logo": SiteImageFactory().pk, "url": ""}),
        "phases": ("phase", {"title": "安置", "start": "2026-06-18", "end": None, "text": ""}),
        "questions": ("question", {"question": "问", "answer": "答"}),
        "figures": ("figure", {"label": "户", "value": "1", "unit": ""}),
    }
    return {name: to_stream([row] * count) for name, row in made.items()}


def whole(count, **kwargs):
    other = NewsFactory(parent=ColumnFactory(), topics=("rescue",))
    campaign = CampaignFactory(
        fundraiser=True,
        lead_image=SiteImageFactory(),
        topic=TopicFactory(),
        body=rich_body(other),
        figures_page=other,
        **rows(count),
        **kwargs,
    )
    for _ in range(count):
        CampaignReportFactory(parent=campaign)
        NewsFactory(parent=other.get_parent().specific, topics=("rescue",))
    return campaign


@pytest.mark.parametrize("count", [1, 3])
def test_campaign_with_everything_costs_a_constant_number(client, count):
    found = statements(client, whole(count).url)

    assert len(found) <= MOST, "\n".join(found)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_at_most_twelve(client, count):
    index = CampaignIndexFactory(slug="campaigns")
    for _ in range(count):
        CampaignFactory(parent=index, lead_image=SiteImageFactory())

    found = statements(client, "/campaigns/")

    assert len(found) <= MOST, "\n".join(found)


@pytest.mark.parametrize("count", [1, 3])
def test_home_page_with_campaigns_costs_at_most_twelve(client, count):
    home_page()
    for _ in range(count):
        CampaignFactory(lead_image=SiteImageFactory())

    found = statements(client, "/")

    assert len(found) <= MOST, "\n".join(found)


@pytest.mark.parametrize("count", [1, 3])
def test_card_costs_at_most_eight(client, count):
    campaign = whole(count)
    for n in range(count):
        partner(f"https://p{n}.example")

    found = statements(client, f"/embed/campaign/{campaign.pk}/")

    assert len(found) <= 8, "\n".join(found)
