from __future__ import annotations

from datetime import date, datetime, time

from wagtail.models import Site

from core.entries import ZONE
from core.kinds import TextPart
from core.models import PublicEntry
from search import documents
from search.engines.base import Document
from search.models import IndexedEntry
from search.segmentation import VERSION
from tests.factories import gate

PARTS = ("body", "names", "numbers")


def entry(title="标题", day=date(2026, 3, 1), kind="news", language="zh-hans", **values) -> PublicEntry:
    """A public entry as publication would write it; its path comes from how many there are."""
    number = PublicEntry.objects.count() + 1
    home = "/" if language == "zh-hans" else f"/{language}/"
    key = f"wagtailcore.page:{number + 10_000}"
    usual = {"path": f"{home}{number}/", "key": key, "owner": key, "object_id": number + 10_000, "depth": 2}
    moment = datetime.combine(day, time(9), ZONE)
    gate.seal(values.get("owner", key))
    return PublicEntry.objects.create(
        site=Site.objects.get(),
        language=language,
        kind=kind,
        tree=f"0001{number:04}",
        title=title,
        date=day,
        moment=moment,
        updated=moment,
        **{**usual, **values},
    )


def said(body="", names="", numbers="") -> list[TextPart]:
    """Texts as a kind says them; several of one part are parted by "|"."""
    given = {"body": body, "names": names, "numbers": numbers}
    return [TextPart(part, text) for part in PARTS for text in given[part].split("|") if text]


def indexed(engine, made: PublicEntry, **texts) -> Document:
    """Puts an entry into this engine's index alone."""
    row = IndexedEntry.objects.create(entry=made, segmentation=VERSION, **documents.facets_of(made))
    document = Document(row.pk, VERSION, documents.parts_of(made, said(**texts)))
    engine.index([document])
    return document
