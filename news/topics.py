"""What is known of topics: their names in a language, and the pages about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import entries, generation
from core.presentation import Link
from news.models import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.rendering import View

# More topic pages than this are not looked through for one that fits an article.
PAGES = 200


def labels(language: str) -> dict[str, str]:
    """The names of all topics by their slugs, in the order of the list."""

    def read() -> dict[str, str]:
        return {topic.slug: topic.label(language) for topic in Topic.objects.all()}

    return generation.kept(("topics", language), read)


def names(slugs: Iterable[str], language: str) -> tuple[str, ...]:
    known = labels(language)
    return tuple(known[slug] for slug in slugs if slug in known)


def pages(site_id: int, language: str) -> dict[str, Link]:
    """The public pages about topics, by the slug of the topic; the newest where there are several."""

    def read() -> dict[str, Link]:
        found = entries.newest(f"{site_id}|{language}|kind:topic", PAGES)
        return {e.facets["topic"]: Link(e.title, e.path) for e in reversed(found) if e.facets.get("topic")}

    return generation.kept(("topic pages", site_id, language), read)


def links(slugs: Iterable[str], view: View) -> tuple[Link, ...]:
    """To the page about each topic; where there is none, to the list of what bears it."""
    known, about = labels(view.language), pages(view.place.id, view.language)
    column = next((e for e in view.trail if e.kind == "news_index"), None)
    made = []
    for slug in slugs:
        if slug in about:
            made.append(about[slug])
        elif column and slug in known:
            made.append(Link(known[slug], f"{column.path}?topic={slug}"))
    return tuple(made)


def slugs_of(page) -> list[str]:
    """The topics a page bears, in the order of the list; of a draft as of a live page."""
    return sorted(topic.slug for topic in page.topics.all())
