from __future__ import annotations

import pytest

from tests.frontend.render import ROOT, render


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
