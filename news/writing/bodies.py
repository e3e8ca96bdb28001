"""The blocks of an article as a page's body takes them."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from core.blocks import to_stream
from core.writing.blocks import rich_text, with_images

if TYPE_CHECKING:
    from core.models import SiteImage
    from core.writing.blocks import RawBlock

HEADING, CAPTION, CREDIT = 80, 255, 120
_FIRST = re.compile(r"^<p>([^<]{2,199}?)[：:]</p>")
_CLOSING = re.compile(r"<p>((?:特此|谨此|专此)[^<，。]{2,12}[。！]?)</p>$")


def place_images(blocks: list[RawBlock], images: list[SiteImage | None]) -> list[RawBlock]:
    """Figures point at the stored pictures. What a picture says of itself needn't stand beside it as well."""
    placed = with_images(blocks, [image.pk if image else None for image in images])
    by_key = {image.pk: image for image in images if image}
    for block in placed:
        if block["type"] == "figure":
            words, image = block["value"], by_key[block["value"]["image"]]
            words["caption"] = words["caption"][:CAPTION]
            words["alt"] = "" if words["alt"] == image.description else words["alt"][:CAPTION]
            words["credit"] = "" if words["credit"] == image.credit else words["credit"][:CREDIT]
    return placed


def stream(blocks: list[RawBlock]) -> list[dict[str, Any]]:
    return to_stream([(block["type"], block["value"]) for block in map(_short_heading, blocks)])


def _short_heading(block: RawBlock) -> RawBlock:
    if block["type"] == "heading" and len(block["value"]["text"]) > HEADING:
        return rich_text(f"<p><b>{escape(block['value']['text'])}</b></p>")
    return block


def take_lead(blocks: list[RawBlock]) -> tuple[dict[str, Any] | None, list[RawBlock]]:
    """A picture before all text is the lead picture."""
    if blocks and blocks[0]["type"] == "figure":
        return blocks[0]["value"], blocks[1:]
    return None, blocks


def take_addressee(blocks: list[RawBlock]) -> tuple[str, list[RawBlock]]:
    """各县（市、区）红十字会： at the beginning of a circular or letter."""
    if not blocks or blocks[0]["type"] != "rich_text":
        return "", blocks
    match = _FIRST.match(blocks[0]["value"])
    if not match:
        return "", blocks
    rest = blocks[0]["value"][match.end() :]
    return f"{unescape(match[1])}：", ([rich_text(rest)] if rest else []) + blocks[1:]


def take_closing(blocks: list[RawBlock]) -> tuple[str, list[RawBlock]]:
    """特此公告。 at the end."""
    if not blocks or blocks[-1]["type"] != "rich_text":
        return "", blocks
    match = _CLOSING.search(blocks[-1]["value"])
    if not match:
        return "", blocks
    rest = blocks[-1]["value"][: match.start()]
    return unescape(match[1]), blocks[:-1] + ([rich_text(rest)] if rest else [])
