"""The one renderer. Live pages, drafts in preview and old versions go through it, so they cannot differ."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import get_template
from django.utils import timezone, translation

from core import entries, headers, kinds, publication, shell, sites
from core.models import PublicEntry
from core.presentation import ApprovalLine, Head, Link, Shell

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from core.kinds import Kind


@dataclass(slots=True)
class View:
    """For whom and from where a page is rendered. `entry` is None for a page that is not public."""

    request: HttpRequest
    place: sites.Place
    language: str
    path: str
    entry: PublicEntry | None = None
    trail: list[PublicEntry] = field(default_factory=list)
    preview: bool = False
    today: date = field(default_factory=lambda: timezone.localdate())
    # What the gathering wants to say in <head> and on the shell.
    title: str = ""
    query: str = ""
    feeds: tuple[tuple[str, str, str], ...] = ()
    shell: dict[str, Any] = field(default_factory=dict)
    approval: ApprovalLine | None = None
    # Where the page itself stands, when this is an earlier version of it.
    current: PublicEntry | None = None
    # What the gathering found and the head needs as well.
    found: dict[str, Any] = field(default_factory=dict)
    # What is made for one reader (a form with its token) is kept by nobody.
    kept: bool = True

    def number(self) -> int:
        """The page number asked for in the address; 1 for anything that is none."""
        value = self.request.GET.get("page", "1")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 1

    @property
    def updated(self) -> datetime | None:
        """When readers were last told of a change; None while it is as first published, but for trifles."""
        changes = self.approval.changes if self.approval else ()
        return changes[-1].moment if changes else None


def published(page: Any) -> datetime | None:
    """When a page first became public, in the zone of the site."""
    return timezone.localtime(page.first_published_at) if page.first_published_at else None


# The approval room tells how a page was approved; core knows nothing of approvals.
_closing: Callable[[Any, View], ApprovalLine | None] = lambda page, view: None  # noqa: E731  until approval is ready


def close_with(function: Callable[[Any, View], ApprovalLine | None]) -> None:
    """Sets who says the closing formula of a page."""
    global _closing
    _closing = function


def respond(request: HttpRequest, page: Any, trail: list[PublicEntry]) -> HttpResponse:
    """Answers for a public page. `trail` are the entries from the home page down to it."""
    view = view_of(request, trail)
    response = headers.protect(HttpResponse(html(page, view)))
    if not view.kept:
        response["Cache-Control"] = "no-store"
    return response


def view_of(request: HttpRequest, trail: list[PublicEntry]) -> View:
    """The view of a reader on the public page at the end of the trail."""
    entry = trail[-1]
    place = sites.place_of(request)
    return View(request, place, entry.language, entry.path, entry=entry, trail=trail)


def closing_of(page: Any, view: View) -> ApprovalLine | None:
    """The closing formula of a page, for what shows a page otherwise than whole."""
    return _closing(page, view)


def preview(request: HttpRequest, page: Any) -> HttpResponse:
    """Answers for a draft: the same page, framed by the admin and marked as a preview."""
    place = sites.place_of(request)
    language = page.locale.language_code
    trail = trail_of(page) if page.pk else []
    if trail:
        view = View(request, place, language, trail[-1].path, entry=trail[-1], trail=trail, preview=True)
    else:
        parts = page.get_url_parts() if page.pk and page.path else None
        path = (parts[2] if parts else None) or sites.home_path(language)
        above = [e for e in entries.find(place.id, path) if e.path != path]
        view = View(request, place, language, path, trail=above, preview=True)
    return headers.protect(HttpResponse(html(page, view)), preview=True)


def html(page: Any, view: View) -> str:
    kind = kinds.of(type(page))
    if kind is None:
        raise LookupError(f"{type(page)._meta.label} has no kind.")
    with translation.override(view.language):
        view.approval = _closing(page, view)
        if view.approval and not kind.signed:
            # A list states no facts of its own, but says what was changed in its words.
            view.shell["changes"] = view.approval.changes
            view.approval = None
        context = kind.gather(page, view)
        surroundings = _shell(page, view, kind)
        return get_template(kind.template).render({"shell": surroundings, **context})


def _shell(page: Any, view: View, kind: Kind) -> Shell:
    others = view.entry.alternates if view.entry else {}
    society = shell.society(view.place.id, view.language).name
    made = shell.around(
        view.request,
        view.place.id,
        view.language,
        view.path,
        head=_head(page, view, kind, society, others),
        crumbs=_crumbs(page, view),
        translated=others,
        preview=view.preview,
    )
    return replace(made, **view.shell) if view.shell else made


def _crumbs(page: Any, view: View) -> tuple[Link, ...]:
    if view.entry:
        return shell.crumbs(view.trail)
    if view.current:
        return shell.crumbs([*view.trail, view.current, PublicEntry(title=view.title, path=view.path)])
    return shell.crumbs([*view.trail, PublicEntry(title=page.title, path=view.path)])


def _head(page: Any, view: View, kind: Kind, society: str, others: dict[str, str]) -> Head:
    title = view.title or page.seo_title or page.title
    is_home = len(view.trail) <= 1 and view.path == sites.home_path(view.language)
    address = shell.absolute(view.place, view.path + (f"?{view.query}" if view.query else ""))
    description = page.search_description or getattr(page, "summary", "")
    picture = ""
    if view.entry and view.entry.share:
        picture = shell.absolute(view.place, settings.MEDIA_URL + view.entry.share)
    alternates: tuple[tuple[str, str], ...] = ()
    if others:
        pairs = sorted({**others, view.language: view.path}.items())
        alternates = tuple(
            (sites.HTML_LANGUAGES.get(code, code), shell.absolute(view.place, path)) for code, path in pairs
        )
    return Head(
        title=title if is_home or not society else f"{title} - {society}",
        description=description,
        canonical=address,
        alternates=alternates,
        meta=tuple(_meta(page, view, kind, society, description, picture)),
        properties=tuple(_open_graph(view, title, society, description, address, picture, kind)),
        json_ld=_json_ld(page, view, kind, title, address, picture, society),
        feeds=view.feeds,
        robots="noindex" if view.preview or view.current else "",
    )


def _meta(page, view, kind, society, description, picture) -> list[tuple[str, str]]:
    """The META names that government sites carry (General Office of the State Council [2017] No. 47, annex)."""
    site = sites.settings_of(view.place.id).site_code
    pairs = [("SiteName", society), ("SiteDomain", view.place.hostname), ("SiteIDCode", site)]
    pairs += kind.meta(page, view)
    if description:
        pairs.append(("Description", description))
    if picture:
        pairs.append(("Image", picture))
    pairs.append(("Url", shell.absolute(view.place, view.path)))
    return [(name, value) for name, value in pairs if value]


def _open_graph(view, title, society, description, address, picture, kind) -> list[tuple[str, str]]:
    article = kind.json_ld_type in {"NewsArticle", "Article"}
    pairs = [
        ("og:type", "article" if article else "website"),
        ("og:title", title),
        ("og:site_name", society),
        ("og:description", description),
        ("og:url", address),
        ("og:image", picture),
        ("og:locale", "en_US" if view.language == "en" else "zh_CN"),
    ]
    return [(name, value) for name, value in pairs if value]


def _json_ld(page, view, kind, title, address, picture, society):
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind.json_ld_type,
        "name": title,
        "url": address,
        "inLanguage": sites.HTML_LANGUAGES.get(view.language, view.language),
        "publisher": {"@type": "Organization", "name": society},
    }
    if picture:
        data["image"] = picture
    if view.entry:
        data["datePublished"] = timezone.localtime(view.entry.moment).isoformat()
        data["dateModified"] = timezone.localtime(view.entry.updated).isoformat()
    data.update(kind.json_ld(page, view))
    blocks = [data]
    trail = shell.crumbs(view.trail)
    if trail:
        blocks.append(
            {
                "@context": "https://schema.org",
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": n,
                        "name": link.title,
                        "item": shell.absolute(view.place, link.url),
                    }
                    for n, link in enumerate(trail, start=1)
                ],
            }
        )
    return shell.json_ld(blocks)


def trail_of(page: Any) -> list[PublicEntry]:
    """The entries down to this page; empty when it is not public."""
    entry = entries.public().filter(key=publication.key_of(page)).first()
    if entry is None:
        return []
    return entries.find(entry.site_id, entry.path)
