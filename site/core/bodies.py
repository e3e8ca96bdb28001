"""Bodies: from StreamField's raw data to what templates take, in a constant number of statements.

The stream is walked once to collect what it names (pictures, documents, pages), each kind of which is
then fetched in one statement; a second walk puts them in place. Live rows, drafts and old versions go
the same way, since only raw data is read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import quote

from django.utils.html import strip_tags
from markupsafe import Markup

from core import entries
from core.images import pictures, with_words
from core.models import SiteDocument
from core.presentation import Attachment, Block, Picture

Raw = list[dict[str, Any]]

_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.S)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
# Tags as the renderer writes them itself; anything else was never written by the editor.
_KNOWN = {"p", "b", "strong", "i", "em", "ol", "ul", "li", "sup", "sub", "br", "hr", "h2", "h3", "h4"}
_BARE = rf"/?(?:{'|'.join(sorted(_KNOWN))})/?|/a|a href=\"(?:[/#]|https?://|mailto:|tel:)[^\"<>]*\""
_STRANGE = re.compile(rf"<(?!(?:{_BARE})>)(?:(/?)([a-zA-Z][\w:-]*)[^>]*(?:>|\Z)|[!?/][^>]*(?:>|\Z))?")
_RICH = {"rich_text": None, "callout": "text"}


@dataclass(slots=True)
class References:
    """What a body names: ids of pictures, documents and pages."""

    images: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)

    def media(self) -> set[str]:
        return {f"image:{pk}" for pk in self.images} | {f"document:{pk}" for pk in self.documents}


def raw_of(stream: Any) -> Raw:
    """Raw data of a StreamField value, whether it came from the database, a form or a list."""
    if stream is None:
        return []
    return [dict(block) for block in getattr(stream, "raw_data", stream)]


def items_of(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of a list block, with or without the wrapping that Wagtail puts around them."""
    return [item.get("value", item) if "type" in item else item for item in value.get("items") or []]


def references(raw: Raw) -> References:
    found = References()
    for block in raw:
        kind, value = block["type"], block["value"]
        if kind == "figure":
            found.images.add(value.get("image") or 0)
        elif kind == "gallery":
            found.images.update(item.get("image") or 0 for item in items_of(value))
        elif kind == "video":
            found.images.add(value.get("poster") or 0)
        elif kind == "documents":
            found.documents.update(item.get("document") or 0 for item in items_of(value))
        elif kind in _RICH:
            _references_in_html(_html_of(block), found)
    found.images.discard(0)
    found.documents.discard(0)
    return found


def _html_of(block: dict[str, Any]) -> str:
    key = _RICH[block["type"]]
    return (block["value"].get(key) if key else block["value"]) or ""


def _references_in_html(text: str, found: References) -> None:
    for attributes, _ in _ANCHOR.findall(text):
        named = dict(_ATTRIBUTE.findall(attributes))
        target = {"page": found.pages, "document": found.documents}.get(named.get("linktype", ""))
        if target is not None and (pk := _id_of(named)):
            target.add(pk)


def _id_of(attributes: dict[str, str]) -> int:
    """The id a link names; 0 for anything that is none."""
    text = attributes.get("id", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


@dataclass(slots=True)
class Sources:
    """What the references of one or several bodies lead to."""

    pictures: dict[int, Picture]
    documents: dict[int, Attachment]
    paths: dict[int, str]


def fetch(found: References, paths: dict[int, str] | None = None) -> Sources:
    """At most three statements, whatever the bodies hold. `paths` of linked pages may be known already."""
    return Sources(
        pictures=pictures(found.images),
        documents=attachments(found.documents),
        paths=page_paths(found.pages) if paths is None else paths,
    )


def page_paths(ids: Iterable[int]) -> dict[int, str]:
    keys = {entries.page_key(pk): pk for pk in ids}
    if not keys:
        return {}
    rows = entries.public().filter(key__in=keys).values_list("key", "path")
    return {keys[key]: path for key, path in rows}


def attachments(ids: Iterable[int]) -> dict[int, Attachment]:
    ids = set(ids)
    if not ids:
        return {}
    return {document.pk: attachment(document) for document in SiteDocument.objects.filter(pk__in=ids)}


def attachment(document: SiteDocument, title: str = "") -> Attachment:
    base = f"/documents/{document.pk}/{quote(document.filename_for_readers)}"
    return Attachment(
        title=title or document.title,
        url=f"{base}?download=1",
        read_url=base,
        type=document.type,
        size=document.file_size or 0,
        pages=document.pages,
        sha256=document.sha256,
    )


def gather(raw: Raw, sources: Sources | None = None) -> list[Block]:
    """The blocks of a body, ready for the templates. Blocks whose picture or file is gone are left out."""
    sources = sources or fetch(references(raw))
    made = (_block(block, sources) for block in raw)
    return [block for block in made if block is not None]


def _block(block: dict[str, Any], sources: Sources) -> Block | None:
    maker = _MAKERS.get(block["type"], _plain)
    value = maker(block["value"], sources)
    return None if value is None else Block(block["type"], value, block.get("id") or "")


def rich_text(text: str, sources: Sources) -> Markup:
    """Stored rich text as HTML: links resolved; a link to what is not public becomes plain words."""

    def link(match: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        href = html.unescape(attributes.get("href", ""))
        if attributes.get("linktype") == "page":
            href = sources.paths.get(_id_of(attributes), "")
        elif attributes.get("linktype") == "document":
            found = sources.documents.get(_id_of(attributes))
            href = found.read_url if found else ""
        if not href.startswith(("/", "#", "https://", "http://", "mailto:", "tel:")):
            return match[2]
        return f'<a href="{html.escape(href)}">{match[2]}</a>'

    linked = _ANCHOR.sub(link, _BLOCK_KEY.sub("", text))
    # Safe: the tags that are left are known, bare, and lead nowhere but to what was just written. Feeds
    # carry this to readers that have no policy of ours.
    return Markup(_STRANGE.sub(_bare, linked))  # noqa: S704  see above


def _bare(match: re.Match[str]) -> str:
    """A tag of the editor's without its attributes, a sign as a sign, and nothing for the rest."""
    name = (match[2] or "").lower()
    if name in _KNOWN:
        return f"<{match[1]}{name}>"
    return "&lt;" if match[0] == "<" else ""


def _plain(value: Any, sources: Sources) -> dict[str, Any]:
    return dict(value)


def _rich_text(value: str, sources: Sources) -> dict[str, Any]:
    return {"html": rich_text(value, sources)}


def _callout(value: dict[str, Any], sources: Sources) -> dict[str, Any]:
    return {"title": value.get("title", ""), "text": rich_text(value.get("text") or "", sources)}


def _figure(value: dict[str, Any], sources: Sources) -> dict[str, Any] | None:
    picture = with_words(sources.pictures.get(value.get("image") or 0), value)
    if picture is None:
        return None
    return {"image": picture, "caption": picture.caption, "credit": picture.credit, "alt": picture.alt}


def _gallery(value: dict[str, Any], sources: Sources) -> dict[str, Any] | None:
    figures = [made for item in items_of(value) if (made := _figure(item, sources))]
    return {"title": value.get("title", ""), "items": figures} if figures else None


def _documents(value: dict[str, Any], sources: Sources) -> dict[str, Any] | None:
    made = []
    for item in items_of(value):
        if found := sources.documents.get(item.get("document") or 0):
            made.append(_retitled(found, item.get("title")))
    return {"title": value.get("title", ""), "items": made} if made else None


def _retitled(found: Attachment, title: str | None) -> Attachment:
    return replace(found, title=title) if title else found


def _video(value: dict[str, Any], sources: Sources) -> dict[str, Any]:
    return {**value, "poster": sources.pictures.get(value.get("poster") or 0)}


def _key_figures(value: dict[str, Any], sources: Sources) -> dict[str, Any]:
    as_of = value.get("as_of")
    day = date.fromisoformat(as_of) if isinstance(as_of, str) and as_of else as_of
    return {"items": items_of(value), "source": value.get("source", ""), "as_of": day}


def _table(value: dict[str, Any], sources: Sources) -> dict[str, Any] | None:
    rows = [["" if cell is None else str(cell) for cell in row] for row in (value or {}).get("data") or []]
    if not rows:
        return None
    header = value.get("first_row_is_table_header") or value.get("table_header_choice") in {"row", "both"}
    return {"caption": value.get("table_caption") or "", "header": bool(header), "rows": rows}


_MAKERS: dict[str, Callable[[Any, Sources], dict[str, Any] | None]] = {
    "rich_text": _rich_text,
    "callout": _callout,
    "figure": _figure,
    "gallery": _gallery,
    "documents": _documents,
    "video": _video,
    "key_figures": _key_figures,
    "table": _table,
}


# --- Words ------------------------------------------------------------------------------------------


def texts(raw: Raw) -> Iterator[str]:
    """The words of a body, paragraph by paragraph, as search reads them."""
    for block in raw:
        yield from (piece for piece in _texts_of(block["type"], block["value"]) if piece)


def _texts_of(kind: str, value: Any) -> Iterator[str]:
    if kind == "rich_text":
        yield plain_text(value)
    elif kind == "table":
        for row in (value or {}).get("data") or []:
            yield " ".join(str(cell) for cell in row if cell)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name == "items":
                for item in items_of(value):
                    yield from _texts_of("item", item)
            elif isinstance(part, str) and name not in {"level", "url", "as_of"}:
                yield plain_text(part) if name == "text" and kind == "callout" else part


def plain_text(text: str) -> str:
    """Rich text as words, one line a paragraph."""
    spaced = re.sub(r"</(p|li|h\d)>|<br\s*/?>", "\n", text or "")
    return html.unescape(strip_tags(spaced)).strip()
