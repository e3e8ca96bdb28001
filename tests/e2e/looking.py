"""What can be found wrong with a page that is open in a browser. Every function gives a list: empty is well."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from tests.frontend.crosses import red_crosses

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
WIDTHS = (320, 390, 640, 768, 1280, 1600)
HEIGHT = 900
_axe = Axe()

TINY = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set();
  while (texts.nextNode()) {
    const node = texts.currentNode, parent = node.parentElement;
    if (!node.textContent.trim() || !parent.checkVisibility({checkVisibilityCSS: true})) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < 14 && !parent.closest("sup, sub, script, style"))
      found.add(`${size}px ${node.textContent.trim().slice(0, 40)}`);
  }
  return [...found];
}"""

BROKEN_IMAGES = """async () => {
  const images = [...document.images];
  for (const image of images) image.loading = "eager";
  await Promise.all(images.filter((i) => i.checkVisibility()).map((i) => i.decode().catch(() => 0)));
  return images.filter((i) => i.checkVisibility() && !i.naturalWidth).map((i) => i.currentSrc || i.src);
}"""

# Lines of the main part that are to be seen, outside of folds that are closed.
LINES = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, td, th, figcaption)")]
  .filter((node) => !node.querySelector("p, li, dl, table") && node.textContent.trim())
  .filter((node) => !node.closest("details:not([open])"))
  .map((node) => [node.textContent.replace(/\\s+/g, " ").trim(), node.checkVisibility({checkVisibilityCSS: true})])"""


def violations(page: Page) -> list[str]:
    found = _axe.run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})


def sideways(page: Page) -> list[str]:
    """Widths at which the page can be scrolled to the side."""
    found = []
    for width in WIDTHS:
        resize(page, width)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            found.append(f"{over} px too wide at {width}")
    return found


def tiny_text(page: Page) -> list[str]:
    return page.evaluate(TINY)


def broken_images(page: Page) -> list[str]:
    return page.evaluate(BROKEN_IMAGES)


def crosses(page: Page) -> list[str]:
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    return [f"red cross at {place}" for place in red_crosses(picture)]


def lost_when_enlarged(page: Page) -> list[str]:
    """What is read at 1280 px but not at half of it: what a reader sees who enlarges to 200 %."""
    resize(page, 1280)
    wide = {text for text, shown in page.evaluate(LINES) if shown}
    resize(page, 640)
    half = page.evaluate(LINES)
    return sorted({text for text, shown in half if not shown and text in wide} - {t for t, s in half if s})
