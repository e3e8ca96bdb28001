from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core import bodies, document_numbers, entries, shell
from core.kinds import EntryDraft, Kind, TextPart, register
from core.models import PublicEntry
from core.presentation import Fact, Figure, Link, PageNotice
from core.rendering import published
from core.typography import iso_day
from disclosure import attachments, catalogue, lists
from disclosure.enums import Duration, Openness, Validity
from disclosure.models import DisclosurePage

from . import facts, rows
from .shared import catalogue_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import HttpRequest, HttpResponse

    from core.presentation import Row
    from core.rendering import View
    from disclosure.models import DisclosureCategory

RELATED = 5


class CatalogueKind(Kind):
    """What all types of disclosures say in the same way; a type adds its own facts, figures and words."""

    template = "disclosure/disclosure_page.html"
    json_ld_type = "DigitalDocument"

    # --- What a type adds -------------------------------------------------------------------------

    def own_facts(self, page: Any) -> Iterator[Fact]:
        return iter(())

    def figures(self, page: Any) -> tuple[Figure, ...]:
        return ()

    def figures_note(self, page: Any) -> str:
        """Scope and hour of the figures."""
        return ""

    def subtitle(self, page: Any) -> str:
        return ""

    def own(self, page: Any, view: View) -> dict[str, Any]:
        """Tables of the type's own rows, by the name the template knows them under."""
        return {}

    def own_notices(self, page: Any, view: View) -> tuple[PageNotice, ...]:
        return ()

    def own_words(self, page: Any) -> Iterable[str]:
        return ()

    def own_numbers(self, page: Any) -> Iterable[str]:
        return ()

    def own_names(self, page: Any) -> Iterable[str]:
        return ()

    # --- Entries ----------------------------------------------------------------------------------

    def entry(self, page: DisclosurePage) -> EntryDraft:
        beside, gone = rows.of(page), page.has_ended(timezone.localdate())
        way = catalogue.tree().way_to(page.category_id)
        day = page.first_published_at or page.last_published_at or timezone.now()
        names = self._lists(page, beside, way)
        draft = EntryDraft(
            title=page.title,
            moment=day,
            summary="" if gone else page.summary,
            facets=self._facets(page, beside, gone),
            lists=names,
        )
        if page.made_on:
            made = datetime.combine(page.made_on, time.min, entries.ZONE)
            draft.placed = {name + lists.BY_MADE: made for name in names if "|no:" not in name}
        return draft

    def _lists(self, page: DisclosurePage, beside: rows.Beside, way: list[DisclosureCategory]) -> set[str]:
        parent = page.get_parent().pk
        issuing = [page.issuer_id, *(body.id for body in beside.joint)]
        names = lists.names(parent, [c.pk for c in way], [pk for pk in issuing if pk], page.validity)
        numbers = (page.index_number, page.document_number, *self.own_numbers(page))
        return names | {name for number in numbers if number and (name := lists.number_name(parent, number))}

    def _facets(self, page: DisclosurePage, beside: rows.Beside, gone: bool) -> dict[str, Any]:
        told = {
            "index_number": page.index_number,
            "number": page.document_number,
            "category": page.category_id,
            "issuer": page.issuer_id,
            "joint": [body.id for body in beside.joint],
            "made": iso_day(page.made_on),
            "period": [iso_day(page.period_start), iso_day(page.period_end)],
            "validity": page.validity,
            "replaced_by": page.replaced_by_id,
            "openness": page.openness,
            "responsible": beside.responsible.first if beside.responsible else "",
            "until": iso_day(page.public_until) if page.duration == Duration.LIMITED else "",
            "files": 0 if gone else len(beside.attachments),
            "ended": gone,
        }
        return {name: value for name, value in told.items() if value not in (None, "", [], ["", ""], False)}

    def row(self, row: Row, entry: PublicEntry) -> Row:
        facets = entry.facets
        tags = tuple(tag for tag in (state_tag(facets, timezone.localdate()),) if tag)
        number = facets.get("number") or facets.get("index_number", "")
        summary = "" if has_ended(facets, timezone.localdate()) else row.summary
        return replace(row, number=number, tags=tags, summary=summary)

    def media(self, page: DisclosurePage) -> set[str]:
        if page.has_ended(timezone.localdate()):
            return set()
        files = {f"document:{row.document_id}" for row in page.attachments.all()}
        return files | bodies.references(bodies.raw_of(page.body)).media()

    def texts(self, page: DisclosurePage) -> dict[str, list[TextPart]]:
        """All that is shown; of what has gone its title and its numbers only."""
        numbers = [page.index_number, page.document_number, document_numbers.normalize(page.document_number)]
        parts = [TextPart("title", page.title)]
        if page.has_ended(timezone.localdate()):
            return {"": parts + [TextPart("numbers", number) for number in dict.fromkeys(numbers) if number]}
        beside, raw = rows.of(page), bodies.raw_of(page.body)
        numbers += self.own_numbers(page)
        parts += [TextPart("numbers", number) for number in dict.fromkeys(numbers) if number]
        issuing = [*([beside.issuer] if beside.issuer else []), *beside.joint]
        names = [*(body.first for body in issuing), *self.own_names(page)]
        parts += [TextPart("names", name) for name in names if name]
        titles = attachments.titles(beside.attachments)
        words = [page.summary, *self.own_words(page), *bodies.texts(raw), *titles, page.meeting_name]
        named = (found.normalized for text in words if text for found in document_numbers.find(text))
        parts += [TextPart("numbers", number) for number in dict.fromkeys(named)]
        return {"": parts + [TextPart("body", text) for text in words if text]}

    def feed_body(self, page: DisclosurePage) -> bodies.Raw:
        # Feeds are kept by others: what must go one day never enters one.
        return bodies.raw_of(page.body) if page.duration == Duration.LASTING else []

    # --- The page ---------------------------------------------------------------------------------

    def gather(self, page: DisclosurePage, view: View) -> dict[str, Any]:
        gone = is_over(page, view)
        if gone:
            # The head of the page tells them as well.
            page.summary = page.search_description = ""
        beside = rows.of(page)
        raw = [] if gone else bodies.raw_of(page.body)
        found = bodies.references(raw)
        found.documents |= set() if gone else {row.id for row in beside.attachments}
        sources = bodies.fetch(found)
        way = catalogue.tree().way_to(page.category_id)
        around = _around(page, view, way[-1] if way else None)
        view.found["beside"], view.found["category"] = beside, way
        files = () if gone else attachments.shown(beside.attachments, sources, view)
        view.found["files"] = files
        own = {} if gone else self.own(page, view)
        return {
            "resolutions": (),
            "members": (),
            "channels": (),
            **own,
            "title": page.title,
            "subtitle": "" if gone else self.subtitle(page),
            "kind": pgettext("list separator", ", ").join(c.label(view.language) for c in way[-2:]),
            "date": (published(page) or timezone.localtime()).date(),
            "published": published(page),
            "updated": view.updated,
            "facts": facts.of(page, beside, view.language, iter(()) if gone else self.own_facts(page)),
            "standfirst": "" if gone else page.summary,
            "figures": () if gone else self.figures(page),
            "figures_note": self.figures_note(page),
            "blocks": bodies.gather(raw, sources),
            "attachments": files,
            "notices": (*self._notices(page, around, gone), *(() if gone else self.own_notices(page, view))),
            "replaces": around.replaces,
            "related": around.related,
            "catalogue": around.catalogue,
            "approval": view.approval,
            "share": shell.share(view),
        }

    def _notices(self, page: DisclosurePage, around: Around, gone: bool) -> Iterator[PageNotice]:
        if gone:
            text = _("Its text and files were public until %(day)s and are no longer shown.")
            yield PageNotice(
                "old", _("The time of publication has ended"), text % {"day": iso_day(page.public_until)}
            )
        if page.validity != Validity.IN_FORCE:
            title = str(page.get_validity_display())
            link = around.replaced_by
            text = _("This document was replaced by:") if link else _("It stays readable as a record.")
            yield PageNotice("replaced", title, text, links=(link,) if link else ())
        if page.openness != Openness.ACTIVE:
            yield PageNotice("old", str(page.get_openness_display()), page.openness_reason)

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return attachments.text_page(request, entry, rest)

    # --- Machines ---------------------------------------------------------------------------------

    def json_ld(self, page: DisclosurePage, view: View) -> dict[str, Any]:
        beside: rows.Beside = view.found["beside"]
        data: dict[str, Any] = {"headline": page.title}
        data |= {"identifier": page.index_number} if page.index_number else {}
        if page.summary and not is_over(page, view):
            data["description"] = page.summary
        if day := published(page):
            data["datePublished"] = day.isoformat(timespec="seconds")
        if page.made_on:
            data["dateCreated"] = page.made_on.isoformat()
        if page.period_start and page.period_end:
            data["temporalCoverage"] = f"{iso_day(page.period_start)}/{iso_day(page.period_end)}"
        issuing = [*([beside.issuer] if beside.issuer else []), *beside.joint]
        if issuing:
            data["author"] = [{"@type": "Organization", "name": b.label(view.language)} for b in issuing]
        files = () if is_over(page, view) else view.found.get("files", ())
        if files:
            data["encoding"] = [attachments.as_data(file, view.place) for file in files]
        return data

    def meta(self, page: DisclosurePage, view: View) -> list[tuple[str, str]]:
        day, beside = published(page), view.found["beside"]
        way = [category.label(view.language) for category in view.found["category"]]
        column = catalogue_of(view)
        source = beside.issuer.label(view.language) if beside.issuer else ""
        return [
            ("ArticleTitle", page.title),
            ("PubDate", day.strftime("%Y-%m-%d %H:%M") if day else ""),
            ("ContentSource", source or shell.society(view.place.id, view.language).name),
            ("Keywords", ",".join(way)),
            ("ColumnName", column.title if column else ""),
            ("ColumnDescription", column.summary if column else ""),
            ("ColumnType", way[0] if way else (column.title if column else "")),
        ]


@register
class DisclosureKind(CatalogueKind):
    name = "disclosure"
    model = DisclosurePage
    label = gettext_lazy("Disclosure")


def is_over(page: DisclosurePage, view: View) -> bool:
    """Whether its limited time is over; of an old version, whether that of the current one is."""
    if page.has_ended(view.today):
        return True
    if view.current is None:
        return False
    return has_ended(view.current.facets, view.today)


def has_ended(facets: dict[str, Any], today: date) -> bool:
    """As lists know it: told by the day, not by when the row was written."""
    until = facets.get("until", "")
    return bool(until) and today.isoformat() > until


def state_tag(facets: dict[str, Any], today: date) -> str:
    if has_ended(facets, today):
        return _("No longer shown")
    if facets.get("openness", Openness.ACTIVE) != Openness.ACTIVE:
        return str(Openness(facets["openness"]).label)
    state = facets.get("validity", Validity.IN_FORCE)
    if state == Validity.REPEALED:
        return "repealed"
    return "" if state == Validity.IN_FORCE else str(Validity(state).label)


class Around:
    """What stands around a disclosure: what replaced it, what it replaced, others of its class, its catalogue."""

    def __init__(self) -> None:
        self.replaced_by: Link | None = None
        self.replaces: tuple[Link, ...] = ()
        self.related: tuple[Link, ...] = ()
        self.catalogue: Link | None = None


def _around(page: DisclosurePage, view: View, category: DisclosureCategory | None) -> Around:
    """One statement for everything."""
    made, column = Around(), catalogue_of(view)
    if column:
        query = f"?category={category.slug}" if category else ""
        made.catalogue = Link(
            category.label(view.language) if category else column.title, column.path + query
        )
    wanted = Q(pk=0)
    replacing = entries.page_key(page.replaced_by_id) if page.replaced_by_id else ""
    if replacing:
        wanted |= Q(owner=replacing)
    if page.pk:
        older = DisclosurePage.objects.filter(replaced_by=page.pk, live=True)
        key = Concat(Value("wagtailcore.page:"), Cast("pk", CharField()))
        wanted |= Q(owner__in=older.order_by().values_list(key, flat=True))
    if column and category:
        near = entries.listed(lists.name(column.object_id, category.pk))
        wanted |= Q(pk__in=near.values("entry_id")[: RELATED + 1])
    own = entries.page_key(page.pk) if page.pk else ""
    found = [e for e in entries.public().filter(wanted).order_by("-moment", "-id") if e.owner != own]
    by_owner = {e.owner: Link(e.title, e.path) for e in found if e.key == e.owner}
    made.replaced_by = by_owner.get(replacing)
    made.replaces = tuple(
        by_owner[e.owner] for e in found if e.facets.get("replaced_by") == page.pk and e.owner in by_owner
    )
    same = [e for e in found if category and e.facets.get("category") in _same(category)]
    made.related = tuple(Link(e.title, e.path) for e in same[:RELATED])
    return made


def _same(category: DisclosureCategory) -> set[int]:
    return catalogue.tree().within(category.pk)
