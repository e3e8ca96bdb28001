"""The embedded deployment: one machine, SQLite, no other server. `make run` uses it, and so may a society."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from config import environment

from .base import *

PORT = environment.number("PORT", 8000, most=65535)
DATA_DIR = Path(environment.text("DATA_DIR", str(BASE_DIR / "var"))).resolve()
PUBLIC_URL = environment.public_url(f"http://127.0.0.1:{PORT}")
_host = urlsplit(PUBLIC_URL)

# A site on plain http beyond this machine (ALLOW_HTTP) has no proxy in front: it is reached directly.
_direct = _host.scheme == "http" and _host.hostname not in environment.LOOPBACK
BIND = environment.text("BIND", "0.0.0.0" if _direct else "127.0.0.1")  # noqa: S104  asked for by ALLOW_HTTP
WEB_PROCESSES = environment.number("WEB_PROCESSES", 2)
WEB_THREADS = environment.number("WEB_THREADS", 4)
INTAKE_PER_HOUR = environment.number("INTAKE_PER_HOUR", 60)

DEBUG = False
SECRET_KEY = environment.text("SECRET_KEY") or environment.secret_file(DATA_DIR / "secret-key")
ALLOWED_HOSTS = sorted({_host.hostname or "", "127.0.0.1", "localhost"})
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
WAGTAILADMIN_BASE_URL = PUBLIC_URL
# Two copies on one machine share cookies by host; the port in the name keeps their logins apart.
SESSION_COOKIE_NAME = f"sessionid{PORT}"
CSRF_COOKIE_NAME = f"csrftoken{PORT}"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "site.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
        "CONN_MAX_AGE": None,
    }
}
if environment.text("DATABASE_URL"):
    DATABASES["default"] = environment.database(environment.text("DATABASE_URL"))
# Counts of failed sign-ins, and Wagtail's idea of where the sites' roots are, must be the same in every process.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_ACCEL_LOCATION = environment.location("MEDIA_ACCEL_LOCATION")
STATIC_ROOT = DATA_DIR / "static"

if environment.text("EMAIL_URL"):
    globals().update(environment.email(environment.text("EMAIL_URL")))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "outbox"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("MAIL_FROM", f"site@{_host.hostname}")

# config.wsgi removes these headers from requests that come from anywhere else.
TRUSTED_PROXIES = environment.proxies()
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _host.scheme == "https"
if _host.scheme == "https":
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    # Without a proxy that tells, every request looks like http and would be sent round for ever.
    SECURE_SSL_REDIRECT = bool(TRUSTED_PROXIES)
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]
