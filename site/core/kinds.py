"""The registry of kinds: what every content type says of itself, once.

Routing, lists, feeds, sitemap, META names, JSON-LD, search, embeds and the approval gate iterate the
kinds; none of them knows a content type by name. A room registers its kinds in its `kinds.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from wagtail.models import Page

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping

    from django.db.models import Model, QuerySet
    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.presentation import EmbedCard, Row
    from core.rendering import View


@dataclass(slots=True)
class EntryDraft:
    """What a kind says of one public entry. `path` is below the page ("" for the page itself)."""

    title: str
    moment: datetime.datetime
    path: str = ""
    key: str = ""
    kind: str = ""
    object_id: int = 0
    summary: str = ""
    meta: str = ""
    footer: str = ""
    date: datetime.date | None = None
    end: datetime.date | None = None
    picture_id: int | None = None
    tags: list[str] = field(default_factory=list)
    facets: dict[str, Any] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    # Further lists that have an order of their own, by the moment the entry has in them.
    placed: dict[str, datetime.datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TextPart:
    """A piece of an entry's text for search: part is "title", "names", "numbers" or "body"."""

    part: str
    text: str


class Kind:
    """One content type. Subclasses set the attributes and override what differs.

    `name` is a stable word that addresses, facets and feeds may carry; `template` takes `shell` and
    what `gather` returns.
    """

    name: ClassVar[str]
    # A page type, or a record with an address of its own (approval.models.PublicRecord).
    model: ClassVar[type[Model]]
    # What a live row needs beside itself to be rendered, in the statement that reads it.
    related: ClassVar[tuple[str, ...]] = ("locale",)
    template: ClassVar[str]
    label: ClassVar[Any]
    # Listed kinds are gathered by sections, topics and feeds; the others only have an address.
    listed: ClassVar[bool] = True
    searched: ClassVar[bool] = True
    # A section shows lists and has feeds below it.
    section: ClassVar[bool] = False
    json_ld_type: ClassVar[str] = "WebPage"
    # Labels of what has an address below the page and is of a kind of its own, by that kind's name.
    parts: ClassVar[Mapping[str, Any]] = MappingProxyType({})
    # A page that states facts ends with who signed for it; a list states none of its own.
    signed: ClassVar[bool] = True
    # The word under which other sites may show a card of it, /embed/<word>/<id>/; "" for none.
    embedded: ClassVar[str] = ""
    # Whether a version stays readable after another took its place.
    earlier: ClassVar[bool] = True

    def entries(self, page: Any) -> list[EntryDraft]:
        """The entries this page stands for: the page itself first, then what has an address below it."""
        return [self.entry(page)]

    def entry(self, page: Any) -> EntryDraft:
        return EntryDraft(
            title=page.title,
            moment=page.first_published_at or page.last_published_at,
            summary=page.search_description,
        )

    def gather(self, page: Any, view: View) -> dict[str, Any]:
        """All that the template needs, in a constant number of statements.

        `page` is a live row, a draft or a frozen version alike; `view` says for whom it is rendered.
        """
        return {}

    def texts(self, page: Any) -> dict[str, list[TextPart]]:
        """Search text by entry path ("" for the page itself); only what is shown."""
        return {}

    def media(self, page: Any) -> set[str]:
        """The pictures and documents shown: {"image:12", "document:3"}."""
        return set()

    def live(self) -> QuerySet[Any]:
        """The rows that are live, with what rendering needs of them."""
        return self.model._default_manager.filter(live=True).select_related(*self.related)

    def is_searched(self, page: Any) -> bool:
        """Whether search finds this one: there may be some of a kind that say nothing to be found by."""
        return self.searched

    def below_page(self, page: Any) -> Iterable[Any]:
        """The live records of this kind whose addresses lie below this page."""
        return ()

    def showing(self, thing: Any) -> Iterable[Any]:
        """The public pages that may hold something of this thing, which is no page (a person, a department).

        They are looked at again when it is approved, withdrawn or changed.
        """
        return ()

    def row(self, row: Row, entry: PublicEntry) -> Row:
        """How lists show this kind's entry: what changes by the day (a term that runs) is said here."""
        return row

    def feed_body(self, page: Any) -> list[dict[str, Any]]:
        """The raw blocks that feeds carry; what is public for a time only is no part of them."""
        return []

    def subject(self, page: Any) -> str:
        """What the closing formula calls this page ("本公告"); "" for "this page"."""
        return ""

    def json_ld(self, page: Any, view: View) -> dict[str, Any]:
        return {}

    def embed(self, page: Any, view: View) -> EmbedCard | None:
        """What other sites show of a public page, for kinds that are `embedded`."""
        return None

    def meta(self, page: Any, view: View) -> list[tuple[str, str]]:
        """META names of government sites beyond those every page has."""
        return []

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        """Answers an address below the entry's own (feeds, archives); None when there is none."""
        return None

    def receive(self, page: Any, view: View) -> HttpResponse | None:
        """Answers what a reader sends to this page; None when it takes nothing.

        There is no session, user or CSRF token on this way: what is sent has to prove itself.
        """
        return None


_kinds: dict[str, Kind] = {}


def register(kind: type[Kind]) -> type[Kind]:
    """Class decorator. Raises ValueError when a name or a model is taken."""
    if kind.name in _kinds or any(k.model is kind.model for k in _kinds.values()):
        raise ValueError(f"Kind {kind.name!r} or its model is registered already.")
    _kinds[kind.name] = kind()
    return kind


def all_kinds() -> Iterator[Kind]:
    return iter(_kinds.values())


def of_records() -> Iterator[Kind]:
    """The kinds of what is no page and has an address of its own."""
    return (kind for kind in _kinds.values() if not issubclass(kind.model, Page))


def named(name: str) -> Kind:
    """Raises KeyError when no kind has this name."""
    return _kinds[name]


def find(name: str) -> Kind | None:
    return _kinds.get(name)


def label(name: str) -> str:
    """What readers call this kind, or part of a kind; "" when there is none of this name."""
    for kind in _kinds.values():
        if kind.name == name:
            return str(kind.label)
        if name in kind.parts:
            return str(kind.parts[name])
    return ""


def of(model: type) -> Kind | None:
    """The kind of a page or record class, None when it has none (a root page, what has no address)."""
    return next((kind for kind in _kinds.values() if kind.model is model), None)
