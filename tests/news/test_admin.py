from __future__ import annotations

from datetime import datetime
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.entries import ZONE
from news.models import NewsPage, NoticePage, Topic
from tests.factories.news import ColumnFactory, NoticeFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("root", "root@example.org", "a long password"))
    return client


@pytest.fixture
def column():
    return ColumnFactory(slug="news")


def notice_form(**values):
    fields = {
        "title": "拟表彰名单公示",
        "kind": "publicity",
        "body": streamfield([]),
        "persons": streamfield([]),
        "slug": "",
        "attachments": inline_formset([]),
        "comments": inline_formset([]),
        "topics": "",
        **values,
    }
    return nested_form_data(fields)


def add(admin, column, name: str, data):
    address = reverse("wagtailadmin_pages:add", args=["news", name, column.pk])
    return admin.post(address, data)


@pytest.mark.parametrize("name", ["newsindexpage", "newspage", "noticepage", "topicpage"])
def test_form_of_each_page_type_opens(admin, column, name):
    address = reverse("wagtailadmin_pages:add", args=["news", name, column.pk])

    assert admin.get(address).status_code == 200


def test_incomplete_notice_is_kept_as_a_draft(admin, column):
    response = add(admin, column, "noticepage", notice_form())

    page = NoticePage.objects.get()
    assert (response.status_code, page.title, page.live) == (302, "拟表彰名单公示", False)


def test_draft_that_contradicts_itself_points_at_the_field(admin, column):
    data = notice_form(period_start="2026-07-07", period_end="2026-07-01")

    response = add(admin, column, "noticepage", data)

    assert set(response.context["form"].errors) == {"period_end"}


def test_news_takes_only_topics_of_the_list(admin, column):
    TopicFactory(slug="rescue", name="应急救援")
    data = nested_form_data(
        {
            "title": "新闻",
            "body": streamfield([("rich_text", rich_text("<p>正文</p>"))]),
            "slug": "",
            "source_kind": "own",
            "topics": "应急救援, 没有的",
            "comments": inline_formset([]),
        }
    )

    add(admin, column, "newspage", data)

    page = NewsPage.objects.get().get_latest_revision_as_object()
    assert [topic.name for topic in page.topics.all()] == ["应急救援"]
    assert Topic.objects.count() == 1


def test_column_offers_its_page_types_only(admin, column):
    page = unescape(admin.get(reverse("wagtailadmin_pages:add_subpage", args=[column.pk])).content.decode())

    offered = {
        name for name in ("newsindexpage", "newspage", "noticepage", "topicpage", "homepage") if name in page
    }
    assert offered == {"newsindexpage", "newspage", "noticepage", "topicpage"}


def test_topics_are_listed_by_name(admin):
    TopicFactory(slug="b", name="B")
    TopicFactory(slug="a", name="A")

    page = admin.get(reverse("wagtailsnippets_news_topic:list")).context["object_list"]

    assert [topic.name for topic in page] == ["A", "B"]


def test_pages_without_an_address_get_one_each(admin, column, time_machine):
    time_machine.move_to(datetime(2026, 7, 2, 9, tzinfo=ZONE))

    for _ in range(2):
        assert add(admin, column, "noticepage", notice_form(slug="")).status_code == 302

    assert list(NoticePage.objects.order_by("pk").values_list("slug", flat=True)) == [
        "20260702-1",
        "20260702-2",
    ]


@pytest.mark.parametrize("action", ["save", "submit"])
def test_saved_draft_is_spared_what_a_submission_is_asked(admin, column, action):
    page = NoticeFactory(parent=column, public=False, kind="announcement")
    data = notice_form(
        slug=page.slug, title=page.title, **({"action-submit": "1"} if action == "submit" else {})
    )

    response = admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)

    errors = set(response.context["form"].errors) if response.status_code == 200 else set()
    missing = {"signed_by", "made_on", "period_start", "period_end", "objection_phone", "objection_address"}
    assert errors >= missing if action == "submit" else errors == set()
