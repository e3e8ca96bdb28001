from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from campaigns.embedding import origins
from campaigns.models import EmbedPartner


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://www.example.org", "https://www.example.org"),
        (" HTTPS://WWW.Example.ORG/ ", "https://www.example.org"),
        ("https://example.org:443", "https://example.org"),
        ("https://example.org:8443", "https://example.org:8443"),
        ("https://公益.example", "https://xn--55qw42g.example"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:9000", "http://[::1]:9000"),
    ],
)
def test_origin_has_one_form(typed, read):
    assert origins.read(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "example.org",
        "http://example.org",
        "https://*.example.org",
        "https://*",
        "https://example.org/path",
        "https://example.org?x",
        "https://example.org#x",
        "https://user@example.org",
        "https://example.org; script-src *",
        "https://example.org 'self'",
        "https://example.org\nhttps://evil.example",
        "https://exam\tple.org",
        "https://example.org:99999",
        "https://example.org:",
        "https://example",
        "https://-a.example",
        "https://[not-an-address]",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://exa\u2028mple.org",
    ],
)
def test_what_is_no_origin_is_refused(typed):
    assert origins.read(typed) == ""


def test_every_wrong_line_is_named():
    row = EmbedPartner(name="荻湾公益网", addresses="https://good.example\nhttp://bad.example\nnothing")

    with pytest.raises(ValidationError) as caught:
        row.clean()

    messages = caught.value.message_dict["addresses"]
    assert [word for word in ("http://bad.example", "nothing") if not any(word in m for m in messages)] == []


def test_addresses_are_kept_in_one_form_each_once():
    row = EmbedPartner(name="荻湾公益网", addresses="https://A.example/\n\nhttps://a.example")

    row.clean()

    assert row.addresses == "https://a.example"
