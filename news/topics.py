"""What is known of topics: their names in a language, and the pages about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Concat

from core import entries, generation
from core.models import Listing
from core.prepared import Prepared
from core.presentation import Link
from news.models import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.rendering import View
    from news.models import NewsPage, NoticePage

# More topic pages than this are not looked through for one that fits an article.
PAGES = 200


def labels(language: str) -> dict[str, str]:
    """The names of all topics by their slugs, in the order of the list."""

    def read() -> dict[str, str]:
        return {topic.slug: topic.label(language) for topic in Topic.objects.all()}

    return generation.kept(("topics", language), read)


def held(section_id: int, language: str) -> dict[str, str]:
    """Names by slug of the topics under which a section has anything; all topics come with the same statement."""
    name = Concat(Value(f"section:{section_id}|tag:"), OuterRef("slug"))
    rows = Topic.objects.annotate(held=Exists(Listing.objects.filter(list=name)))
    found = {topic.slug: topic.held for topic in rows}
    known = generation.kept(("topics", language), lambda: {t.slug: t.label(language) for t in rows})
    return {slug: label for slug, label in known.items() if found.get(slug)}


def names(slugs: Iterable[str], language: str) -> tuple[str, ...]:
    known = labels(language)
    return tuple(known[slug] for slug in slugs if slug in known)


def pages(site_id: int, language: str) -> dict[str, Link]:
    """The public pages about topics, by the slug of the topic; the newest where there are several."""

    def read() -> dict[str, Link]:
        rows = entries.public().filter(site_id=site_id, language=language, kind="topic")
        found = list(rows.order_by("-moment", "-id")[:PAGES])
        return {e.facets["topic"]: Link(e.title, e.path) for e in reversed(found) if e.facets.get("topic")}

    return generation.kept(("topic pages", site_id, language), read)


# What the rows of a live page say. A draft keeps its topics beside it, and answers itself.
_STORED = {
    "NewsPage": Prepared(lambda page: Topic.objects.filter(news_items__content_object__pk=page)),
    "NoticePage": Prepared(lambda page: Topic.objects.filter(notice_items__content_object__pk=page)),
}


def of(page: NewsPage | NoticePage) -> list[Topic]:
    """The topics a page bears, a draft as a live page, in the order of the list."""
    if page.pk and "topic_items" not in getattr(page, "_cluster_related_objects", {}):
        return _STORED[type(page).__name__](page=page.pk)
    return sorted(page.topics.all(), key=lambda topic: topic.name)


def links(borne: Iterable[Topic], view: View) -> tuple[Link, ...]:
    """To the page about each topic; where there is none, to the list of what bears it."""
    borne = list(borne)
    about = pages(view.place.id, view.language) if borne else {}
    column = next((e for e in view.trail if e.kind == "news_index"), None)
    made = []
    for topic in borne:
        if topic.slug in about:
            made.append(about[topic.slug])
        elif column:
            made.append(Link(topic.label(view.language), f"{column.path}?topic={topic.slug}"))
    return tuple(made)
