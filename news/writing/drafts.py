"""An article becomes a page's first draft, all of it or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import PageSubscription

from core.models import SocietySettings
from news.enums import ADDRESSED, NUMBERED, NoticeKind, SourceKind
from news.models import NewsPage, NoticePage
from news.writing import bodies, pictures
from news.writing.genres import CLOSINGS, NEWS

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import Model

    from core.writing.blocks import RawBlock
    from news.models import NewsIndexPage
    from news.writing.pictures import CleanArticlePicture
    from news.writing.sources import Article

_MEDIUM = re.compile(r"(?:报|网|社|台|频道|客户端|公众号|融媒体中心|杂志)$")
_RED_CROSS = "红十字会"


def create(
    article: Article,
    cleaned: list[CleanArticlePicture],
    *,
    column: NewsIndexPage,
    genre: str,
    user: User,
) -> NewsPage | NoticePage:
    """The draft, with its pictures stored. `cleaned` comes from `pictures.clean`."""
    with transaction.atomic(), pictures.stored(article, cleaned, user) as images:
        column.refresh_from_db()
        blocks = bodies.place_images(article.blocks, images)
        make = _news if genre == NEWS else _notice
        page = make(article, blocks, column, genre)
        page.owner = user
        page.is_kept_as_draft = True
        column.add_child(instance=page)
        PageSubscription.objects.create(page=page, user=user, comment_notifications=True)
        page.save_revision(user=user, log_action=True, clean=False)
    return page


def society_of(column: NewsIndexPage) -> str:
    site = column.get_site()
    return SocietySettings.for_site(site).name if site else ""


def _cut(model: type[Model], **values: str) -> dict[str, str]:
    """No longer than the fields are; nobody types an author of 80 characters, but a file may hold anything."""
    fields: dict[str, Any] = {field.name: field for field in model._meta.concrete_fields}
    return {name: value[: fields[name].max_length] for name, value in values.items()}


def _news(article: Article, blocks: list[RawBlock], column: NewsIndexPage, genre: str) -> NewsPage:
    credits = article.credits
    lead, rest = bodies.take_lead(blocks)
    page = NewsPage(
        **_cut(
            NewsPage,
            title=article.title,
            author=credits.author,
            editor=credits.editor,
            responsible_editor=credits.responsible_editor,
            **_source(credits.source, society_of(column)),
        ),
        body=bodies.stream(rest),
    )
    if lead:
        page.lead_image_id, page.lead_caption = lead["image"], lead["caption"]
    return page


def _source(name: str, society: str) -> dict[str, str]:
    """Whose text it is, as far as its name tells: ours, a lower society's, a medium's."""
    if name and name != society:
        if _RED_CROSS in name:
            return {"source_kind": SourceKind.LOWER, "source_name": name}
        if _MEDIUM.search(name):
            return {"source_kind": SourceKind.REPOST, "source_name": name}
    return {"source_kind": SourceKind.OWN}


def _notice(article: Article, blocks: list[RawBlock], column: NewsIndexPage, genre: str) -> NoticePage:
    kind = NoticeKind(genre)
    credits = article.credits
    addressee, rest = bodies.take_addressee(blocks) if kind in ADDRESSED else ("", blocks)
    closing, rest = bodies.take_closing(rest)
    if not article.from_file and column.locale.language_code == "zh-hans":
        closing = closing or CLOSINGS.get(kind, "")
    values: dict[str, Any] = _cut(
        NoticePage,
        title=article.title,
        document_number=credits.document_number if kind in NUMBERED else "",
        addressee=addressee,
        closing=closing,
        signed_by="\n".join(credits.issuer.split("、")) if credits.issuer else society_of(column),
    )
    made_on = credits.date or timezone.localdate()
    return NoticePage(**values, kind=kind, made_on=made_on, body=bodies.stream(rest))
