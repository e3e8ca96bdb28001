"""What is public for a limited time goes by itself, and a stub stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core import media
from core.blocks import to_stream
from core.models import PublicEntry
from disclosure import ending
from disclosure.models import DisclosurePage
from search.models import TextPart
from tests.factories import disclosure as made
from tests.factories.core import SiteDocumentFactory

pytestmark = pytest.mark.django_db
NAME = "欧阳若溪"


@pytest.fixture
def limited(monkeypatch):
    """Public until yesterday, and published the day before it."""
    yesterday = timezone.localdate() - timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *args: yesterday)
    return made.DisclosureFactory(
        duration="limited",
        public_until=yesterday,
        made_on=date(2026, 1, 1),
        summary=f"拟资助{NAME}等三十人",
        body=to_stream([("rich_text", f"<p>{NAME}</p>")]),
        related={"attachments": made.attached(SiteDocumentFactory(title=f"{NAME}等名单"))},
    )


@pytest.fixture
def a_day_later(limited, monkeypatch):
    monkeypatch.undo()
    return limited


def test_until_its_last_day_it_is_shown(client, limited):
    html = client.get(limited.url).content.decode()

    assert NAME in html
    assert ending.follow() == 0


def test_the_day_after_a_stub_stays(client, a_day_later):
    answer = client.get(a_day_later.url)

    html = answer.content.decode()
    assert answer.status_code == 200
    assert NAME not in html
    assert a_day_later.title in html
    assert a_day_later.index_number in html


def test_list_feed_table_and_versions_show_nothing_of_it(client, a_day_later):
    ending.follow()
    index = made.catalogue().url

    for address in (index, f"{index}feed.atom", f"{index}feed.json", f"{index}rss.xml"):
        assert NAME not in client.get(address).content.decode()
    table = b"".join(client.get(f"{index}catalogue.csv").streaming_content).decode()
    assert NAME not in table
    assert a_day_later.index_number in table
    assert client.get(f"{a_day_later.url}versions/1/").status_code == 404


def test_files_and_search_text_go_within_a_minute(client, a_day_later):
    document = a_day_later.attachments.get().document

    assert ending.follow() == 1

    assert not media.is_public(f"document:{document.pk}")
    assert client.get(f"/documents/{document.pk}/a.pdf").status_code == 404
    entry = PublicEntry.objects.get(owner=a_day_later.key)
    texts = " ".join(TextPart.objects.filter(entry=entry).values_list("text", flat=True))
    assert NAME not in texts
    assert a_day_later.title in texts
    assert ending.follow() == 0


def test_what_lasts_is_left_alone(a_day_later):
    lasting = made.DisclosureFactory()

    ending.follow()

    assert DisclosurePage.objects.get(pk=lasting.pk).live
    assert not PublicEntry.objects.get(owner=lasting.key).facets.get("ended")
