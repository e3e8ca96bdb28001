"""Bodies as a browser may send them: whatever was stored, a page is answered and nothing in it runs."""

from __future__ import annotations

import json
import re

import pytest

from core.blocks import to_stream
from tests.factories.news import ColumnFactory, NewsFactory

pytestmark = pytest.mark.django_db

EVIL = "<script>alert(1)</script>"
TEXTS = [
    '<p><a linktype="page" id="x">words</a></p>',
    '<p><a linktype="page" id="٣">words</a></p>',
    '<p><a linktype="document" id="99999999999999999999999">words</a></p>',
    '<p><a linktype="page" id="-1">words</a></p>',
    '<p><a href="javascript:alert(1)">words</a></p>',
    '<p><a href="&#106;avascript:alert(1)">words</a></p>',
    "<p><a href='javascript:alert(1)'>words</a></p>",
    '<p><A HREF="javascript:alert(1)">words</A></p>',
    '<p><a href="javascript:alert(1)">words</p>',
    '<p><a href="/" onclick="alert(1)">words</a></p>',
    '<p><a title=">" href="javascript:alert(1)">words</a></p>',
    '<p onclick="alert(1)">words</p>',
    '<p>words<img src="x" onerror="alert(1)"></p>',
    "<p>words<script>alert(1)</script></p>",
    '<p>words<iframe src="//evil.example/"></iframe></p>',
    '<p style="color:red">words<svg/onload=alert(1)></p>',
    "<p>words<!-- --><b>",
]


@pytest.mark.parametrize("block", ["rich_text", "callout"])
@pytest.mark.parametrize("text", TEXTS)
def test_stored_text_runs_nothing(client, text, block):
    value = text if block == "rich_text" else {"title": EVIL, "text": text}
    page = NewsFactory(parent=ColumnFactory(slug="news"), body=to_stream([(block, value)]))
    for address in (page.url, "/news/feed.json", "/news/feed.atom"):
        response = client.get(address)
        assert response.status_code == 200
        content = response.content.decode()
        if address.endswith("json"):
            content = "".join(item.get("content_html", "") for item in json.loads(content)["items"])
        shown = re.sub(r'<script type="application/ld\+json">.*?</script>', "", content)
        shown = re.sub(r'<script [^>]*src="/static/[^"]*"[^>]*></script>', "", shown)
        assert "words" in shown
        assert not re.search(r"(?i)<script|<iframe|<svg/|<img src=\"x\"|<[^>]*\son\w+\s*=", shown)
        assert not re.search(r"(?i)<[^>]*href\s*=\s*[\"']?\s*javascript", shown)


@pytest.mark.parametrize(
    "words", [EVIL, '"><img src=x onerror=alert(1)>', "</title><script>", "]]>&amp;<!--"]
)
def test_titles_and_names_stay_words(client, words):
    column = ColumnFactory(slug="news")
    page = NewsFactory(parent=column, title=words, summary=words, author=words, source_name=words)
    for address in (page.url, "/news/", "/", "/news/feed.atom", "/news/rss.xml", "/search/?q=img script"):
        content = client.get(address).content.decode()
        assert "<script>" not in content
        assert "<img src=x" not in content


def test_words_of_a_question_stay_words(client):
    content = client.get("/search/", {"q": '"><img src=x onerror=alert(1)><script>'}).content.decode()
    assert "<script>" not in content
    assert "<img src=x" not in content
