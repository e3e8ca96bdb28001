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
ALLOWED_HOSTS = [urlsplit(PUBLIC_URL).hostname or ""]
SESSION_COOKIE_NAME = "sessionid"
CSRF_COOKIE_NAME = "csrftoken"
GALLERY = False
