"""The grown-up deployment. Everything comes from the environment; it refuses to start when unsafe."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import environment

for _name in ("PUBLIC_URL", "SECRET_KEY", "DATABASE_URL", "DATA_DIR"):
    if not environment.text(_name):
        raise ImproperlyConfigured(f"{_name} is not set. See docs/operators.md for what it means.")

from .local import *  # noqa: E402  the environment is checked before anything is read from it

if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10:
    raise ImproperlyConfigured("SECRET_KEY must hold at least 50 characters, drawn at random.")
_url = urlsplit(PUBLIC_URL)
if _url.scheme == "https" and not TRUSTED_PROXIES:
    raise ImproperlyConfigured(
        "PUBLIC_URL is https, but TRUSTED_PROXY is not set: name the address of the proxy that ends TLS."
    )
ALLOWED_HOSTS = [_url.hostname or ""]
SESSION_COOKIE_NAME = "sessionid"
CSRF_COOKIE_NAME = "csrftoken"
GALLERY = False
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # whether its other names speak https too is for the society to say
    "security.W021",  # so is the browsers' preload list
    "security.W019",  # the admin frames its own previews; public pages answer DENY themselves
]
if _url.scheme == "http":
    # ALLOW_HTTP or a loopback address: environment.public_url let it through, `serve` warns.
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W012", "security.W016"]
