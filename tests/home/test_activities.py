from __future__ import annotations

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from core import generation
from home.models import ActivityPage, ActivityState
from search.models import TextPart
from tests.factories.core import SiteImageFactory
from tests.factories.visitors import ActivityFactory, ActivityIndexFactory, SignUpPageFactory

pytestmark = pytest.mark.django_db


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def titles(html):
    return re.findall(r'row__title"><a href="[^"]*">([^<]*)</a>', html)


def later(index, title, days, **values):
    return ActivityFactory(parent=index, title=title, days=days, **values)


@pytest.fixture
def index():
    return ActivityIndexFactory(slug="activities")


def test_what_is_to_come_stands_nearest_first_and_what_is_past_is_folded(client, index):
    for title, days in (("下月", 30), ("明天", 1), ("上月", -30), ("昨天", -2)):
        later(index, title, days)

    coming, past = text(client, "/activities/").split("<details", 1)

    assert titles(coming) == ["明天", "下月"]
    assert titles(past) == ["昨天", "上月"]


def test_activity_folds_away_by_itself(client, index, monkeypatch):
    later(index, "明天", 1)
    assert '<details class="stack past' not in text(client, "/activities/")

    after = timezone.now() + timedelta(days=3)
    monkeypatch.setattr(timezone, "now", lambda: after)

    assert titles(text(client, "/activities/").split("<details", 1)[1]) == ["明天"]


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"days": -3}, pgettext_lazy("activity", "Over")),
        ({"state": ActivityState.CANCELLED}, gettext_lazy("Cancelled")),
        ({"deadline": timezone.now() - timedelta(days=1)}, gettext_lazy("Sign-up closed")),
        ({"deadline": timezone.now() + timedelta(days=1)}, gettext_lazy("Sign-up open")),
    ],
)
def test_list_says_how_each_activity_stands(client, index, values, word):
    later(index, "体验日", **{"days": 4, **values})

    assert f'<span class="tag tag--plain">{word}</span>' in text(client, "/activities/")


def test_admitted_names_are_shown_in_part_and_go_by_themselves(client, index, monkeypatch):
    later(index, "体验日", 2, slug="day", admitted="欧阳明珊\n王芳")

    shown = text(client, "/activities/day/")
    assert "欧阳明珊" not in shown
    assert "王芳" not in shown
    assert "<li>王*</li>" in shown

    after = timezone.now() + timedelta(days=4)
    monkeypatch.setattr(timezone, "now", lambda: after)
    assert "王*" not in text(client, "/activities/day/")


def test_admitted_names_are_in_no_list_feed_or_search(client, index):
    later(index, "体验日", 2, slug="day", admitted="欧阳明珊")

    for address in ("/activities/", "/activities/feed.atom", "/feed.json", "/sitemap.xml"):
        assert "欧阳明珊" not in client.get(address).content.decode()
    assert not TextPart.objects.filter(text__contains="欧阳明珊").exists()


def test_event_is_told_to_machines(client, index):
    page = later(index, "体验日", 2, slug="day", capacity=40, live_link="https://example.org/live")

    blocks = json.loads(re.search(r'ld\+json">(.*?)</script>', text(client, "/activities/day/"))[1])

    event = blocks[0]
    assert event["@type"] == "Event"
    assert event["startDate"] == timezone.localtime(page.start).isoformat()
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["maximumAttendeeCapacity"] == 40


def test_draft_and_withdrawn_activity_stand_nowhere(client, index):
    later(index, "草稿", 3, public=False)
    later(index, "撤下的", 3).unpublish()

    assert titles(text(client, "/activities/")) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"end": timezone.now()}, "end"),
        ({"deadline": timezone.now() + timedelta(days=60)}, "deadline"),
        ({"live_link": "http://example.org/"}, "live_link"),
    ],
)
def test_error_stands_at_its_field(index, values, field):
    page = ActivityPage.objects.get(pk=later(index, "体验日", 5, public=False).pk)
    for name, value in values.items():
        setattr(page, name, value)

    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert field in error.value.message_dict


def test_page_leads_to_its_forms_and_says_how_many_places_are_left(client, index):
    page = later(index, "体验日", 5, slug="day")
    SignUpPageFactory(parent=page, slug="join", title="我要报名", capacity=12)

    shown = text(client, "/activities/day/")

    assert '<a class="button" href="/activities/day/join/">我要报名</a>' in shown
    assert "12" in shown.split('class="sign-ups__state"')[1][:40]


@pytest.mark.parametrize("address", ["/activities/", "/activities/a0/"])
def test_statements_do_not_grow(client, index, address):
    def visit(first, count):
        for n in range(first, first + count):
            page = later(index, f"活动{n}", n + 1, slug=f"a{n}", lead_image=SiteImageFactory())
            SignUpPageFactory(parent=page)
            later(index, f"过去{n}", -n - 3)
        generation.forget()
        with CaptureQueriesContext(connection) as queries:
            text(client, address)
        return len(queries)

    one, three = visit(0, 1), visit(1, 2)

    assert one == three <= 12
