"""The public list of corrections and withdrawals, and its feeds."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from approval import withdrawals
from approval.enums import Descent
from approval.models import Version, Withdrawal
from approval.public import corrections
from core.models import PublicEntry
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate

pytestmark = pytest.mark.django_db

WRONG = {"where": "第一段", "old": "三百户", "new": "三千户"}


def corrected(people, title, note="更正户数。"):
    page = made.public(made.draft(people.author, title=title), people)
    return made.revise(page, people, "correction", note, [WRONG])


def down(page, people, descent):
    asked = withdrawals.request(
        StandardPage.objects.get(pk=page.pk), people.author,
        descent=descent, public_reason="来源有误", internal_reason="不公开的原因",
    )  # fmt: skip
    for signer in (people.spokesperson, people.leader)[: withdrawals.NEEDED[descent]]:
        asked = withdrawals.sign(asked, signer)


@pytest.fixture
def site(people):
    """A corrected page, an updated one, one withdrawn with a reason and one taken down without."""
    pages = SimpleNamespace(
        corrected=corrected(people, "更正过的页面"),
        retracted=corrected(people, "撤下的页面"),
        vanished=corrected(people, "消失的页面"),
        updated=made.public(made.draft(people.author, title="更新过的页面"), people),
    )
    made.revise(pages.updated, people, "update", "补充了名单。")
    down(pages.retracted, people, Descent.RETRACTED)
    down(pages.vanished, people, Descent.TAKEN_DOWN)
    return pages


def test_list_holds_corrections_and_withdrawals_the_newest_first(client, site):
    text = client.get("/corrections/").content.decode()

    told = ["来源有误", "撤下的页面", "更正过的页面", "更正户数。", "第一段", "三百户", "三千户"]
    assert [words for words in told if words not in text] == []
    assert text.index("来源有误") < text.index("更正过的页面")
    assert [words for words in ("消失的页面", "不公开的原因", "更新过的页面") if words in text] == []


@pytest.mark.parametrize("name", ["feed.atom", "rss.xml", "feed.json"])
def test_feeds_tell_the_same(client, site, name):
    response = client.get(f"/corrections/{name}")
    text = response.content.decode()

    assert response.status_code == 200
    assert [t for t in ("撤下的页面", "来源有误", "更正过的页面", "三千户") if t not in text] == []
    assert [t for t in ("消失的页面", "不公开的原因", "更新过的页面") if t in text] == []


def test_feed_leads_to_pages_and_notices(client, site):
    items = json.loads(client.get("/corrections/feed.json").content)["items"]

    assert [item["url"].removeprefix("http://localhost") for item in items] == [
        site.retracted.url,
        site.retracted.url,
        site.corrected.url,
    ]
    assert len({item["id"] for item in items}) == 3


def test_list_is_paged_by_its_keys(people, client, monkeypatch):
    monkeypatch.setattr(corrections, "PER_PAGE", 2)
    for number in range(5):
        corrected(people, f"第{number}页")
    moment = Version.objects.latest("published_at").published_at
    Version.objects.filter(supersedes__isnull=False).update(published_at=moment)

    seen, address = [], "/corrections/"
    while address:
        text = client.get(address).content.decode()
        seen += re.findall(r"(第\d页)</a>", text)
        address = next(iter(re.findall(r'<a href="([^"]+)" rel="next"', text)), "")

    assert seen == [f"第{number}页" for number in reversed(range(5))]


@pytest.mark.parametrize(
    "before", ["x", "20260101T000000000000-x1", "20261301T000000000000-c1", "-c1", "١-c1"]
)
def test_place_that_is_none_leads_to_the_beginning(client, site, before):
    response = client.get("/corrections/", {"before": before})

    assert (response.status_code, response["Location"]) == (302, "/corrections/")


def test_number_of_statements_is_small_and_constant(people, client):
    counts = []
    for number in range(3):
        page = corrected(people, f"第{number}页")
        down(corrected(people, f"撤下{number}"), people, Descent.RETRACTED)
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            client.get("/corrections/")
        counts.append(len(queries))

    assert counts[0] == counts[-1] <= 12


def test_list_stands_at_the_foot_and_in_the_sitemap(client, site):
    assert 'href="/corrections/"' in client.get("/").content.decode()
    assert "http://localhost/corrections/" in client.get("/sitemap.xml").content.decode()


def test_language_without_a_home_has_no_list(client, site):
    assert client.get("/en/corrections/").status_code == 404


def test_english_list_holds_what_is_english(client, site):
    home = PublicEntry.objects.get(path="/")
    home.pk, home.path, home.language, home.key, home.owner = None, "/en/", "en", "page:0", "page:0"
    home.save()
    gate.seal(home.owner)
    PublicEntry.objects.filter(path=site.corrected.url).update(language="en", path="/en/about/")
    with gate.removed():
        Withdrawal.objects.update(language="en")

    text = client.get("/en/corrections/").content.decode()

    assert [title in text for title in ("更正过的页面", "撤下的页面", "消失的页面")] == [True, True, False]
    assert "更正过的页面" not in client.get("/corrections/").content.decode()


def test_nothing_to_tell(people, client):
    assert client.get("/corrections/").status_code == 200
