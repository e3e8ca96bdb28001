from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core import bodies, shell
from core.images import with_words
from core.kinds import EntryDraft, Kind, TextPart, register
from core.presentation import Credits, Link
from core.rendering import published
from news import former_site, topics
from news.enums import SourceKind
from news.models import NewsPage

from .shared import (
    beside,
    body_parts,
    column_meta,
    column_of,
    document_titles,
    topic_names,
    topics_of,
)

if TYPE_CHECKING:
    from core.models import PublicEntry
    from core.presentation import Row
    from core.rendering import View


@register
class NewsKind(Kind):
    name = "news"
    model = NewsPage
    template = "news/news_page.html"
    label = gettext_lazy("News")
    json_ld_type = "NewsArticle"

    def entry(self, page: NewsPage) -> EntryDraft:
        with translation.override(page.locale.language_code):
            meta = source_line(page)
        return EntryDraft(
            title=page.title,
            moment=page.moment,
            summary=page.summary,
            meta=meta,
            picture_id=page.lead_image_id,
            tags=[topic.slug for topic in topics.of(page)],
            lists=former_site.lists(page.old_address),
            facets={
                "source": page.source_kind,
                **({"former_site": True} if page.original_published_on else {}),
            },
        )

    def row(self, row: Row, entry: PublicEntry) -> Row:
        return news_row(row, entry)

    def feed_body(self, page: NewsPage) -> bodies.Raw:
        return bodies.raw_of(page.body)

    def media(self, page: NewsPage) -> set[str]:
        used = bodies.references(bodies.raw_of(page.body)).media()
        return used | ({f"image:{page.lead_image_id}"} if page.lead_image_id else set())

    def texts(self, page: NewsPage) -> dict[str, list[TextPart]]:
        raw = bodies.raw_of(page.body)
        names = (page.author, page.editor, page.responsible_editor, page.source_name)
        parts = [TextPart("title", text) for text in (page.title, page.subtitle) if text]
        parts += [TextPart("names", name) for name in names if name]
        words = (page.summary, page.lead_caption, *bodies.texts(raw), *document_titles(raw))
        return {"": [*parts, *body_parts(words)]}

    def gather(self, page: NewsPage, view: View) -> dict[str, Any]:
        raw = bodies.raw_of(page.body)
        found = bodies.references(raw)
        found.images |= {page.lead_image_id} if page.lead_image_id else set()
        column, borne = column_of(view), topics_of(page, view)
        around = beside(view, [topic.slug for topic in borne], found.pages)
        sources = bodies.fetch(found, around.paths)
        return {
            "title": page.title,
            "subtitle": page.subtitle,
            "kind": column.title if column else "",
            "date": (published(page) or page.moment).date(),
            "published": published(page),
            "updated": view.updated,
            "original_date": page.original_published_on,
            "number": "",
            "standfirst": page.summary,
            "picture": with_words(
                sources.pictures.get(page.lead_image_id or 0), {"caption": page.lead_caption}
            ),
            "blocks": bodies.gather(raw, sources),
            "attachments": (),
            "notices": (),
            "credits": credits_of(page, view),
            "column": Link(column.title, column.path) if column else None,
            "topics": topics.links(borne, view),
            "related": around.related,
            "next": around.next,
            "approval": view.approval,
            "share": shell.share(view),
        }

    def json_ld(self, page: NewsPage, view: View) -> dict[str, Any]:
        column = column_of(view)
        data: dict[str, Any] = {"headline": page.title}
        if day := published(page):
            # The day in lists may be that of a former site; this is when we published.
            data["datePublished"] = day.isoformat(timespec="seconds")
        if page.author:
            data["author"] = {"@type": "Person", "name": page.author}
        if page.summary:
            data["description"] = page.summary
        if column:
            data["articleSection"] = column.title
        if keywords := topic_names(page, view):
            data["keywords"] = list(keywords)
        if page.source_kind == SourceKind.REPOST and page.source_url:
            data["isBasedOn"] = page.source_url
        return data

    def meta(self, page: NewsPage, view: View) -> list[tuple[str, str]]:
        day = published(page)
        return [
            ("ArticleTitle", page.title),
            ("PubDate", day.strftime("%Y-%m-%d %H:%M") if day else ""),
            ("ContentSource", source_name(page, view)),
            ("Author", page.author),
            ("Keywords", ",".join(topic_names(page, view))),
            *column_meta(view),
        ]


def source_name(page: NewsPage, view: View) -> str:
    """Whose text it is: ours, that of a lower society or of another medium."""
    if page.source_kind == SourceKind.OWN:
        return shell.society(view.place.id, view.language).name
    return page.source_name


def source_line(page: NewsPage) -> str:
    """What lists say of a text that is not our own."""
    if page.source_kind == SourceKind.REPOST:
        return _("Reposted from: %(source)s") % {"source": page.source_name}
    if page.source_kind == SourceKind.LOWER:
        return _("From a lower society: %(source)s") % {"source": page.source_name}
    return ""


def credits_of(page: NewsPage, view: View) -> Credits:
    signatures = view.approval.signatures if view.approval else ()
    reviewers = dict.fromkeys(signature.name for signature in signatures)
    repost = page.source_kind == SourceKind.REPOST
    return Credits(
        source_kind=page.source_kind,
        source=source_name(page, view),
        source_url=page.source_url if repost else "",
        author=page.author,
        editor=page.editor,
        responsible_editor=page.responsible_editor,
        reviewer=pgettext("list of names", ", ").join(reviewers),
    )


def news_row(row: Row, entry: PublicEntry) -> Row:
    """Source or topics under the title; the day of a former site is named as such."""
    meta = row.meta
    if not meta and entry.tags:
        meta = pgettext("list separator", ", ").join(topics.names(entry.tags[:2], entry.language))
    note = _("date of the former site") if entry.facets.get("former_site") else ""
    return replace(row, kind="", meta=meta, note=note)
