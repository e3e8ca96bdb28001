from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from news.models import NewsPage
from tests.factories.news import ColumnFactory, NewsFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("action", "kept"), [("save", True), ("submit", False)])
def test_news_is_looked_at_before_it_is_submitted(admin_client, action, kept):
    page = NewsFactory(parent=ColumnFactory(), public=False)
    data = nested_form_data(
        {
            "title": "新的标题",
            "slug": page.slug,
            "body": streamfield([("rich_text", rich_text("<p>请打 13800138000</p>"))]),
            "source_kind": "own",
            "topics": "",
            "comments": inline_formset([]),
        }
        | ({"action-submit": "1"} if action == "submit" else {})
    )

    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)

    saved = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (saved.title == "新的标题", "138******00" in response.text) == (kept, not kept)
