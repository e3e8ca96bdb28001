"""A stranger who asks for everything: what is linked, what is listed, and every address that may be guessed."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.core.cache import cache
from django.db.models import F
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Revision

from core import generation
from core.models import PublicEntry, SiteDocument, SiteImage, SiteRendition
from tests.routes.marks import WORDS, Mark, is_marked

HOST = "http://testserver"
LINK = re.compile(
    r"""(?:href|src|action)="([^"]+)"|<loc>([^<]+)</loc>|srcset="([^"]+)\"|content="(http[^"]+)\""""
)
BELOW = ("feed.atom", "feed.json", "versions/", "versions/1/")
FIXED = (
    *("/", "/en/", "/sitemap.xml", "/nothing-here/", "/corrections/", "/corrections/feed.atom"),
    *("/corrections/feed.json", "/search/?q=救援", "/search/?q=会议"),
)  # fmt: skip
# Asked once for a whole table, since nothing there may be open to a stranger at all.
UNLIKELY = (
    *("/sitemap-1.xml", "/robots.txt", "/health/", "/en/nothing/", "/en/search/", "/oembed/", "/embed/", "/_util/"),
    *("/api/v2/pages/", "/api/v2/images/", "/api/v2/documents/", "/api/v3/pages/", "/api/v3/pages/?version=draft"),
    *("/admin/api/main/pages/", "/admin/api/main/images/", "/graphql/"),
)  # fmt: skip
MOST = 3000
# Filters combine without end; so many of one page are asked for, in the order in which they are linked.
COMBINED = 6
# Where redirects of attempts lead.
ELSEWHERE = "//evil.example/"


class Crawl:
    """What a stranger was told, by address. `leaks` are the addresses that told of the mark."""

    def __init__(self, mark: Mark | None = None) -> None:
        self.mark = mark
        self.words = mark.text if mark else WORDS
        self.client = Client(raise_request_exception=False)
        self.asked: set[str] = set()
        self.found: set[str] = set()
        self.leaks: list[str] = []
        self.errors: list[str] = []

    def everywhere(self, *, thorough: bool = False) -> Crawl:
        generation.forget()
        cache.clear()
        waiting = [*guessed(self.words), *FIXED]
        if thorough:
            waiting += unlikely()
        combined: Counter[str] = Counter()
        for address in waiting:
            path, _, query = address.partition("?")
            combined[path] += bool(query)
            if address not in self.asked and not (query and combined[path] > COMBINED):
                self.asked.add(address)
                # The list grows while it is read.
                waiting += self._look(address)
            assert len(self.asked) < MOST, "The crawl has no end."
        return self

    def only(self, *addresses: str) -> Crawl:
        generation.forget()
        for address in addresses:
            self._look(address)
        return self

    def _look(self, address: str) -> list[str]:
        response = self.client.get(address)
        if response.status_code >= 500:
            self.errors.append(f"{response.status_code} {address}")
        body = b"".join(response.streaming_content) if response.streaming else response.content
        kind = response.headers.get("Content-Type", "")
        where = unquote(response.headers.get("Location", ""))
        if kind.startswith("image/"):
            found = is_marked(body)
        else:
            found = self._said(address, body.decode(errors="replace")) or self._said(address, where)
        if found:
            self.leaks.append(address)
        if response.status_code >= 400:
            return []
        self.found.add(address)
        return (
            _links(address, body.decode(errors="replace"), where) if "html" in kind or "xml" in kind else []
        )

    def _said(self, address: str, text: str) -> bool:
        text = unescape(text)
        if ELSEWHERE in text:
            return True
        if "\\u" in text:
            text += re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
        if "/search/" in address:
            # What was asked for stands in the field; what was found is counted without it.
            text = re.sub(r'(value|content|href|action)="[^"]*"|<title>.*?</title>', "", text)
            text = re.sub(r"<mark[^>]*>|</mark>", "", text).replace(f"“{self.words}”", "")
        hidden = self.mark.slug + "!" if self.mark else "%PDF-1.4 unsigned-"
        slug = self.mark and re.search(rf"{self.mark.slug}(?!\d)", text) and self.mark.slug not in address
        return self.words in text or hidden in text or bool(slug)


def guessed(words: str) -> list[str]:
    """Every address that somebody may know, remember or try."""
    paths = set(PublicEntry.objects.values_list("path", flat=True))
    for page in Page.objects.filter(depth__gt=1):
        parts = page.get_url_parts()
        paths.add(parts[2] if parts else page.url_path)
        paths.add("/" + page.url_path.strip("/").partition("/")[2] + "/")
    found = {path for path in paths if path}
    own = PublicEntry.objects.filter(key=F("owner")).values_list("path", flat=True)
    found |= {f"{path}{name}" for path in own for name in BELOW}
    for (pk,) in SiteDocument.objects.values_list("pk"):
        found |= {f"/documents/{pk}/a.pdf", f"/documents/{pk}/a.pdf?download=1"}
    names = {
        *SiteImage.objects.values_list("file", flat=True),
        *SiteRendition.objects.values_list("file", flat=True),
    }
    names |= {*SiteDocument.objects.values_list("file", flat=True)}
    root = Path(settings.MEDIA_ROOT)
    names |= {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    found |= {settings.MEDIA_URL + name for name in names}
    found |= {row.old_path for row in Redirect.objects.all()}
    found |= {f"/search/?q={words}", f"/search/?q={words}&order=newest", f"/en/search/?q={words}"}
    return sorted(found)


def unlikely() -> list[str]:
    """What is for people of the site alone: previews, versions, interfaces of programs."""
    found = set(UNLIKELY)
    for pk in Page.objects.filter(depth__gt=1).values_list("pk", flat=True):
        found |= {
            f"/admin/pages/{pk}/view_draft/",
            f"/admin/pages/{pk}/edit/preview/",
            f"/admin/pages/{pk}/edit/",
        }
        found |= {
            f"/api/v2/pages/{pk}/",
            f"/api/v3/pages/{pk}/?version=draft",
            f"/admin/api/main/pages/{pk}/",
        }
    for revision in Revision.objects.order_by("-pk")[:20]:
        found.add(f"/admin/pages/{revision.object_id}/revisions/{revision.pk}/view/")
    return sorted(found)


def _links(address: str, text: str, where: str) -> list[str]:
    found = []
    for match in LINK.finditer(text):
        given = next(part for part in match.groups() if part)
        parts = [part.split()[0] for part in given.split(",") if part.strip()] if match[3] else [given]
        found += [unescape(part) for part in parts]
    addresses = (urldefrag(urljoin(HOST + address, link))[0] for link in [*found, where] if link)
    own = [a.removeprefix(HOST) for a in addresses if a.startswith(HOST + "/")]
    return [
        a for a in own if not a.startswith(("/static/", "/reading/", "/account/", "/search/?", "/admin/"))
    ]


def path_of(address: str) -> str:
    return urlsplit(address).path
