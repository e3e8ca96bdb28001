"""Without a mouse: where the focus goes, that it can be seen, and that what folds opens."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
  return {
    words: (node.getAttribute("aria-label") || node.innerText || node.name || node.id || "").trim(),
    seen: box.width > 1 && box.height > 1 && node.checkVisibility({checkVisibilityCSS: true}),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.left >= 0 && box.right <= innerWidth,
  };
}"""


def walk(page, steps):
    found = []
    for _step in range(steps):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    return found


def test_first_stop_leads_to_the_text(visit):
    page = visit(DESKTOP)
    page.goto("/")

    first = walk(page, 1)[0]
    page.keyboard.press("Enter")

    assert first == {"words": "跳到正文", "seen": True, "marked": True, "inside": True}
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("mode", ["", "large-contrast"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", ["/", "/news/", "/chronicle/2026/", "/search/?q=救护"])
def test_every_stop_is_seen(visit, screen, path, mode):
    page = visit(screen, mode=mode)
    page.goto(path)

    stops = walk(page, 30)

    assert [stop for stop in stops if not (stop["seen"] and stop["marked"] and stop["inside"])] == []


def test_order_of_stops_on_a_wide_screen(visit):
    page = visit(DESKTOP)
    page.goto("/news/")
    words = [stop["words"] for stop in walk(page, 30)]
    wanted = ["跳到正文", "大字版", "高对比", "English", "q", "搜索", "首页"]

    assert [word for word in words if word in wanted][: len(wanted)] == wanted


def test_menu_opens_with_a_key(visit):
    page = visit(PHONE)
    page.goto("/")
    page.focus("details.menu summary")

    page.keyboard.press("Enter")
    assert page.is_visible(".menu__panel >> text=公告公示")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.menu__panel') !== null")


def test_filter_works_with_keys(visit):
    page = visit(PHONE)
    page.goto("/news/")
    page.focus("summary:has-text('筛选')")

    page.keyboard.press("Enter")
    page.focus("select >> nth=0")
    page.keyboard.press("ArrowDown")
    page.focus("form:has(select) button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/news/?*")

    assert page.locator(".row").count() > 0
