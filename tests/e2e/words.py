"""Finds English in what should be Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement
    from playwright.sync_api import Page

# Names of formats, products and keys that Chinese speakers write like this as well.
FOREIGN = {
    "API", "Atom", "AVIF", "Chrome", "CSV", "docx", "Edge", "Firefox", "GIF", "GPS", "HEIC", "HTML", "HTTP", "ICP",
    "JPEG", "JPG", "JSON", "OFD", "PDF", "PNG", "PPT", "pptx", "QR", "RSS", "Safari", "SHA", "SVG", "TXT", "URL",
    "SWIFT", "USD", "oEmbed", "Wagtail", "WebP", "WPS", "Word", "Excel", "XLS", "xlsx", "https", "http", "www", "AED", "CPR", "App", "Ctrl",
    "Shift", "Alt", "Esc", "Tab", "Enter", "Mac", "iOS", "Android", "PIN", "PowerPoint", "TOTP", "IPv4", "IPv6", "UTF",
}  # fmt: skip
_foreign = {word.lower() for word in FOREIGN}
# Addresses of pages and people, file names.
_addresses = re.compile(
    r"Mozilla/.*|https?://\S+|[\w.+-]+@[\w.-]+|[\w-]+\.(?:docx?|pdf|xlsx?|pptx?|jpe?g|png|txt|csv)\b|(?<![\w<])/[\w./?=-]+"
)
_spoken = ("aria-label", "title", "placeholder", "alt")


def english_words(text: str, names: Iterable[str] = ()) -> list[str]:
    """The English words of a text, but for addresses, what is foreign in Chinese as well, and these names."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    words = re.findall(r"[A-Za-z]{3,}", _addresses.sub(" ", text))
    return [word for word in words if word.lower() not in _foreign]


def english_in(tree: HtmlElement, names: Iterable[str] = ()) -> list[str]:
    """The texts of a page, seen or spoken, that hold English and are not marked as such."""
    chinese = "not(ancestor-or-self::*[@lang='en' or @hreflang='en'])"
    texts = tree.xpath(
        f"//text()[not(ancestor::script or ancestor::style) and not(ancestor::code)][{chinese}]"
    )
    for name in _spoken:
        texts += tree.xpath(f"//*[{chinese}]/@{name}")
    return sorted({" ".join(text.split()) for text in texts if english_words(text, names)})


# What the open page shows, and what it says of the parts that are shown. What Wagtail's admin holds for screen
# readers alone is left out: some of it can't be translated.
SHOWN = """() => {
  const seen = (node) => node && node.checkVisibility({checkVisibilityCSS: true}) && !node.closest("[lang=en], code, .w-sr-only");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set([document.title]);
  while (texts.nextNode()) if (seen(texts.currentNode.parentElement)) found.add(texts.currentNode.textContent.trim());
  for (const name of ["aria-label", "title", "placeholder", "alt"])
    for (const node of document.querySelectorAll(`[${name}]`)) if (seen(node)) found.add(node.getAttribute(name));
  for (const node of document.querySelectorAll("input[type=submit]")) if (seen(node)) found.add(node.value);
  return [...found];
}"""


def english_on(page: Page, names: Iterable[str] = ()) -> list[str]:
    """The texts on the open page that hold English."""
    return sorted(text for text in page.evaluate(SHOWN) if english_words(text, names))
