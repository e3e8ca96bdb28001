"""Feeds of any list: Atom, RSS 2.0 and JSON Feed 1.1, with the full text of what they name.

A feed is made once for each generation and process. It is asked for anew by its ETag only: after a
withdrawal the newest moment in it may be older than before, so a date can't tell whether it changed.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.template.loader import get_template
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.http import http_date

from core import bodies, entries, generation, kinds, shell, sites
from core.presentation import Link

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.http import HttpRequest

    from core.bodies import Sources
    from core.models import PublicEntry
    from core.presentation import Picture

ATOM, RSS, JSON = "feed.atom", "rss.xml", "feed.json"
TYPES = {
    ATOM: "application/atom+xml; charset=utf-8",
    RSS: "application/rss+xml; charset=utf-8",
    JSON: "application/feed+json; charset=utf-8",
}
LABELS = {ATOM: "Atom", RSS: "RSS", JSON: "JSON Feed"}
ITEMS = 20

# What XML 1.0 cannot carry, not even as a reference.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ADDRESS = re.compile(r'\b(href|src|poster)="(/[^"]*)"')
_SRCSET = re.compile(r'\bsrcset="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    author: str = ""
    picture: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """`url` is the page that the feed follows, `own_url` the feed itself."""

    title: str
    description: str
    url: str
    own_url: str
    language: str
    author: str
    updated: datetime
    items: list[Item] = field(default_factory=list)


def links(path: str) -> tuple[Link, ...]:
    """The feeds of the page at this path, as templates take them."""
    return tuple(Link(LABELS[name], path + name) for name in TYPES)


def head_links(path: str, title: str) -> tuple[tuple[str, str, str], ...]:
    """The same for `<head>`: type, title, address."""
    return tuple(
        (kind.partition(";")[0], f"{title} - {LABELS[name]}", path + name) for name, kind in TYPES.items()
    )


def respond(
    request: HttpRequest,
    entry: PublicEntry,
    rest: str,
    list_name: str,
    keywords: Callable[[PublicEntry], tuple[str, ...]] = lambda entry: (),
) -> HttpResponse | None:
    """The feed of `list_name` when `rest`, the address below the entry, is that of one; else None."""
    place = sites.of(request)
    if rest not in TYPES or place is None:
        return None
    key = ("feed", entry.pk, rest, list_name)
    return of(request, rest, key, lambda: gather(place, entry, rest, list_name, keywords))


def of(
    request: HttpRequest, rest: str, key: tuple[Any, ...], gathered: Callable[[], Feed]
) -> HttpResponse | None:
    """Answers with a feed in the format that `rest` names; made once a generation under this key."""

    def make() -> tuple[bytes, str, str]:
        feed = gathered()
        content = WRITERS[rest](feed)
        etag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
        return content, etag, http_date(feed.updated.timestamp())

    content, etag, modified = generation.kept(key, make)
    response = HttpResponse(content, content_type=TYPES[rest])
    response["ETag"], response["Last-Modified"] = etag, modified
    return get_conditional_response(request, etag=etag, response=response)


def gather(
    place: sites.Place,
    entry: PublicEntry,
    rest: str,
    list_name: str,
    keywords: Callable[[PublicEntry], tuple[str, ...]],
) -> Feed:
    """Everything of a feed, in a number of statements that does not grow with its items."""
    society = shell.society(place.id, entry.language).name
    found = entries.newest(list_name, ITEMS)
    contents = _contents(found)
    title = society if entry.depth == 0 else entry.title
    return Feed(
        title=f"{title} - {society}" if society and title != society else title,
        description=entry.summary or title,
        url=shell.absolute(place, entry.path),
        own_url=shell.absolute(place, entry.path + rest),
        language=sites.HTML_LANGUAGES.get(entry.language, entry.language),
        author=society or place.hostname,
        updated=max((e.updated for e in found), default=entry.updated),
        items=[_item(place, e, contents, keywords(e)) for e in found],
    )


@dataclass(slots=True)
class _Contents:
    pages: dict[int, Any]
    sources: Sources


def _contents(found: list[PublicEntry]) -> _Contents:
    """The pages behind the entries, one statement a kind, and all that their bodies name, three statements."""
    wanted: dict[str, list[PublicEntry]] = {}
    for entry in found:
        if entry.key == entry.owner and kinds.find(entry.kind):
            wanted.setdefault(entry.kind, []).append(entry)
    pages: dict[int, Any] = {}
    references = bodies.References(images={e.picture_id for e in found if e.picture_id})
    for name, group in wanted.items():
        kind = kinds.named(name)
        rows = kind.model._default_manager.filter(live=True).in_bulk([e.object_id for e in group])
        for entry in group:
            if entry.object_id in rows:
                pages[entry.pk] = rows[entry.object_id]
                _add(references, bodies.references(kind.feed_body(rows[entry.object_id])))
    return _Contents(pages, bodies.fetch(references))


def _add(references: bodies.References, more: bodies.References) -> None:
    references.images |= more.images
    references.documents |= more.documents
    references.pages |= more.pages


def _item(place: sites.Place, entry: PublicEntry, contents: _Contents, keywords: tuple[str, ...]) -> Item:
    page, kind = contents.pages.get(entry.pk), kinds.find(entry.kind)
    raw = kind.feed_body(page) if kind and page is not None else []
    picture = contents.sources.pictures.get(entry.picture_id or 0)
    url = shell.absolute(place, entry.path)
    published = getattr(page, "first_published_at", None) or entry.moment
    return Item(
        # A tag: URI, since an address begins differently once the site moves to https.
        id=f"tag:{place.hostname},{timezone.localtime(published):%Y-%m-%d}:{entry.path}",
        url=url,
        title=_fit(entry.title.replace("\u200b", "")),
        summary=_fit(entry.summary),
        html=_fit(_html(place, raw, contents.sources, picture)) if raw else "",
        published=timezone.localtime(published),
        updated=timezone.localtime(entry.updated),
        author=_fit(getattr(page, "author", "") or ""),
        picture=shell.absolute(place, picture.src) if picture else "",
        keywords=keywords,
    )


def _html(place: sites.Place, raw: bodies.Raw, sources: Sources, picture: Picture | None) -> str:
    """The body as a page shows it, with absolute addresses: a reader has no page to resolve them against."""
    blocks = bodies.gather(raw, sources)
    text = get_template("feed_content.html").render({"blocks": blocks, "picture": picture})
    base = shell.absolute(place, "/").rstrip("/")
    text = _ADDRESS.sub(rf'\1="{base}\2"', text)
    return _SRCSET.sub(lambda match: match[0].replace('"/', f'"{base}/').replace(", /", f", {base}/"), text)


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)


# --- Formats ----------------------------------------------------------------------------------------


class _Atom(Atom1Feed):
    def latest_post_date(self) -> datetime:
        return self.feed["changed"]

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        if item["html"]:
            handler.addQuickElement("content", item["html"], {"type": "html"})


class _Rss(Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        }

    def latest_post_date(self) -> datetime:
        return self.feed["changed"]

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        if item["html"]:
            handler.addQuickElement("content:encoded", item["html"])


def _xml(generator: type, feed: Feed) -> bytes:
    made = generator(
        title=_fit(feed.title),
        link=feed.url,
        description=_fit(feed.description),
        subtitle=_fit(feed.description),
        language=feed.language,
        author_name=_fit(feed.author),
        feed_url=feed.own_url,
        feed_guid=feed.url,
        changed=timezone.localtime(feed.updated),
    )
    for item in feed.items:
        made.add_item(
            title=item.title,
            link=item.url,
            description=item.summary or None,
            author_name=item.author or None,
            pubdate=item.published,
            updateddate=item.updated,
            unique_id=item.id,
            unique_id_is_permalink=False,
            categories=item.keywords,
            html=item.html,
        )
    return made.writeString("utf-8").encode()


def _json(feed: Feed) -> bytes:
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _fit(feed.title),
        "home_page_url": feed.url,
        "feed_url": feed.own_url,
        "description": _fit(feed.description),
        "language": feed.language,
        "authors": [{"name": _fit(feed.author)}],
        "items": [_json_item(item) for item in feed.items],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _json_item(item: Item) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "date_published": item.published.isoformat(timespec="seconds"),
        "date_modified": item.updated.isoformat(timespec="seconds"),
    }
    # An item must have content: without a body it is its summary, at worst its title.
    made |= {"content_html": item.html} if item.html else {"content_text": item.summary or item.title}
    made |= {"summary": item.summary} if item.summary else {}
    made |= {"image": item.picture} if item.picture else {}
    made |= {"authors": [{"name": item.author}]} if item.author else {}
    return made | ({"tags": list(item.keywords)} if item.keywords else {})


WRITERS = {ATOM: lambda feed: _xml(_Atom, feed), RSS: lambda feed: _xml(_Rss, feed), JSON: _json}
