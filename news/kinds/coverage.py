from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy, pgettext

from core import entries, feeds, generation, shell
from core.entries import ZONE, year_span
from core.kinds import EntryDraft, Kind, TextPart, register
from core.paging import address, by_month, pagination
from core.presentation import Fact, Link
from core.rendering import published
from news.models import CoverageIndexPage, CoveragePage

from .index import page_title

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.presentation import Row
    from core.rendering import View


@register
class CoverageKind(Kind):
    name = "coverage"
    model = CoveragePage
    template = "news/coverage_page.html"
    label = gettext_lazy("Media coverage")
    json_ld_type = "Article"

    def entry(self, page: CoveragePage) -> EntryDraft:
        return EntryDraft(
            title=page.title,
            # It stands where it appeared, however late it is entered.
            moment=datetime.combine(page.appeared_on, time(12), ZONE),
            date=page.appeared_on,
            summary=page.summary,
            meta=page.medium,
            facets={"medium": page.medium, "level": page.level},
        )

    def row(self, row: Row, entry: PublicEntry) -> Row:
        return replace(row, kind="")

    def texts(self, page: CoveragePage) -> dict[str, list[TextPart]]:
        names = (page.medium, page.author)
        parts = [TextPart("title", page.title), *(TextPart("names", name) for name in names if name)]
        return {"": [*parts, TextPart("body", page.summary)] if page.summary else parts}

    def gather(self, page: CoveragePage, view: View) -> dict[str, Any]:
        above = view.trail[-2] if view.entry and len(view.trail) > 1 else None
        return {
            "title": page.title,
            "date": page.appeared_on,
            "kind": above.title if above else "",
            "summary": page.summary,
            "facts": facts_of(page),
            "link": page.link,
            "medium": page.medium,
            "column": Link(above.title, above.path) if above else None,
            "notices": (),
            "approval": view.approval,
            "share": shell.share(view),
        }

    def json_ld(self, page: CoveragePage, view: View) -> dict[str, Any]:
        data: dict[str, Any] = {
            "headline": page.title,
            "isBasedOn": {
                "@type": "NewsArticle",
                "headline": page.title,
                "datePublished": page.appeared_on.isoformat(),
                "publisher": {"@type": "Organization", "name": page.medium},
                **({"url": page.link} if page.link else {}),
            },
        }
        return data

    def meta(self, page: CoveragePage, view: View) -> list[tuple[str, str]]:
        day = published(page)
        return [
            ("ArticleTitle", page.title),
            ("PubDate", day.strftime("%Y-%m-%d %H:%M") if day else ""),
            ("ContentSource", page.medium),
        ]


def facts_of(page: CoveragePage) -> tuple[Fact, ...]:
    facts = (
        Fact(pgettext("label", "Medium"), page.medium),
        Fact(pgettext("label", "Level"), str(page.get_level_display())),
        Fact(pgettext("label", "Journalist"), page.author),
    )
    return tuple(fact for fact in facts if fact.value)


@register
class CoverageIndexKind(Kind):
    name = "coverage_index"
    model = CoverageIndexPage
    template = "news/coverage_index_page.html"
    label = gettext_lazy("Media coverage")
    listed = False
    section = True
    signed = False
    json_ld_type = "CollectionPage"

    def entry(self, page: CoverageIndexPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        return draft

    def texts(self, page: CoverageIndexPage) -> dict[str, list[TextPart]]:
        return {"": [TextPart("body", page.summary)] if page.summary else []}

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return feeds.respond(request, entry, rest, f"section:{entry.object_id}")

    def gather(self, page: CoverageIndexPage, view: View) -> dict[str, Any]:
        name = f"section:{page.pk}"
        counts = generation.kept(("by year", name), lambda: entries.counted_by_year(name))
        asked = view.request.GET.get("year", "")
        year = next((year for year in counts if str(year) == asked), None)
        found = entries.list_page(name, view.number(), year_span(year) if year else None)
        chosen: dict[str, str | int] = {"year": year} if year else {}
        view.query = address("", chosen, found.number).removeprefix("?")
        view.title = page_title(page.seo_title or page.title, found.number)
        view.feeds = feeds.head_links(view.path, page.title)
        return {
            "title": page.title,
            "summary": page.summary,
            "count": found.count,
            "years": years_of(view.path, counts, year),
            "months": by_month(entries.rows(found.entries)),
            "feeds": feeds.links(view.path),
            "pagination": pagination(view.path, chosen, found.number, found.last),
            "notices": (),
        }


def years_of(path: str, counts: dict[int, int], chosen: int | None) -> tuple[Link, ...]:
    """All, then each year with its count, the newest first."""
    every = Link(pgettext("list", "All"), path, note=str(sum(counts.values())), current=chosen is None)
    years = (
        Link(
            pgettext("year in a list", "%(year)s") % {"year": year},
            f"{path}?year={year}",
            note=str(count),
            current=year == chosen,
        )
        for year, count in counts.items()
    )
    return (every, *years)
