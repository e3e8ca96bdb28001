"""The results page's variables, gathered in a constant number of statements."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import entries, kinds, paging, sites
from core.presentation import Facet, Hit, Link
from core.typography import plain_title
from search import engines, snippets
from search.asked import NEWEST
from search.engines.base import Filters, Found
from search.models import Part, TextPart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from core.models import PublicEntry
    from core.presentation import Language, Row
    from search.asked import Asked
    from search.query import Query

PER_PAGE = entries.PER_PAGE
# Nobody reads further; an address that does only costs.
WINDOW = 1000
MOST_PARTIAL = 100
EXCERPT = {"en": 200}
EXCERPT_OF_HAN = 90
SHOWN_YEARS = 12

Texts = dict[str, list[str]]


def search_path(language: str) -> str:
    return f"{sites.home_path(language)}search/"


def gather(asked: Asked, site_id: int, language: str, others: Sequence[Language]) -> dict[str, Any]:
    path = search_path(language)
    found, number, last = _find(asked, Filters(site_id, language, asked.kind, asked.year, bool(asked.order)))
    hits = _hits(found, asked.query, language)
    return {
        "query": asked.query.text,
        "problem": asked.problem,
        "count": found.count_full,
        "hits": hits,
        "also": asked.query.also,
        "exact_query": asked.query.text,
        "exact_url": _exact_url(asked, path, found),
        "facets": _facets(asked, found, path),
        "facets_now": _chosen(asked),
        "sorts": _sorts(asked, path) if found.count_full + found.count_partial > 1 else (),
        "suggestions": _suggestions(asked, path, others),
        "pagination": paging.pagination(path, asked.arguments(), number, last),
    }


def in_other_languages(asked: Asked, language: str) -> dict[str, str]:
    """The same words searched in the other languages; kinds and years differ there."""
    codes = [code for code, _label in settings.LANGUAGES if code != language]
    return {code: paging.address(search_path(code), {"q": asked.query.text}) for code in codes}


def _find(asked: Asked, filters: Filters) -> tuple[Found, int, int]:
    """The matches of the page asked for, or of the last page there is."""
    if asked.problem or not asked.query:
        return Found(), 1, 1
    engine = engines.current()
    number = min(asked.number, WINDOW // PER_PAGE)
    found = engine.search(asked.query, filters, (number - 1) * PER_PAGE, PER_PAGE)
    shown = min(found.count_full, WINDOW) + min(found.count_partial, MOST_PARTIAL)
    last = max(1, math.ceil(shown / PER_PAGE))
    if number > last:
        number = last
        found = engine.search(asked.query, filters, (number - 1) * PER_PAGE, PER_PAGE)
    return found, number, last


# --- Hits -------------------------------------------------------------------------------------------


def _hits(found: Found, query: Query, language: str) -> tuple[Hit, ...]:
    partial = {match.entry_id: match.partial for match in found.matches}
    loaded, texts = _load(partial)
    ordered = [loaded[pk] for pk in partial if pk in loaded]
    width = EXCERPT.get(language, EXCERPT_OF_HAN)
    return tuple(
        _hit(entry, row, texts[entry.pk], query, width=width, partial=partial[entry.pk])
        for entry, row in zip(ordered, entries.rows(ordered), strict=True)
    )


def _load(ids: Collection[int]) -> tuple[dict[int, PublicEntry], dict[int, Texts]]:
    """The entries and their texts, in two statements."""
    texts: dict[int, Texts] = defaultdict(lambda: defaultdict(list))
    if not ids:
        return {}, texts
    shown = [Part.TITLE, Part.NAMES, Part.OWN_KEY, Part.BODY]
    rows = TextPart.objects.filter(entry_id__in=ids, part__in=shown).order_by("entry_id", "order")
    for entry_id, part, text in rows.values_list("entry_id", "part", "text"):
        texts[entry_id][part].append(text)
    return entries.public().in_bulk(list(ids)), texts


def _hit(entry: PublicEntry, row: Row, texts: Texts, query: Query, *, width: int, partial: bool) -> Hit:
    return Hit(
        title=snippets.highlight(plain_title(entry.title), query),
        url=entry.path,
        extract=_extract(entry, texts, query, width),
        kind=row.kind or kinds.label(entry.kind),
        number=row.number or next(iter(texts[Part.OWN_KEY]), ""),
        date=entry.date,
        partial=partial,
    )


def _extract(entry: PublicEntry, texts: Texts, query: Query, width: int) -> Any:
    """The words around the match: in the text, else among the names, else how the text begins.

    A text of one sentence, as chronicles have them, may be its own title: it is not said twice.
    """
    title = plain_title(entry.title)
    body = "\n".join(_untold([*texts[Part.TITLE][1:], *texts[Part.BODY]], title))
    names = pgettext("list separator", ", ").join(texts[Part.NAMES])
    usual = next(iter(_untold([entry.summary], title)), "") or body
    text = next((text for text in (body, names) if snippets.holds(text, query)), usual)
    return snippets.excerpt(text, query, width)


def _untold(texts: Iterable[str], title: str) -> list[str]:
    return [text for text in texts if text.rstrip("。") != title]


# --- Ways on ----------------------------------------------------------------------------------------


def _facets(asked: Asked, found: Found, path: str) -> tuple[Facet, ...]:
    labels = {name: label for name in found.kinds if (label := kinds.label(name))}
    of_kind = [Link(pgettext("list", "All"), asked.address(path, kind=None), current=not asked.kind)]
    of_kind += [
        Link(label, asked.address(path, kind=name), str(found.kinds[name]), name == asked.kind)
        for name, label in labels.items()
    ]
    of_year = [Link(pgettext("list", "All"), asked.address(path, year=None), current=asked.year is None)]
    of_year += [
        Link(str(year), asked.address(path, year=year), str(number), year == asked.year)
        for year, number in list(found.years.items())[:SHOWN_YEARS]
    ]
    facets = [
        Facet(_("Kind"), tuple(of_kind)) if labels else None,
        Facet(_("Year"), tuple(of_year)) if found.years else None,
    ]
    return tuple(facet for facet in facets if facet)


def _chosen(asked: Asked) -> str:
    return " · ".join(filter(None, (kinds.label(asked.kind), str(asked.year or ""))))


def _sorts(asked: Asked, path: str) -> tuple[Link, ...]:
    return (
        Link(_("Best match first"), asked.address(path, order=None), current=not asked.order),
        Link(_("Newest first"), asked.address(path, order=NEWEST), current=asked.order == NEWEST),
    )


def _exact_url(asked: Asked, path: str, found: Found) -> str:
    """The way to the words exactly as typed, where more than that was searched."""
    searched_more = len(asked.query.terms) > 1 or bool(asked.query.also)
    if not found.count_full or not searched_more or asked.query.timeless:
        return ""
    return paging.address(path, {"q": f'"{asked.query.text}"'})


def _suggestions(asked: Asked, path: str, others: Sequence[Language]) -> tuple[Link, ...]:
    """Ways on when nothing was found."""
    links = []
    if asked.kind or asked.year:
        links.append(Link(_("Search all kinds and years"), asked.address(path, kind=None, year=None)))
    words = _("Search the pages in %(language)s")
    links += [Link(words % {"language": other.label}, other.url) for other in others]
    return tuple(links)
