"""What may be framed, by whom, and what is said of what is gone."""

from __future__ import annotations

import pytest
from wagtail.models import PageViewRestriction

from approval import withdrawals
from approval.enums import Descent, Role
from campaigns.models import EmbedPartner
from core.blocks import to_stream
from tests.factories import approval as made
from tests.factories import gate
from tests.factories.campaigns import CampaignFactory, CampaignReportFactory, partner
from tests.factories.core import SiteImageFactory

pytestmark = pytest.mark.django_db
PARTNER = "https://www.example.org"


def ancestors(response) -> str:
    policy = dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))
    return policy["frame-ancestors"]


def address(page, query="") -> str:
    return f"/embed/campaign/{page.pk}/{query}"


def take_down(page, descent):
    head, spokesperson = made.person(Role.HEAD), made.person(Role.SPOKESPERSON)
    asked = withdrawals.request(
        page,
        made.person(superuser=True),
        descent=descent,
        public_reason="数据有误",
        internal_reason="内部原因",
    )
    withdrawals.sign(asked, spokesperson)
    if descent == Descent.TAKEN_DOWN:
        withdrawals.sign(asked, head)


def test_card_names_exactly_the_registered_origins(client):
    campaign = CampaignFactory()
    partner(PARTNER, "http://127.0.0.1:8000")
    partner("https://off.example.org", active=False)

    response = client.get(address(campaign))

    assert ancestors(response) == f"{PARTNER} http://127.0.0.1:8000"
    assert "X-Frame-Options" not in response
    assert campaign.title in response.content.decode()


def test_card_is_framed_by_nobody_without_partners(client):
    response = client.get(address(CampaignFactory()))

    assert (ancestors(response), response["X-Frame-Options"]) == ("'none'", "DENY")


def test_partner_switched_off_is_out_at_once(client):
    campaign, row = CampaignFactory(), partner(PARTNER)
    client.get(address(campaign))
    row.active = False
    gate.save(row)

    assert ancestors(client.get(address(campaign))) == "'none'"


def test_partner_whom_nobody_signed_for_frames_nothing(client):
    campaign = CampaignFactory()
    with gate.removed():
        EmbedPartner.objects.create(name="无人签批", addresses=PARTNER)

    assert ancestors(client.get(address(campaign))) == "'none'"


def test_pages_themselves_are_never_framed(client):
    campaign = CampaignFactory()
    report = CampaignReportFactory(parent=campaign)
    partner(PARTNER)
    rest = [
        campaign.url,
        report.url,
        f"{campaign.url}feed.atom",
        "/",
        "/oembed?url=x",
        "/embed/",
        "/embed/news/1/",
    ]

    framed = {path: ancestors(client.get(path)) for path in rest}

    assert set(framed.values()) == {"'none'"}


def test_draft_has_no_card(client):
    campaign = CampaignFactory(public=False)
    partner(PARTNER)

    response = client.get(address(campaign))

    assert (response.status_code, ancestors(response)) == (404, "'none'")
    assert campaign.title not in response.content.decode()


def test_restricted_campaign_has_no_card(client):
    campaign = CampaignFactory()
    PageViewRestriction.objects.create(page=campaign, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(address(campaign)).status_code == 404


def test_page_of_another_kind_has_no_card(client):
    report = CampaignReportFactory()

    assert client.get(f"/embed/campaign/{report.pk}/").status_code == 404


def test_withdrawn_campaign_says_so_and_why_is_one_click_away(client):
    campaign = CampaignFactory()
    partner(PARTNER)
    take_down(campaign, Descent.RETRACTED)

    response = client.get(address(campaign))
    shown = response.content.decode()

    assert (response.status_code, ancestors(response)) == (410, PARTNER)
    assert f"{campaign.slug}/" in shown
    assert campaign.title not in shown
    assert "内部原因" not in shown


def test_what_was_taken_down_quietly_leaves_nothing(client):
    campaign = CampaignFactory()
    partner(PARTNER)
    take_down(campaign, Descent.TAKEN_DOWN)

    response = client.get(address(campaign))
    shown = response.content.decode()

    assert (response.status_code, ancestors(response)) == (410, PARTNER)
    assert [word for word in (campaign.title, campaign.slug, "数据有误", "内部原因") if word in shown] == []


def test_card_has_no_script_and_opens_links_outside_of_the_frame(client):
    campaign = CampaignFactory(fundraiser=True, lead_image=SiteImageFactory())
    page = client.get(address(campaign, "?theme=dark"))

    shown = page.content.decode()

    assert "<script" not in shown
    assert 'data-theme="dark"' in shown
    assert shown.count("<a ") == shown.count('target="_blank" rel="noopener"') > 0
    assert "script-src" not in page["Content-Security-Policy"]


def test_card_sets_no_cookie_for_readers_and_staff(client):
    campaign = CampaignFactory()
    first = client.get(address(campaign))
    client.force_login(made.person(superuser=True))
    second = client.get(address(campaign))

    assert (first.cookies, second.cookies) == ({}, {})
    assert ancestors(second) == "'none'"
    assert second.status_code == 200


def test_correction_is_said_in_the_card(client):
    people = type("People", (), {})()
    people.author, people.section_head = made.person(Role.EDITOR), made.person(Role.SECTION_HEAD)
    people.spokesperson = made.person(Role.SPOKESPERSON)
    campaign = CampaignFactory(body=to_stream([("rich_text", "<p>正文</p>")]))
    made.revise(
        campaign, people, "correction", "更正开始日期", ({"old": "6月17日", "new": "6月18日", "where": ""},),
        slogan="改了",
    )  # fmt: skip

    shown = client.get(address(campaign)).content.decode()

    assert "tag--corrected" in shown
    assert "更正开始日期" in shown
