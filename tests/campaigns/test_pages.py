"""What readers, lists, feeds, search and machines get of campaigns."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from wagtail.models import Locale

from core import kinds, rendering
from core.blocks import to_stream
from tests.factories import gate
from tests.factories.campaigns import CampaignFactory, CampaignIndexFactory, CampaignReportFactory, partner
from tests.factories.core import SiteImageFactory
from tests.factories.news import ColumnFactory, NewsFactory, TopicFactory, home_page

pytestmark = pytest.mark.django_db
NEED = {"item": "家用除湿机", "unit": "台", "wanted": "300", "met": "168.5", "as_of": "2026-07-01"}


def seen(client, address) -> str:
    return client.get(address).content.decode()


def json_ld(shown) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', shown)[1])[0]


def test_campaign_shows_figures_exactly_with_hour_and_source(client):
    shown = seen(client, CampaignFactory(fundraiser=True).url)

    assert [w for w in ("1,284.63", "1,800", "71%", "捐赠收支公告（第3期）", "12:00") if w not in shown] == []


def test_need_says_what_is_still_missing(client):
    shown = seen(client, CampaignFactory(needs=to_stream([("need", NEED)])).url)

    assert [w for w in ("家用除湿机", "131.5", "168.5") if w not in shown] == []
    assert 'class="progress__done" width="56"' in shown


def test_fundraiser_shows_what_the_law_demands(client):
    campaign = CampaignFactory(fundraiser=True)

    shown = seen(client, campaign.url)

    wanted = (campaign.organiser, campaign.certificate_number, campaign.filing_number, campaign.query_note)
    assert [word for word in (*wanted, "tel:000086052107", campaign.plan.title) if word not in shown] == []


def test_list_holds_campaigns_and_not_their_reports(client):
    index = CampaignIndexFactory(slug="campaigns")
    campaign = CampaignFactory(parent=index)
    report = CampaignReportFactory(parent=campaign)

    shown = seen(client, "/campaigns/")

    assert (campaign.title in shown, report.title in shown) == (True, False)


@pytest.mark.parametrize(
    ("state", "running", "ended"), [("", 1, 1), ("running", 1, 0), ("ended", 0, 1), ("x", 1, 1)]
)
def test_list_is_filtered_by_state_and_the_last_day_still_counts(client, state, running, ended):
    index, today = CampaignIndexFactory(slug="campaigns"), timezone.localdate()
    CampaignFactory(parent=index, title="进行中的", end=today, start=today - timedelta(days=9))
    CampaignFactory(
        parent=index, title="结束了的", end=today - timedelta(days=1), start=today - timedelta(days=9)
    )

    shown = seen(client, f"/campaigns/?state={state}")

    assert (shown.count("进行中的"), shown.count("结束了的")) == (running, ended)


def test_home_page_shows_what_runs_and_no_empty_strip(client):
    home_page()
    before = seen(client, "/")
    running, ended = CampaignFactory(), CampaignFactory(end=date(2026, 6, 30))

    after = seen(client, "/")

    assert 'class="story"' not in before
    assert (running.title in after, ended.title in after) == (True, False)


def test_stories_come_by_topic_and_reports_from_below(client):
    column, campaign = ColumnFactory(), CampaignFactory(topic=TopicFactory())
    story = NewsFactory(parent=column, topics=("rescue",), title="同一专题的消息")
    other = NewsFactory(parent=column, title="别的消息")
    draft = NewsFactory(parent=column, topics=("rescue",), public=False, title="还没签发的消息")
    report = CampaignReportFactory(parent=campaign)

    shown = seen(client, campaign.url)

    assert [page.title in shown for page in (story, report, other, draft)] == [True, True, False, False]


@pytest.mark.parametrize("name", ["feed.atom", "rss.xml", "feed.json"])
def test_feed_of_a_campaign_carries_its_reports(client, name):
    campaign = CampaignFactory()
    report = CampaignReportFactory(parent=campaign)
    elsewhere = CampaignReportFactory(parent=CampaignFactory(parent=campaign.get_parent().specific))

    shown = seen(client, f"{campaign.url}{name}")

    assert (report.title in shown, elsewhere.title in shown) == (True, False)


def test_logo_of_a_partner_is_marked_as_untouchable(client):
    logo = SiteImageFactory()
    row = ("partner", {"name": "公交集团", "logo": logo.pk, "url": "https://bus.example"})

    shown = seen(client, CampaignFactory(partners=to_stream([row])).url)

    assert re.search(r'<img src="[^"]+" alt="" loading="lazy" data-mark>', shown)
    assert 'href="https://bus.example"' in shown


@pytest.mark.parametrize(
    ("values", "kind", "day"),
    [
        ({"fundraiser": True}, "Event", "startDate"),
        ({"kind": "project"}, "Project", "foundingDate"),
        ({}, "Event", "startDate"),
    ],
)
def test_machines_are_told_what_it_is(client, values, kind, day):
    data = json_ld(seen(client, CampaignFactory(**values).url))

    assert (data["@type"], data[day]) == (kind, "2026-06-18")
    assert ("potentialAction" in data) == bool(values.get("fundraiser"))


def test_report_tells_its_period_and_sums(client):
    report = CampaignReportFactory(
        received=Decimal("6450307.50"), used=Decimal("6112300"), figures_source="救灾专户"
    )

    shown = seen(client, report.url)

    assert [w for w in ("6,450,307.50", "611.23", "救灾专户", "2026年6月30日") if w not in shown] == []
    assert json_ld(shown)["temporalCoverage"] == "2026-06-18/2026-06-30"


def test_search_reads_what_is_shown():
    campaign = CampaignFactory(fundraiser=True, needs=to_stream([("need", NEED)]))

    parts = kinds.named("campaign").texts(campaign)[""]

    found = {part.part: " ".join(p.text for p in parts if p.part == part.part) for part in parts}
    assert campaign.filing_number in found["numbers"]
    assert "家用除湿机" in found["body"]


def test_private_contact_of_a_partner_is_nowhere(client):
    campaign = CampaignFactory()
    partner("https://www.example.org", private_contact="欧阳某某 13800000000", name="不外传的名字")
    addresses = (
        campaign.url,
        f"/embed/campaign/{campaign.pk}/",
        f"/oembed?url=http://testserver{campaign.url}",
        "/",
    )

    shown = "".join(seen(client, address) for address in addresses)

    assert ("欧阳某某" in shown, "不外传的名字" in shown) == (False, False)


def test_draft_is_previewed_by_the_same_template(rf):
    campaign = CampaignFactory(fundraiser=True, needs=to_stream([("need", NEED)]), public=False)

    shown = rendering.preview(rf.get("/"), campaign).content.decode()

    assert [word for word in (campaign.title, "家用除湿机", "1,284.63") if word not in shown] == []
    assert "<iframe" not in shown.replace("&lt;iframe", "")
    assert "embed-offer" not in shown


def test_card_speaks_the_language_asked_for(client):
    Locale.objects.get_or_create(language_code="en")
    campaign = CampaignFactory(title="守望鹭渡")
    home, english = home_page(), Locale.objects.get(language_code="en")
    for page in (home, campaign.get_parent().specific):
        gate.publish(page.copy_for_translation(english))
    translated = campaign.copy_for_translation(english)
    translated.title = "Watch over Ludu"
    gate.publish(translated)

    shown = [seen(client, f"/embed/campaign/{campaign.pk}/{q}") for q in ("?lang=en", "", "?lang=fr")]

    assert ["Watch over Ludu" in text for text in shown] == [True, False, False]
