"""Reads the whole public site over HTTP, as a search engine does: every page, and whatever a page leads to."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.e2e.demo_site import DemoSite

# Language and kind.
Key = tuple[str, str]
# Each leads back to where it stands.
NOT_FOLLOWED = ("/reading/", "/admin/", "/account/")
MOST = 4000


@dataclass
class Answer:
    path: str
    status: int
    kind: str
    size: int
    location: str = ""
    body: bytes = b""
    cited_by: str = ""

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.body.decode())

    @cached_property
    def links(self) -> list[str]:
        """What the page links to or shows, absolute, as its author wrote it."""
        found = [*self.tree.xpath("//a/@href"), *self.tree.xpath("//link/@href"), *self.tree.xpath("//@src")]
        for several in self.tree.xpath("//@srcset"):
            found += [part.split()[0] for part in several.split(",")]
        return found

    @property
    def classes(self) -> set[str]:
        return {name for names in self.tree.xpath("//@class") for name in names.split()}

    @property
    def anchors(self) -> set[str]:
        return set(self.tree.xpath("//@id"))


@dataclass
class Crawl:
    site: DemoSite
    answers: dict[str, Answer] = field(default_factory=dict)
    # (page, target, place) of links that name a place on a page
    fragments: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.site.port, timeout=120)
        # As they are now: other tests publish.
        self.entries = self.site.entries()

    def fetch(self, path: str, *, compressed: bool = False) -> Answer:
        headers = {"Accept-Encoding": "gzip, br"} if compressed else {}
        response = self._ask(path, headers)
        body = response.read()
        kind = response.headers.get_content_type()
        kept = body if kind == "text/html" else b""
        return Answer(path, response.status, kind, len(body), response.getheader("Location", ""), kept)

    def _ask(self, path: str, headers: dict[str, str]) -> HTTPResponse:
        """On the connection there is, or on a new one when the server has closed it meanwhile."""
        try:
            self.connection.request("GET", path, headers=headers)
            return self.connection.getresponse()
        except RemoteDisconnected:
            self.connection.close()
            self.connection.request("GET", path, headers=headers)
            return self.connection.getresponse()

    def run(self, starts: Iterable[str] = ("/", "/en/")) -> Crawl:
        asked = dict.fromkeys([*starts, *(entry.path for entry in self.entries)])
        waiting = deque((start, "") for start in asked)
        while waiting and len(self.answers) < MOST:
            path, cited_by = waiting.popleft()
            answer = self.fetch(path)
            answer.cited_by = cited_by
            self.answers[path] = answer
            for target in self._ways_on(answer):
                if target not in asked:
                    asked[target] = None
                    waiting.append((target, path))
        return self

    def _ways_on(self, answer: Answer) -> list[str]:
        if answer.location:
            return self._inside(answer.path, [answer.location])
        if answer.kind != "text/html" or answer.status >= 400:
            return []
        # A choice of a choice of a filter is the same page again: one step is followed, no more.
        if "?" in answer.path and "?" in answer.cited_by:
            return []
        return self._inside(answer.path, answer.links)

    def _inside(self, path: str, links: Iterable[str]) -> list[str]:
        found = []
        for link in links:
            address, fragment = urldefrag(urljoin(f"{self.site.url}{path}", link))
            parts = urlsplit(address)
            if not address.startswith(f"{self.site.url}/") or parts.path.startswith(NOT_FOLLOWED):
                continue
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            found.append(target)
            if fragment:
                self.fragments.append((path, target, fragment))
        return found

    def page_of(self, path: str) -> Answer:
        """The page at this address, or the one on which it lies."""
        answer = self.answers[path]
        return self.answers[urljoin(path, urldefrag(answer.location)[0])] if answer.location else answer

    def pages(self) -> list[Answer]:
        return [a for a in self.answers.values() if a.kind == "text/html" and a.status == 200]


def covering(places: dict[Key, list[Answer]]) -> dict[Key, list[str]]:
    """Of each kind the richest page, and (greedily) the fewest others which together show every component."""
    richest = {
        key: max(pages, key=lambda page: (len(page.classes), page.size)) for key, pages in places.items()
    }
    chosen = {key: [page.path] for key, page in richest.items()}
    wanted = set().union(*(page.classes for pages in places.values() for page in pages))
    wanted -= set().union(*(page.classes for page in richest.values()))
    rest = [(key, page) for key, pages in places.items() for page in pages]
    while wanted:
        key, best = max(rest, key=lambda one: (len(one[1].classes & wanted), one[1].size))
        wanted -= best.classes
        chosen[key].append(best.path)
    return chosen
