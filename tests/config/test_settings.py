"""Production refuses to start when it would be unsafe; the embedded deployment follows PUBLIC_URL."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

SAFE = {
    "PUBLIC_URL": "https://www.example.org",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP",
    "DATABASE_URL": "postgres://site:secret@db.example:5432/society",
    "TRUSTED_PROXY": "10.0.0.2",
}
SHOWN = [
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_NAME",
    "SECURE_HSTS_SECONDS",
    "SECURE_SSL_REDIRECT",
    "BIND",
    "PORT",
]


def run(module, tmp_path, *command, **variables):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env = kept | {"DJANGO_SETTINGS_MODULE": module, "DATA_DIR": str(tmp_path / "data")} | variables
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR / "site",
        env=env | {"PYTHONPATH": "."},
        capture_output=True,
        text=True,
        timeout=120,
    )


def values(module, tmp_path, **variables):
    code = f"""
import json
from django.conf import settings
print(json.dumps({{name: getattr(settings, name, None) for name in {SHOWN!r}}}))
"""
    done = run(module, tmp_path, "-c", code, **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_nothing_is_served_from_a_database_without_the_gate(tmp_path):
    done = run("config.settings.local", tmp_path, "-c", "import config.wsgi")

    assert done.returncode == 1
    assert "The approval gate does not stand in this database" in done.stderr


def test_production_starts_when_safe(tmp_path):
    assert values("config.settings.production", tmp_path, **SAFE) == {
        "ALLOWED_HOSTS": ["www.example.org"],
        "CSRF_TRUSTED_ORIGINS": ["https://www.example.org"],
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_NAME": "sessionid",
        "SECURE_HSTS_SECONDS": 31536000,
        "SECURE_SSL_REDIRECT": True,
        "BIND": "127.0.0.1",
        "PORT": 8000,
    }


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"PUBLIC_URL": ""}, "PUBLIC_URL is not set"),
        ({"PUBLIC_URL": "http://www.example.org"}, "would send passwords unencrypted"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "at least 50 characters"),
        ({"SECRET_KEY": "a" * 60}, "drawn at random"),
        ({"DATABASE_URL": ""}, "DATABASE_URL is not set"),
        ({"DATABASE_URL": "sqlite:///site.sqlite3"}, "DATABASE_URL must be like postgres://"),
        ({"DATA_DIR": ""}, "DATA_DIR is not set"),
        ({"TRUSTED_PROXY": ""}, "TRUSTED_PROXY is not set"),
        ({"EMAIL_URL": "mail.example"}, "EMAIL_URL must be like"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_production_refuses_to_start_when_unsafe(tmp_path, change, complaint):
    done = run("config.settings.production", tmp_path, "../manage.py", "check", **{**SAFE, **change})

    assert done.returncode != 0
    assert done.stderr.startswith("The site cannot start: ")
    assert complaint in done.stderr


def test_the_embedded_deployment_needs_nothing(tmp_path):
    assert values("config.settings.local", tmp_path, PORT="8123") == {
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
        "CSRF_TRUSTED_ORIGINS": ["http://127.0.0.1:8123"],
        "SESSION_COOKIE_SECURE": False,
        "SESSION_COOKIE_NAME": "sessionid8123",
        "SECURE_HSTS_SECONDS": 0,
        "SECURE_SSL_REDIRECT": False,
        "BIND": "127.0.0.1",
        "PORT": 8123,
    }


def test_the_embedded_deployment_behind_a_proxy(tmp_path):
    made = values("config.settings.local", tmp_path, PUBLIC_URL="https://www.example.org", TRUSTED_PROXY="1")

    assert made["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "www.example.org"]
    assert (made["SESSION_COOKIE_SECURE"], made["SECURE_SSL_REDIRECT"]) == (True, True)


def test_plain_http_in_a_trusted_network_listens_there(tmp_path):
    made = values("config.settings.local", tmp_path, PUBLIC_URL="http://10.1.2.3:8000", ALLOW_HTTP="1")

    assert (made["BIND"], made["SESSION_COOKIE_SECURE"]) == ("0.0.0.0", False)
