"""oEmbed 1.0, as the specification has it."""

from __future__ import annotations

import json
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from wagtail.embeds.finders.oembed import OEmbedFinder
from wagtail.models import PageViewRestriction

from tests.factories import approval as made
from tests.factories.campaigns import CampaignFactory, CampaignReportFactory
from tests.factories.core import SiteImageFactory

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


def ask(client, page, **arguments):
    url = arguments.pop("url", None) or f"{HERE}{page.url}"
    return client.get(f"/oembed?{urlencode({'url': url, **arguments})}")


def test_json_answer_frames_the_card(client):
    campaign = CampaignFactory(title="守望<鹭渡>")

    response = ask(client, campaign)
    found = response.json()

    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert (found["version"], found["type"], found["title"]) == ("1.0", "rich", "守望<鹭渡>")
    assert f"/embed/campaign/{campaign.pk}/" in found["html"]
    assert "守望&lt;鹭渡&gt;" in found["html"]
    assert f'width="{found["width"]}" height="{found["height"]}"' in found["html"]


def test_xml_answer_says_the_same(client):
    campaign = CampaignFactory(title="守望 & 鹭渡")

    response = ask(client, campaign, format="xml")
    found = {node.tag: node.text for node in ET.fromstring(response.content)}

    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert found == {name: str(value) for name, value in ask(client, campaign).json().items()}


@pytest.mark.parametrize(
    ("limits", "size"),
    [({"maxwidth": 300}, (300, 330)), ({"maxheight": 200}, (420, 200)), ({"maxwidth": "x"}, (420, 330))],
)
def test_limits_are_kept(client, limits, size):
    found = ask(client, CampaignFactory(), **limits).json()

    assert (found["width"], found["height"]) == size


def test_thumbnail_stays_within_the_limits(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        picture = SiteImageFactory()
    campaign = CampaignFactory(lead_image=picture)

    whole = ask(client, campaign).json()
    small = ask(client, campaign, maxwidth=500).json()
    tiny = ask(client, campaign, maxwidth=100).json()

    assert (whole["thumbnail_width"], whole["thumbnail_height"]) == (1200, 630)
    assert (small["thumbnail_width"], small["thumbnail_height"]) == (480, 300)
    assert "thumbnail_url" not in tiny


@pytest.mark.parametrize("address", ["/nothing/", "/", "/embed/", "//", "/%00/"])
def test_what_has_no_card_is_not_found(client, address):
    assert ask(client, None, url=f"{HERE}{address}").status_code == 404


@pytest.mark.parametrize(
    "url", ["https://elsewhere.example/", "not an address", "http://[", "ftp://testserver/"]
)
def test_address_of_another_site_is_not_found(client, url):
    campaign = CampaignFactory()

    assert ask(client, campaign, url=url).status_code == 404


def test_draft_and_page_without_card_are_not_found(client):
    campaign = CampaignFactory()
    draft = CampaignFactory(public=False, parent=campaign.get_parent().specific)
    report = CampaignReportFactory(parent=campaign)

    assert [ask(client, page).status_code for page in (draft, report)] == [404, 404]


def test_restricted_page_is_refused_as_such(client):
    campaign = CampaignFactory()
    PageViewRestriction.objects.create(page=campaign, restriction_type=PageViewRestriction.LOGIN)

    response = ask(client, campaign)

    assert (response.status_code, campaign.title in response.content.decode()) == (401, False)


@pytest.mark.parametrize(("query", "status"), [("format=yaml&url=x", 501), ("", 400), ("url=", 400)])
def test_bad_questions_have_their_answers(client, query, status):
    assert client.get(f"/oembed?{query}").status_code == status


def test_page_leads_programs_to_its_card(client):
    campaign = CampaignFactory()

    shown = client.get(campaign.url).content.decode()

    assert 'type="application/json+oembed"' in shown
    assert 'type="text/xml+oembed"' in shown


@pytest.mark.django_db(transaction=True)
def test_finder_of_wagtail_embeds_a_campaign(live_server):
    made.home()
    campaign = CampaignFactory(title="守望鹭渡")
    provider = {"endpoint": f"{live_server.url}/oembed", "urls": [rf"^{live_server.url}/\S+$"]}
    finder = OEmbedFinder(providers=[provider])

    found = finder.find_embed(f"{live_server.url}{campaign.url}", max_width=300)

    assert (found["title"], found["type"], found["width"]) == ("守望鹭渡", "rich", 300)
    assert json.dumps(found["html"])
    assert f"/embed/campaign/{campaign.pk}/" in found["html"]
