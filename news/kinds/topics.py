from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from core import bodies, entries, feeds
from core.kinds import EntryDraft, Kind, TextPart, register
from core.paging import address, by_month, pagination
from news.feeds import respond
from news.models import TopicPage

from .index import page_title, spaced
from .shared import body_parts, column_meta, document_titles

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.rendering import View


@register
class TopicKind(Kind):
    name = "topic"
    model = TopicPage
    template = "news/topic_page.html"
    label = gettext_lazy("Topic")
    section = True
    json_ld_type = "CollectionPage"

    def entry(self, page: TopicPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        draft.picture_id = page.lead_image_id
        draft.facets = {"topic": page.topic.slug} if page.topic else {}
        return draft

    def feed_body(self, page: TopicPage) -> bodies.Raw:
        return bodies.raw_of(page.body)

    def media(self, page: TopicPage) -> set[str]:
        used = bodies.references(bodies.raw_of(page.body)).media()
        return used | ({f"image:{page.lead_image_id}"} if page.lead_image_id else set())

    def texts(self, page: TopicPage) -> dict[str, list[TextPart]]:
        raw = bodies.raw_of(page.body)
        words = (page.summary, *bodies.texts(raw), *document_titles(raw))
        return {"": [TextPart("title", page.title), *body_parts(words)]}

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return respond(request, entry, rest) if entry.facets.get("topic") else None

    def meta(self, page: TopicPage, view: View) -> list[tuple[str, str]]:
        return column_meta(view)

    def gather(self, page: TopicPage, view: View) -> dict[str, Any]:
        raw = bodies.raw_of(page.body)
        found = bodies.references(raw)
        found.images |= {page.lead_image_id} if page.lead_image_id else set()
        sources = bodies.fetch(found)
        chosen = picked(page, view.language)
        gathered = gathered_page(page, view, chosen)
        view.query = address("", {}, gathered.number).removeprefix("?")
        view.title = page_title(page.seo_title or page.title, gathered.number)
        view.feeds = feeds.head_links(view.path, page.title) if page.topic_id else ()
        first = gathered.number == 1
        above = chosen if first else []
        rows = entries.rows([*above, *gathered.entries], with_pictures=True)
        return {
            "title": page.title,
            "summary": page.summary,
            "picture": sources.pictures.get(page.lead_image_id or 0),
            "blocks": bodies.gather(raw, sources) if first else [],
            "chosen": tuple(rows[: len(above)]),
            "months": by_month(spaced(rows[len(above) :])),
            "count": gathered.count + len(chosen),
            "feeds": feeds.links(view.path) if page.topic_id else (),
            "pagination": pagination(view.path, {}, gathered.number, gathered.last),
            "notices": (),
            "approval": view.approval,
        }


def picked(page: TopicPage, language: str) -> list[PublicEntry]:
    """What was picked by hand and is public, in the order set by hand; on a translated page its translations."""
    keys = [entries.page_key(pick.page_id) for pick in page.picks.all()]
    if not keys:
        return []
    found = {entry.key: entry for entry in entries.public().filter(key__in=keys)}
    foreign = [entry for entry in found.values() if entry.language != language]
    if foreign:
        rows = entries.public().filter(
            translation_key__in=[entry.translation_key for entry in foreign], language=language
        )
        translated = {entry.translation_key: entry for entry in rows}
        for entry in foreign:
            del found[entry.key]
            if entry.translation_key in translated:
                found[entry.key] = translated[entry.translation_key]
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def gathered_page(page: TopicPage, view: View, chosen: list[PublicEntry]) -> entries.ListPage:
    """What bears the topic, but for what was picked by hand."""
    slug = topic_of(page, view)
    if not slug:
        return entries.ListPage([], 1, 1, 0)
    name = f"{view.place.id}|{view.language}|all|tag:{slug}"
    return entries.list_page(name, view.number(), without=tuple(sorted(e.pk for e in chosen)))


def topic_of(page: TopicPage, view: View) -> str:
    """The topic's slug; "" without one. Of a public page its entry tells it."""
    if page.topic_id and view.entry and view.current is None and not view.preview:
        return view.entry.facets.get("topic", "")
    return page.topic.slug if page.topic else ""
