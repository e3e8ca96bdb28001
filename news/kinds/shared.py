"""What the kinds of this room say in the same way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from core import bodies, document_numbers, entries
from core.kinds import TextPart
from core.presentation import Link
from news import topics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.models import PublicEntry
    from core.rendering import View
    from news.models import Topic

RELATED = 5


def column_of(view: View) -> PublicEntry | None:
    """The column a page stands in, as far as it is public."""
    above = view.trail[:-1] if view.entry else view.trail
    return above[-1] if above and above[-1].kind == "news_index" else None


@dataclass(frozen=True, slots=True)
class Beside:
    """What is related (the newest with the same topics, then of the column), what stands next in the column,
    and where linked pages are."""

    related: tuple[Link, ...]
    next: tuple[Link, ...]
    paths: dict[int, str]


def beside(view: View, slugs: list[str], linked: Iterable[int]) -> Beside:
    """Two statements for everything."""
    everything = f"{view.place.id}|{view.language}|all"
    names = [f"{everything}|tag:{slug}" for slug in slugs]
    if column := column_of(view):
        names.append(f"section:{column.object_id}")
    keys = (entries.page_key(pk) for pk in linked)
    page = view.entry or view.current
    around = None
    if column and view.entry:
        around = entries.Around(f"section:{column.object_id}", view.entry.moment, view.entry.pk)
    lists, named = entries.gather(dict.fromkeys(names, RELATED + 1), keys, around)
    own = page.pk if page else None
    found = {e.pk: e for name in names for e in lists[name] if e.pk != own}
    links = tuple(Link(e.title, e.path) for e in list(found.values())[:RELATED])
    paths = {e.object_id: e.path for e in named.values()}
    return Beside(links, _next(lists) if around else (), paths)


def _next(lists: dict[str, list[PublicEntry]]) -> tuple[Link, ...]:
    words = ((entries.LATER, _("Later: %(title)s")), (entries.EARLIER, _("Earlier: %(title)s")))
    return tuple(Link(text % {"title": e.title}, e.path) for name, text in words for e in lists[name])


def body_parts(texts: Iterable[str]) -> list[TextPart]:
    """Paragraphs for search, and the document numbers they name in their one form."""
    paragraphs = [text for text in texts if text]
    found = (number.normalized for text in paragraphs for number in document_numbers.find(text))
    numbers = [TextPart("numbers", number) for number in dict.fromkeys(found)]
    return [*numbers, *(TextPart("body", text) for text in paragraphs)]


def document_titles(raw: bodies.Raw, more: dict[int, str] | None = None) -> list[str]:
    """The titles under which a page offers files: those given on it, else those of the files."""
    given = dict(more or {})
    for block in raw:
        if block["type"] == "documents":
            for item in bodies.items_of(block["value"]):
                given.setdefault(item.get("document") or 0, item.get("title") or "")
    own = bodies.attachments(given)
    # Titles given in the body are among its words already.
    return [own[pk].title for pk, title in given.items() if not title and pk in own]


def column_meta(view: View) -> list[tuple[str, str]]:
    """The META names of the column that a page stands in."""
    column = column_of(view)
    return column_names(column) if column else []


def column_names(column: PublicEntry) -> list[tuple[str, str]]:
    return [
        ("ColumnName", column.title),
        ("ColumnDescription", column.summary),
        ("ColumnKeywords", column.facets.get("keywords", "")),
        ("ColumnType", column.facets.get("column_type") or column.title),
    ]


def topic_names(page: Any, view: View) -> tuple[str, ...]:
    return tuple(topic.label(view.language) for topic in topics_of(page, view))


def topics_of(page: Any, view: View) -> list[Topic]:
    """The topics of the page that is rendered, read once for body and head."""
    if "topics" not in view.found:
        view.found["topics"] = topics.of(page)
    return view.found["topics"]
