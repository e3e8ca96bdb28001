from __future__ import annotations

import os

import pytest
from django.core.cache import cache
from django.db import connection

from core import catalogues, generation
from tests import databases
from tests.browsers import CHROMIUM, HOW


def pytest_configure() -> None:
    """The compiled texts are not kept in the repository; tests read them as the site does."""
    catalogues.compile_all()
    databases.keep_tables()
    _empty_tables_without_the_gate()
    # The browser's driver keeps an event loop in the main thread; nothing of the site runs in it.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is about one database itself is no test of another; the routes to the public are run by themselves."""
    for item in items:
        if "routes" in item.path.parts:
            item.add_marker(pytest.mark.routes)
    others = {"sqlite", "postgresql"} - {connection.vendor}
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in others)]
    items[:] = [item for item in items if not any(item.get_closest_marker(name) for name in others)]
    config.hook.pytest_deselected(items=left_out)


def _empty_tables_without_the_gate() -> None:
    """Tests with transactions of their own empty all tables afterwards, which the gate would refuse."""
    from django.test import TransactionTestCase

    from approval import gate

    emptied = TransactionTestCase._fixture_teardown

    def teardown(self) -> None:
        gate.remove()
        emptied(self)

    TransactionTestCase._fixture_teardown = teardown


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test counts as a failed one: there everything that tests need is installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        reporter.write_line("Tests were skipped, which CI does not accept.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


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


@pytest.fixture(scope="session")
def chromium():
    """A Chromium of the system, one for a whole process; where there is none, tests say so and are skipped."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(**HOW)
        yield browser
        browser.close()
