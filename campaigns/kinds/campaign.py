from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy, pgettext

from campaigns import cards, giving, money, rows
from campaigns.embedding import code
from campaigns.enums import CampaignKind
from campaigns.models import CampaignPage
from core import bodies, entries, feeds, shell
from core.entries import ZONE
from core.images import pictures, with_words
from core.kinds import EntryDraft, Kind, TextPart, register

from . import card, parts
from .index import LAST, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.presentation import EmbedCard, EmbedOffer
    from core.rendering import View

REPORTS = STORIES = 6
# schema.org has no type for fundraisers; an event that is asked to be given to says the same.
JSON_LD_TYPES = {CampaignKind.PROJECT: "Project"}


@register
class CampaignKindOfPage(Kind):
    """A campaign. It holds its reports, so that it has a list and feeds of its own."""

    name = cards.KIND
    model = CampaignPage
    template = "campaigns/campaign_page.html"
    label = gettext_lazy("Campaign")
    section = True
    json_ld_type = "Event"
    embedded = "campaign"

    def entry(self, page: CampaignPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary, draft.meta = page.summary, str(page.get_kind_display())
        draft.date, draft.end, draft.picture_id = page.start, page.end, page.lead_image_id
        draft.tags = [page.topic.slug] if page.topic else []
        draft.facets = {
            "slogan": page.slogan,
            "campaign_kind": page.kind,
            **{name: str(value) for name in ("raised", "goal") if (value := getattr(page, name)) is not None},
        }
        last = datetime.combine(page.end or LAST, time(12), ZONE)
        draft.placed = {list_of(page.get_parent().pk): last}
        return draft

    def media(self, page: CampaignPage) -> set[str]:
        used = bodies.references(bodies.raw_of(page.body)).media()
        used |= {f"image:{pk}" for pk in rows.logos(page.partners)}
        used |= {f"document:{page.plan_id}"} if page.plan_id else set()
        return used | ({f"image:{page.lead_image_id}"} if page.lead_image_id else set())

    def feed_body(self, page: CampaignPage) -> bodies.Raw:
        return bodies.raw_of(page.body)

    def texts(self, page: CampaignPage) -> dict[str, list[TextPart]]:
        return {"": list(_texts(page))}

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return feeds.respond(request, entry, rest, f"section:{entry.object_id}")

    def embed(self, page: CampaignPage, view: View) -> EmbedCard:
        picture = pictures([page.lead_image_id], "card").get(page.lead_image_id or 0)
        return card.card_of(page, view, picture)

    def gather(self, page: CampaignPage, view: View) -> dict[str, Any]:
        raw = bodies.raw_of(page.body)
        found = bodies.references(raw)
        found.images |= rows.logos(page.partners) | ({page.lead_image_id} if page.lead_image_id else set())
        found.documents |= {page.plan_id} if page.plan_id else set()
        reports, stories, paths = _lists(page, view, found.pages)
        sources = bodies.fetch(found, paths)
        view.feeds = (*feeds.head_links(view.path, page.title), *code.discovery(view, page.title))
        return {
            "title": page.title,
            "slogan": page.slogan,
            "brand": page.brand,
            "kind": str(page.get_kind_display()),
            "start": page.start,
            "end": page.end,
            "state": page.state(view.today),
            "summary": page.summary,
            "picture": with_words(
                sources.pictures.get(page.lead_image_id or 0), {"caption": page.lead_caption}
            ),
            "progress": money.progress(page.raised, page.goal),
            "figures": parts.figures(page),
            "source": parts.source(page, paths),
            "needs": tuple(parts.need(row) for row in rows.needs(page.needs)),
            "needs_note": page.needs_note,
            "reports": tuple(entries.rows(reports)),
            "phases": rows.phases(page.phases),
            "blocks": bodies.gather(raw, sources),
            "ways": giving.ways(page, view),
            "legal": parts.legal_facts(page, reports, sources, view.today),
            "phone": parts.phone(page),
            "stories": tuple(entries.rows(stories)),
            "partners": parts.partners(page, sources),
            "questions": tuple(rows.values(page.questions)),
            "embedding": _offer(page, view, sources),
            "feeds": feeds.links(view.path),
            "approval": view.approval,
            "share": shell.share(view),
        }

    def json_ld(self, page: CampaignPage, view: View) -> dict[str, Any]:
        society = shell.society(view.place.id, view.language).name
        event = page.kind not in JSON_LD_TYPES
        data: dict[str, Any] = {"@type": JSON_LD_TYPES.get(CampaignKind(page.kind), self.json_ld_type)}
        if page.summary:
            data["description"] = page.summary
        if page.start:
            data["startDate" if event else "foundingDate"] = page.start.isoformat()
        if page.end:
            data["endDate" if event else "dissolutionDate"] = page.end.isoformat()
        body = {"@type": "Organization", "name": page.organiser or society}
        data["organizer" if event else "parentOrganization"] = body
        if partners := [v["name"] for v in rows.values(page.partners) if v.get("name")]:
            data["sponsor"] = [{"@type": "Organization", "name": name} for name in partners]
        if page.is_fundraiser:
            target = shell.absolute(view.place, view.path)
            data["potentialAction"] = {"@type": "DonateAction", "recipient": body, "target": target}
        return data

    def meta(self, page: CampaignPage, view: View) -> list[tuple[str, str]]:
        column = view.trail[-2] if view.entry and len(view.trail) > 1 else None
        pairs = [("ArticleTitle", page.title), ("ContentSource", parts.society(view))]
        if page.first_published_at:
            moment = page.first_published_at.astimezone(ZONE)
            pairs.append(("PubDate", f"{moment:%Y-%m-%d %H:%M}"))
        if column:
            pairs += [("ColumnName", column.title), ("ColumnType", column.title)]
        return pairs


def _offer(page: CampaignPage, view: View, sources: bodies.Sources) -> EmbedOffer | None:
    if view.entry is None:
        return None
    return code.offer(page, view, card.card_of(page, view, sources.pictures.get(page.lead_image_id or 0)))


def _lists(
    page: CampaignPage, view: View, linked: set[int]
) -> tuple[list[PublicEntry], list[PublicEntry], dict[int, str]]:
    """Reports, stories and where linked pages are: two statements for all."""
    slug = _topic_slug(page, view)
    held, told = f"section:{page.pk}", f"{view.place.id}|{view.language}|all|tag:{slug}"
    wanted = {held: REPORTS, **({told: STORIES + 1} if slug else {})}
    ids = linked | ({page.figures_page_id} if page.figures_page_id else set())
    lists, named = entries.gather(wanted, (entries.page_key(pk) for pk in ids))
    own = entries.page_key(page.pk) if page.pk else ""
    stories = [e for e in lists.get(told, ()) if e.owner != own][:STORIES]
    for entry in stories:
        # They all bear the campaign's topic: rows need not name it.
        entry.tags = []
    return lists[held], stories, {e.object_id: e.path for e in named.values()}


def _topic_slug(page: CampaignPage, view: View) -> str:
    """Of a public page its entry tells the topic."""
    if not page.topic_id:
        return ""
    if view.entry and view.current is None and not view.preview:
        return next(iter(view.entry.tags), "")
    return page.topic.slug if page.topic else ""


def _texts(page: CampaignPage) -> Iterator[TextPart]:
    yield from (TextPart("title", text) for text in (page.title, page.slogan, page.brand) if text)
    names = [page.organiser, *(v.get("name") for v in rows.values(page.partners))]
    yield from (TextPart("names", name) for name in names if name)
    yield from (TextPart("numbers", text) for text in (page.certificate_number, page.filing_number) if text)
    raw = bodies.raw_of(page.body)
    words = [page.summary, page.lead_caption, page.needs_note, *bodies.texts(raw)]
    words += [pgettext("list separator", ", ").join((row.item, row.unit)) for row in rows.needs(page.needs)]
    words += [f"{row.title} {row.text}".strip() for row in rows.phases(page.phases)]
    words += [f"{v.get('question')} {v.get('answer')}" for v in rows.values(page.questions)]
    yield from (TextPart("body", text) for text in words if text)
