"""Takes the pictures of docs/screenshots from the demo society: `make screenshots`."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browsers import HOW
from tests.e2e import demo_site, looking, newsroom, papers
from tests.e2e.conftest import DESKTOP, PATIENCE, PHONE

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
POSTPONED = "培训班延期举行，本文所述时间不再有效。"
SCREENS = {390: PHONE, 1280: DESKTOP}
# A chronicle of a year is long; what a reader sees first is enough.
TALLEST = 2600
MARGIN = 12
# The innermost of the editor's sections that holds it.
CHANGES = "section:has([name=change]):not(:has(section [name=change]))"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        site = demo_site.DemoSite(base, demo_site.prepared(base)).start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(**HOW)
                take_public(browser, site)
                number = take_review(browser, site, base)
                take_correction(browser, site, number)
                take_withdrawals(browser, site, number)
                take_emergency(browser, site)
                take_change(browser, site)
        finally:
            site.stop()


def take_public(browser: Browser, site: demo_site.DemoSite) -> None:
    for name, path in PUBLIC.items():
        for width, screen in SCREENS.items():
            page = browser.new_page(**screen, base_url=site.url)
            page.goto(path)
            keep(page, f"{name}-{width}")
            page.close()


def take_review(browser: Browser, site: demo_site.DemoSite, folder: Path) -> int:
    """Written, submitted, returned, mended, signed; gives the number of the page."""
    editor = sign_in(browser, site, "编辑", DESKTOP)
    editor.goto("/admin/writing/")
    keep(editor, "writing-1280")
    number = newsroom.write(editor, "应急救护", file=papers.word_file(folder))
    newsroom.credit_figures(editor, "市红十字会供图")
    editor.wait_for_timeout(3000)  # the editor saves by itself
    editor.locator("[name=title]").scroll_into_view_if_needed()
    editor.click("footer [data-w-dropdown-target=toggle]")
    keep_window(editor, "submit-1280")
    editor.click("button[name=action-submit]")
    editor.wait_for_selector(".messages li")

    head = sign_in(browser, site, "科室负责人", PHONE)
    newsroom.open_desk(head, number)
    head.fill("[name=opinion]", "合格人数请与培训处核对。")
    keep_part(head, "return-390", ".sheet--opinion, .actions")
    newsroom.decide(head, "return", "合格人数请与培训处核对。")
    editor.goto(f"/admin/pages/{number}/edit/")
    keep_window(editor, "returned-1280")
    newsroom.submit(editor)
    newsroom.open_desk(head, number)
    newsroom.decide(head, "sign", "内容属实。")
    for width, screen in SCREENS.items():
        signer = sign_in(browser, site, "新闻发言人", screen)
        newsroom.open_desk(signer, number)
        keep(signer, f"approval-{width}")
    newsroom.decide(signer, "sign", "同意发布。")
    return number


def take_correction(browser: Browser, site: demo_site.DemoSite, number: int) -> None:
    editor = sign_in(browser, site, "编辑", DESKTOP)
    editor.goto(f"/admin/pages/{number}/edit/")
    newsroom.rewrite(editor, papers.OPENING.replace("60名", "58名"))
    newsroom.tell_change(editor, "correction", "学员人数有误，特此更正。", old="60名学员", new="58名学员")
    keep_part(editor, "correct-1280", CHANGES)
    newsroom.submit(editor)
    for role in ("科室负责人", "新闻发言人"):
        signer = sign_in(browser, site, role, DESKTOP)
        newsroom.open_desk(signer, number)
        newsroom.decide(signer, "sign")
    reader = browser.new_page(**PHONE, base_url=site.url)
    reader.goto(path_of(site, number))
    keep_part(reader, "corrected-390", ".approval")


def take_withdrawals(browser: Browser, site: demo_site.DemoSite, number: int) -> None:
    """Down with a public reason, and then without a word."""
    path = path_of(site, number)
    editor = sign_in(browser, site, "编辑", DESKTOP)
    newsroom.open_withdrawal(editor, number)
    editor.check("[name=descent][value=retracted]")
    editor.fill("[name=public_reason]", POSTPONED)
    keep(editor, "withdraw-1280")
    asked = newsroom.ask_down(editor, "retracted", public=POSTPONED, internal="主办方来函延期。")
    signer = sign_in(browser, site, "新闻发言人", PHONE)
    signer.goto(asked)
    keep(signer, "withdrawal-390")
    newsroom.decide(signer, "sign", "同意撤稿。")
    reader = browser.new_page(**PHONE, base_url=site.url)
    reader.goto(path)
    keep_part(reader, "gone-390", ".error-page")

    editor.goto(f"/admin/approval/withdraw/{number}/")
    asked = newsroom.ask_down(editor, "taken_down", internal="学员要求不再公开。")
    for role in ("新闻发言人", "分管领导"):
        signer = sign_in(browser, site, role, PHONE)
        signer.goto(asked)
        newsroom.decide(signer, "sign", "同意下线。")
    reader.goto(path)
    keep_part(reader, "silent-390", ".error-page")


def take_emergency(browser: Browser, site: demo_site.DemoSite) -> None:
    editor = sign_in(browser, site, "编辑", DESKTOP)
    number = newsroom.write(editor, "应急救护", title="琼溪启动四级应急响应", text="救援队已于今晨六时出发。")
    signer = sign_in(browser, site, "新闻发言人", DESKTOP)
    signer.goto(f"/admin/approval/{number}/emergency/")
    signer.fill("[name=reason]", "汛情紧急，群众急需知道避险地点。")
    keep(signer, "emergency-1280")
    signer.click("form .button--sign")
    signer.wait_for_selector(".notice")
    leader = sign_in(browser, site, "分管领导", PHONE)
    leader.goto("/admin/approval/afterwards/")
    leader.click("main >> text=琼溪启动四级应急响应")
    leader.wait_for_selector("[name=opinion]")
    keep(leader, "afterwards-390")


def take_change(browser: Browser, site: demo_site.DemoSite) -> None:
    editor = sign_in(browser, site, "编辑", DESKTOP)
    editor.goto("/admin/snippets/core/department/")
    editor.click(".listing td.title a >> nth=0")
    editor.fill("input[name=phone]", "（0000）0000 0001")
    editor.click("button.action-save")
    editor.wait_for_url("**/admin/approval/changes/*/")
    leader = sign_in(browser, site, "分管领导", PHONE)
    leader.goto(editor.url)
    keep(leader, "change-390")


def path_of(site: demo_site.DemoSite, number: int) -> str:
    return site.ask(f"SELECT path FROM core_publicentry WHERE key = 'wagtailcore.page:{number}'")[0][0]


def sign_in(browser: Browser, site: demo_site.DemoSite, role: str, screen: dict) -> Page:
    page = browser.new_context(**screen, base_url=site.url, locale="zh-CN").new_page()
    page.set_default_timeout(2 * PATIENCE)
    login = site.users[role]
    page.goto("/admin/")
    page.fill("input[name=login]", login.username)
    page.fill("input[name=password]", login.password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    return page


def keep(page: Page, name: str) -> None:
    """The whole page."""
    # As tall as what is kept: bars that stick lie at the foot, and pictures further down are loaded.
    picture = _taken(page, min(page.evaluate("document.documentElement.scrollHeight"), TALLEST))
    _save(picture.crop((0, 0, picture.width, min(picture.height, TALLEST))), name)


def keep_window(page: Page, name: str) -> None:
    """What is to be seen without scrolling, open menus included."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)  # menus fade in
    _save(Image.open(io.BytesIO(page.screenshot())), name)


def keep_part(page: Page, name: str, part: str) -> None:
    """What these elements cover, from the first to the last."""
    picture = _taken(page, 2 * TALLEST)
    boxes = [box for found in page.locator(part).all() if (box := found.bounding_box())]
    left, top = min(box["x"] for box in boxes), min(box["y"] for box in boxes)
    right = max(box["x"] + box["width"] for box in boxes)
    foot = max(box["y"] + box["height"] for box in boxes)
    right, foot = min(right + MARGIN, picture.width), min(foot + MARGIN, picture.height)
    _save(picture.crop((int(max(left - MARGIN, 0)), int(max(top - MARGIN, 0)), int(right), int(foot))), name)


def _taken(page: Page, tall: int) -> Image.Image:
    page.set_viewport_size({"width": page.viewport_size["width"], "height": tall})
    page.evaluate("document.activeElement?.blur()")
    looking.broken_images(page)
    page.wait_for_load_state("networkidle")
    return Image.open(io.BytesIO(page.screenshot(full_page=True)))


def _save(picture: Image.Image, name: str) -> None:
    """As a small PNG: flat colours need no more than 256 of them."""
    small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    small.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
