"""One society a process, really committed; each attempt begins with it as it was."""

from __future__ import annotations

import copy
import shutil

import pytest
from django.core.cache import cache
from django.test import override_settings

from core import generation
from tests.routes import society as societies
from tests.routes.database import snapshot


@pytest.fixture(scope="module")
def kept_society(django_db_setup, django_db_blocker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("society") / "media"
    with django_db_blocker.unblock():
        generation.forget()
        cache.clear()
        before = snapshot()
        with override_settings(MEDIA_ROOT=folder):
            built = societies.build()
        after = snapshot()
        yield built, after, folder
        before.restore()
        before.forget()
        after.forget()
        generation.forget()


@pytest.fixture
def db(kept_society, django_db_blocker, _media_root, settings):
    """In place of pytest-django's: a database and a folder that nothing has been tried on, and no transaction."""
    _built, kept, folder = kept_society
    shutil.copytree(folder, settings.MEDIA_ROOT)
    with django_db_blocker.unblock():
        kept.restore()
        yield


@pytest.fixture
def society(kept_society, db):
    return copy.copy(kept_society[0])
