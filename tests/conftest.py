from __future__ import annotations

import pytest
from django.core.cache import cache

from core import catalogues, generation


def pytest_configure() -> None:
    """The compiled texts are not kept in the repository; tests read them as the site does."""
    catalogues.compile_all()


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Each test begins with an empty process memory: its database is not the last test's."""
    generation.forget()
    cache.clear()
    yield
    generation.forget()


@pytest.fixture(autouse=True)
def _media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
