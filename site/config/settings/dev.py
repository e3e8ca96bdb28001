"""The developer's server: the embedded deployment with debug pages, reload and the component gallery."""

from __future__ import annotations

from .local import *

DEBUG = True
ALLOWED_HOSTS = ["*"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
GALLERY = True
STRICT_TEMPLATES = True
