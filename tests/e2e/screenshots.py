"""Takes the pictures of docs/screenshots from the demo society: `make screenshots`."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browsers import HOW
from tests.e2e import demo_site, looking, newsroom, papers
from tests.e2e.conftest import DESKTOP, PHONE

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
PUBLIC = {
    "home": "/",
    "list": "/news/",
    "news": "/news/headlines/back-to-ludu/",
    "notice": "/notices/20261120-1/",
    "chronicle": "/chronicle/2026/",
    "search": "/search/?q=救护",
    "english": "/en/",
}
SCREENS = {390: PHONE, 1280: DESKTOP}
# A chronicle of a year is long; what a reader sees first is enough.
TALLEST = 2600


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        site = demo_site.DemoSite(base, demo_site.prepared(base)).start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(**HOW)
                take_public(browser, site)
                take_desk(browser, site, base)
        finally:
            site.stop()


def take_public(browser: Browser, site: demo_site.DemoSite) -> None:
    for name, path in PUBLIC.items():
        for width, screen in SCREENS.items():
            page = browser.new_page(**screen, base_url=site.url)
            page.goto(path)
            keep(page, f"{name}-{width}")
            page.close()


def take_desk(browser: Browser, site: demo_site.DemoSite, folder: Path) -> None:
    editor = sign_in(browser, site, "编辑", DESKTOP)
    editor.goto("/admin/writing/")
    keep(editor, "writing-1280")
    number = newsroom.write(editor, "应急救护", file=papers.word_file(folder))
    newsroom.credit_figures(editor, "市红十字会供图")
    editor.wait_for_timeout(3000)  # the editor saves by itself
    newsroom.submit(editor)
    head = sign_in(browser, site, "科室负责人", DESKTOP)
    newsroom.open_desk(head, number)
    newsroom.decide(head, "sign", "内容属实。")
    for width, screen in SCREENS.items():
        signer = sign_in(browser, site, "新闻发言人", screen)
        newsroom.open_desk(signer, number)
        keep(signer, f"approval-{width}")


def sign_in(browser: Browser, site: demo_site.DemoSite, role: str, screen: dict) -> Page:
    page = browser.new_context(**screen, base_url=site.url, locale="zh-CN").new_page()
    login = site.users[role]
    page.goto("/admin/")
    page.fill("input[name=login]", login.username)
    page.fill("input[name=password]", login.password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    return page


def keep(page: Page, name: str) -> None:
    """The page as a small PNG: flat colours need no more than 256 of them."""
    # As tall as what is kept: bars that stick lie at the foot, and pictures further down are loaded.
    tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.set_viewport_size({"width": page.viewport_size["width"], "height": tall})
    looking.broken_images(page)
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    picture.quantize(256, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
