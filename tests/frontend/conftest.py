from __future__ import annotations

from pathlib import Path

import pytest

from tests.frontend.render import ROOT, render

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def chromium():
    """A Chromium of the system; tests that need one are skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("no /usr/bin/chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_sample(chromium, tmp_path):
    """Opens a sample page from a file, with the project's own style sheet."""
    pages = []

    def open_page(name, width, *, media=None, **modes):
        source = tmp_path / f"{name}.html"
        source.write_text(render(name, static=f"{(ROOT / 'static').as_uri()}/", **modes), encoding="utf-8")
        page = chromium.new_page(viewport={"width": width, "height": 900})
        pages.append(page)
        if media:
            page.emulate_media(**media)
        page.goto(source.as_uri())
        return page

    yield open_page
    for page in pages:
        page.close()
