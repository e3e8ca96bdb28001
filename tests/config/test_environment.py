from __future__ import annotations

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch):
    for name in ("PUBLIC_URL", "ALLOW_HTTP", "TRUSTED_PROXY", "NUMBER", "FLAG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("url", "allow_http"),
    [
        ("https://www.example.org", ""),
        ("https://www.example.org:8443", ""),
        ("https://xn--fiq228c.example", ""),
        ("http://127.0.0.1:8000", ""),
        ("http://localhost:8000", ""),
        ("http://[::1]:8000", ""),
        ("http://10.1.2.3", "1"),
    ],
)
def test_public_url_is_taken(monkeypatch, url, allow_http):
    monkeypatch.setenv("PUBLIC_URL", url + "/")
    monkeypatch.setenv("ALLOW_HTTP", allow_http)

    assert environment.public_url("http://127.0.0.1:1") == url


@pytest.mark.parametrize(
    "url",
    [
        "http://www.example.org",
        "http://10.1.2.3",
        "http://localhost.example.org",
        "www.example.org",
        "ftp://www.example.org",
        "https://",
        "https://www.example.org/site",
        "https://www.example.org?x=1",
        "https://www.example.org#x",
        "https://someone@www.example.org",
        "https://www.example.org:0",
        "https://www.example.org:port",
        "https://[::1",
        "https://红十字会.example",
    ],
)
def test_public_url_is_refused(monkeypatch, url):
    monkeypatch.setenv("PUBLIC_URL", url)

    with pytest.raises(ImproperlyConfigured, match="PUBLIC_URL"):
        environment.public_url("http://127.0.0.1:1")


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_variable_counts_as_not_set(monkeypatch, value):
    monkeypatch.setenv("PUBLIC_URL", value)

    assert environment.public_url("http://127.0.0.1:8000") == "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("yes", True), ("ON", True), ("0", False), ("off", False), ("", True)],
)
def test_flag(monkeypatch, value, expected):
    monkeypatch.setenv("FLAG", value)

    assert environment.flag("FLAG", default=True) is expected


def test_flag_refuses_what_is_neither(monkeypatch):
    monkeypatch.setenv("FLAG", "maybe")

    with pytest.raises(ImproperlyConfigured, match="FLAG must be 1 or 0"):
        environment.flag("FLAG")


@pytest.mark.parametrize("value", ["0", "-1", "8000.0", "65536", "port", "٣"])
def test_number_refuses(monkeypatch, value):
    monkeypatch.setenv("NUMBER", value)

    with pytest.raises(ImproperlyConfigured, match="NUMBER must be a whole number from 1 to 65535"):
        environment.number("NUMBER", 8000, most=65535)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", []),
        ("0", []),
        ("1", ["127.0.0.1", "::1"]),
        ("10.0.0.2, 172.16.0.0/12", ["10.0.0.2", "172.16.0.0/12"]),
    ],
)
def test_proxies(monkeypatch, value, expected):
    monkeypatch.setenv("TRUSTED_PROXY", value)

    assert environment.proxies() == expected


def test_proxies_refuses_names(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXY", "proxy.example.org")

    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXY"):
        environment.proxies()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgres://site:p%40ss@db.example:5433/society",
            {"NAME": "society", "USER": "site", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433"},
        ),
        (
            "postgresql:///society?host=/run/postgresql",
            {"NAME": "society", "USER": "", "PASSWORD": "", "HOST": "/run/postgresql", "PORT": ""},
        ),
    ],
)
def test_database(url, expected):
    made = environment.database(url)

    assert {name: made[name] for name in expected} == expected


@pytest.mark.parametrize("url", ["sqlite:///x", "postgres://db.example/", "society"])
def test_database_refuses_what_is_not_postgresql(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        environment.database(url)


@pytest.mark.parametrize(
    ("url", "port", "ssl", "tls"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp://mail.example:587/?tls=1", 587, False, True),
        ("smtps://mail.example", 465, True, False),
    ],
)
def test_email(url, port, ssl, tls):
    made = environment.email(url)

    assert (made["EMAIL_PORT"], made["EMAIL_USE_SSL"], made["EMAIL_USE_TLS"]) == (port, ssl, tls)


def test_email_refuses_a_bare_host():
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        environment.email("mail.example")


def test_secret_is_made_once_and_for_the_owner_only(tmp_path):
    path = tmp_path / "data" / "secret-key"

    first, second = environment.secret_file(path), environment.secret_file(path)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in path.parent.iterdir()] == ["secret-key"]


@pytest.mark.parametrize(("value", "expected"), [("", ""), ("/stored-media/", "/stored-media/")])
def test_place_of_the_proxys_own(monkeypatch, value, expected):
    monkeypatch.setenv("PLACE", value)

    assert environment.location("PLACE") == expected


@pytest.mark.parametrize(
    "value", ["/", "stored/", "/stored", "/media/", "/a/b/", "/../", "https://x/", "/文/"]
)
def test_place_that_readers_may_ask_for_is_refused(monkeypatch, value):
    monkeypatch.setenv("PLACE", value)

    with pytest.raises(ImproperlyConfigured, match="PLACE"):
        environment.location("PLACE")
