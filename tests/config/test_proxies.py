from __future__ import annotations

import pytest

from config.proxies import behind_proxies


def seen_by_application(environ, trusted):
    seen = {}
    behind_proxies(lambda env, start: seen.update(env) or [], trusted)(dict(environ), lambda *_: None)
    return seen


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "expected"),
    [
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),  # the client wrote the first itself
        ("127.0.0.1", "203.0.113.9, 10.0.0.5", "203.0.113.9"),  # through two proxies of ours
        ("127.0.0.1", "10.0.0.5", "10.0.0.5"),
        ("127.0.0.1", None, "127.0.0.1"),
        ("203.0.113.9", "127.0.0.1", "203.0.113.9"),
    ],
)
def test_client_address(peer, forwarded_for, expected):
    environ = {"REMOTE_ADDR": peer} | ({"HTTP_X_FORWARDED_FOR": forwarded_for} if forwarded_for else {})

    assert seen_by_application(environ, ["127.0.0.1", "10.0.0.0/8"])["REMOTE_ADDR"] == expected


def test_strangers_may_not_say_where_they_come_from():
    claims = {
        "HTTP_X_FORWARDED_FOR": "10.0.0.1",
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_HOST": "x",
    }

    seen = seen_by_application({"REMOTE_ADDR": "203.0.113.9", "PATH_INFO": "/", **claims}, ["127.0.0.1"])

    assert seen == {"REMOTE_ADDR": "203.0.113.9", "PATH_INFO": "/"}


def test_without_proxies_the_application_is_left_alone():
    def application(environ, start_response):
        return []

    assert behind_proxies(application, []) is application
