from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core import bodies, document_numbers, shell
from core.entries import ZONE
from core.kinds import EntryDraft, Kind, TextPart, register
from core.presentation import Attachment, Fact, Link, NoticePeriod
from core.rendering import published
from core.typography import month_name
from news import former_site, topics
from news.enums import NUMBERED, NoticeKind
from news.models import NoticePage

from .index import pinned_list
from .shared import body_parts, column_meta, column_of, document_titles, topic_names

if TYPE_CHECKING:
    from core.models import PublicEntry
    from core.presentation import Row
    from core.rendering import View


@register
class NoticeKindOfPage(Kind):
    name = "notice"
    model = NoticePage
    template = "news/notice_page.html"
    label = gettext_lazy("Notice")
    json_ld_type = "Article"

    def entry(self, page: NoticePage) -> EntryDraft:
        return EntryDraft(
            title=page.title,
            moment=page.moment,
            summary=page.summary,
            end=page.period_end,
            tags=[topic.slug for topic in topics.of(page)],
            facets=facets_of(page),
            lists=former_site.lists(page.old_address),
            placed=pins_of(page),
        )

    def row(self, row: Row, entry: PublicEntry) -> Row:
        return notice_row(row, entry, timezone.localdate())

    def feed_body(self, page: NoticePage) -> bodies.Raw:
        # Feeds are kept by others: a list of persons that must go never enters one.
        return bodies.raw_of(page.body)

    def subject(self, page: NoticePage) -> str:
        kind = str(page.get_kind_display())
        return _("This %(kind)s") % {"kind": kind if not kind.isascii() else kind.lower()}

    def media(self, page: NoticePage) -> set[str]:
        files = {f"document:{row.document_id}" for row in page.attachments.all()}
        return files | bodies.references(bodies.raw_of(page.body)).media()

    def texts(self, page: NoticePage) -> dict[str, list[TextPart]]:
        """All but the list of persons: what must go is not found by a name it held."""
        raw = bodies.raw_of(page.body)
        given = {row.document_id: row.title for row in page.attachments.all()}
        numbers = (page.document_number, document_numbers.normalize(page.document_number))
        words = (
            *(page.summary, page.addressee, *bodies.texts(raw), page.closing),
            *(title for title in given.values() if title),
            *document_titles(raw, given),
        )
        parts = [TextPart("title", page.title)]
        parts += [TextPart("numbers", number) for number in dict.fromkeys(numbers) if number]
        parts += [TextPart("names", name) for name in page.signatories]
        return {"": [*parts, *body_parts(words)]}

    def gather(self, page: NoticePage, view: View) -> dict[str, Any]:
        withheld = bool(page.persons) and page.has_ended(view.today)
        raw = bodies.raw_of(page.body)
        raw += [] if withheld else bodies.raw_of(page.persons)
        rows = list(page.attachments.all())
        found = bodies.references(raw)
        found.documents |= {row.document_id for row in rows}
        sources = bodies.fetch(found)
        column = column_of(view)
        return {
            "title": page.title,
            "kind": page.kind,
            "number": page.document_number,
            "date": (published(page) or page.moment).date(),
            "published": published(page),
            "updated": view.updated,
            "facts": facts_of(page),
            "period": period_of(page, view.today, withheld),
            "addressee": page.addressee,
            "blocks": bodies.gather(raw, sources),
            "closing": page.closing,
            "signature": page.signatories,
            "signed_on": page.made_on,
            "attachments": attachments_of(rows, sources),
            "notices": (),
            "approval": view.approval,
            "neighbours": (Link(column.title, column.path),) if column else (),
            "share": shell.share(view),
        }

    def json_ld(self, page: NoticePage, view: View) -> dict[str, Any]:
        data: dict[str, Any] = {"headline": page.title}
        if day := published(page):
            data["datePublished"] = day.isoformat(timespec="seconds")
        if page.made_on:
            data["dateCreated"] = page.made_on.isoformat()
        if page.document_number:
            data["identifier"] = page.document_number
        if page.signatories:
            data["author"] = [{"@type": "Organization", "name": name} for name in page.signatories]
        return data

    def meta(self, page: NoticePage, view: View) -> list[tuple[str, str]]:
        day = published(page)
        society = shell.society(view.place.id, view.language).name
        return [
            ("ArticleTitle", page.title),
            ("PubDate", day.strftime("%Y-%m-%d %H:%M") if day else ""),
            ("ContentSource", page.signatories[0] if page.signatories else society),
            ("Keywords", ",".join(topic_names(page, view))),
            *column_meta(view),
        ]


def facets_of(page: NoticePage) -> dict[str, Any]:
    facets: dict[str, Any] = {"notice": page.kind}
    if page.document_number:
        facets["number"] = page.document_number
    if page.kind == NoticeKind.PUBLICITY and page.period_start and page.period_end:
        facets["period"] = [page.period_start.isoformat(), page.period_end.isoformat()]
    if page.original_published_on:
        facets["former_site"] = True
    return facets


def pins_of(page: NoticePage) -> dict[str, datetime]:
    """Where it is pinned, each at the last day on which it is: what is pinned today is a range of the index."""
    if not page.pinned_until:
        return {}
    last = datetime.combine(page.pinned_until, time.min, ZONE)
    columns = page.get_ancestors().filter(depth__gt=2).values_list("pk", flat=True)
    return {pinned_list(pk): last for pk in columns}


def notice_row(row: Row, entry: PublicEntry, today: date) -> Row:
    facets = entry.facets
    made = replace(row, kind=str(NoticeKind(facets["notice"]).label), number=facets.get("number", ""))
    if "period" in facets:
        start, end = (date.fromisoformat(day) for day in facets["period"])
        made = replace(made, meta=period_words(start, end), tags=period_tags(start, end, today))
    return replace(made, note=_("date of the former site")) if facets.get("former_site") else made


def period_words(start: date, end: date) -> str:
    days = {"start": short_date(start), "end": short_date(end)}
    return pgettext("period for objections", "%(start)s to %(end)s") % days


def period_tags(start: date, end: date, today: date) -> tuple[str, ...]:
    if today > end:
        return ("ended",)
    return ("open",) if today >= start else ()


def short_date(day: date) -> str:
    words = {"day": day.day, "month": day.month, "name": month_name(day.month)}
    return pgettext("date", "%(day)s %(name)s") % words


def period_of(page: NoticePage, today: date, withheld: bool) -> NoticePeriod | None:
    """The term of a 公示; whoever sees a draft sees it as on the day of publication."""
    if page.kind != NoticeKind.PUBLICITY or not (page.period_start and page.period_end):
        return None
    return NoticePeriod(
        start=page.period_start,
        end=page.period_end,
        days_left=max(0, (page.period_end - today).days),
        ended=page.has_ended(today),
        phone=page.objection_phone,
        phone_link=shell.phone_link(page.objection_phone),
        address=page.objection_address,
        hours=page.objection_hours,
        withheld=withheld,
    )


def facts_of(page: NoticePage) -> tuple[Fact, ...]:
    """The catalogue facts of an official document; of any other, only that it comes from a former site."""
    day = published(page)
    dates = (
        Fact(_("First published (former site)"), _iso(page.original_published_on)),
        Fact(pgettext("label", "Published"), _iso(day.date() if day else None), key=True),
    )
    if page.kind not in NUMBERED:
        return dates if page.original_published_on and day else ()
    facts = (
        Fact(_("Document number"), page.document_number, key=True),
        Fact(_("Issued by"), pgettext("list of names", ", ").join(page.signatories)),
        Fact(_("Made on"), _iso(page.made_on)),
        *dates,
    )
    return tuple(fact for fact in facts if fact.value)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def attachments_of(rows: list[Any], sources: bodies.Sources) -> tuple[Attachment, ...]:
    """The attachments in their order, under the title given here; a file that is gone is left out."""
    found = ((sources.documents.get(row.document_id), row.title) for row in rows)
    return tuple(replace(file, title=title or file.title) for file, title in found if file)
