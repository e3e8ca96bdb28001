"""Settings of the test suite. Every outside service is silenced here by name."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from config import environment

from .base import *

DATA_DIR = Path(tempfile.mkdtemp(prefix="society-test-"))
PUBLIC_URL = "http://testserver"
PORT = 80
BIND = "127.0.0.1"
WEB_PROCESSES, WEB_THREADS = 2, 4
DEBUG = False
SECRET_KEY = "only-for-tests-" + "0" * 50
ALLOWED_HOSTS = ["*"]
WAGTAILADMIN_BASE_URL = PUBLIC_URL
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "site.sqlite3",
        "OPTIONS": {**SQLITE_OPTIONS, "init_command": "PRAGMA synchronous=OFF;"},
        "TEST": {"NAME": os.environ.get("TEST_DATABASE_NAME") or None},
    }
}
if environment.text("TEST_DATABASE_URL"):
    DATABASES["default"] = environment.database(environment.text("TEST_DATABASE_URL"))
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "site@testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_RATE_LIMITS = False
GALLERY = True
STRICT_TEMPLATES = True
