"""What inline styles and attributes of pasted HTML say that is worth keeping."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from .inline import Style, link_to
from .pieces import ListMark
from .styles import whole

if TYPE_CHECKING:
    from lxml import etree

_ALIGNS = {"center": "center", "-webkit-center": "center", "right": "right", "end": "right"}
_PLAIN_LABEL = re.compile(r"^(\d{1,3})\s*[.、．)）]?$")


def declarations(element: etree._Element) -> dict[str, str]:
    """The inline style, its names and values in lower case."""
    found = {}
    for declaration in element.get("style", "").split(";"):
        name, colon, text = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = re.sub(r"\s*!important$", "", " ".join(text.lower().split()))
    return found


def read_style(element: etree._Element, tag: str, outer: Style) -> tuple[Style, str]:
    """The style within this element, and the address of a link that may not be kept."""
    css = declarations(element)
    style = replace(
        outer,
        bold=_bold(css.get("font-weight", ""), tag, outer.bold),
        italic=_italic(css, tag, outer.italic),
        script=_script(css.get("vertical-align", ""), tag, outer.script),
        face=css.get("font-family", outer.face).split(",")[0].strip("\"' "),
    )
    if tag != "a":
        return style, ""
    address = (element.get("href") or "").strip()
    link = _internal_link(element) or link_to(address)
    refused = "" if link or not address or address.startswith("#") else address
    return replace(style, link=link or outer.link), refused


def _bold(weight: str, tag: str, outer: bool) -> bool:
    if weight in ("bold", "bolder") or re.fullmatch(r"[6-9]00", weight):
        return True
    if weight in ("normal", "lighter") or re.fullmatch(r"[1-5]00", weight):
        return False
    return outer or tag in ("b", "strong")


def _italic(css: dict[str, str], tag: str, outer: bool) -> bool:
    marks = (
        css.get("text-emphasis") or css.get("text-emphasis-style") or css.get("-webkit-text-emphasis", "none")
    )
    if css.get("font-style") in ("italic", "oblique") or not marks.startswith("none"):
        return True
    if css.get("font-style") == "normal":
        return False
    return outer or tag in ("i", "em")


def _script(align: str, tag: str, outer: str) -> str:
    if tag in ("sup", "sub"):
        return tag
    return {"super": "sup", "sub": "sub", "baseline": ""}.get(align, outer)


def _internal_link(element: etree._Element) -> str:
    """Links to pages and documents as the editor itself stores them."""
    kind, key = element.get("linktype", ""), element.get("id", "")
    return f'id="{escape(key)}" linktype="{kind}"' if kind in ("page", "document") and key.isdecimal() else ""


def read_alignment(element: etree._Element) -> str:
    align = declarations(element).get("text-align") or element.get("align", "").lower()
    if align:
        return _ALIGNS.get(align, "left")
    return "center" if isinstance(element.tag, str) and element.tag.lower() == "center" else ""


@dataclass(frozen=True, slots=True)
class WordBullet:
    mark: ListMark | None
    label: str


def bullet_of_word(element: etree._Element) -> WordBullet | None:
    """Word's clipboard has no lists, only paragraphs that carry their label in a span of its own."""
    depth = re.search(r"level(\d)", declarations(element).get("mso-list", ""))
    if not depth:
        return None
    spans = (span for span in element.iter("span") if declarations(span).get("mso-list") == "ignore")
    label = " ".join("".join(text for span in spans for text in span.itertext()).split())
    plain = _PLAIN_LABEL.match(label)
    if plain:
        return WordBullet(ListMark(True, whole(depth[1], 1) - 1, int(plain[1])), "")
    if any(char.isalnum() for char in label) and len(label) > 1:
        return WordBullet(None, label)
    return WordBullet(ListMark(False, max(0, whole(depth[1], 1) - 1)), "")
