"""Which list each feed of ours follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import feeds
from news import topics

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry


def list_of(entry: PublicEntry) -> str:
    """A topic page is followed by its topic, a column by its section, anything else by the whole site."""
    everything = f"{entry.site_id}|{entry.language}|all"
    if entry.kind == "topic":
        return f"{everything}|tag:{entry.facets.get('topic', '')}"
    return f"section:{entry.object_id}" if entry.kind == "news_index" else everything


def respond(request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
    """The feed at this address below an entry, None when it is that of no feed."""

    def keywords(item: PublicEntry) -> tuple[str, ...]:
        return topics.names(item.tags, item.language)

    return feeds.respond(request, entry, rest, list_of(entry), keywords)
