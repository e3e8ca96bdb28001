"""From what a kind says of a page to the documents that engines index, in the publishing transaction."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from core import document_numbers
from core.typography import plain_title
from search import engines, recency
from search.engines.base import Document
from search.models import IndexedEntry, Part, TextPart
from search.segmentation import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from core.kinds import Kind
    from core.kinds import TextPart as Said
    from core.models import PublicEntry

# Fewer than the variables that the smallest database takes in one statement.
BATCH = 200

Parts = tuple[tuple[str, str], ...]


def write(page: Any, kind: Kind, entries: Mapping[str, PublicEntry]) -> None:
    """Makes the index agree with what these entries say now. What did not change is left alone."""
    if not kind.is_searched(page):
        remove([entry.pk for entry in entries.values()])
        return
    said = kind.texts(page)
    for some in _batches(list(entries.items())):
        _write({entry: parts_of(entry, said.get(path, ())) for path, entry in some})


def remove(entry_ids: Iterable[int]) -> None:
    for ids in _batches(list(entry_ids)):
        _remove(ids, list(IndexedEntry.objects.filter(entry_id__in=ids)), stored_parts(ids))


def _remove(entry_ids: Sequence[int], rows: Sequence[IndexedEntry], texts: Mapping[int, Parts]) -> None:
    engines.current().remove(_documents(rows, texts))
    # Nothing hangs on these rows and nobody listens, so they need not be read to be deleted.
    for model in (TextPart, IndexedEntry):
        gone = model.objects.filter(entry_id__in=entry_ids)
        gone._raw_delete(gone.db)


def read(after: int) -> list[Document]:
    """The next documents after this id, for rebuilding and checking."""
    rows = list(IndexedEntry.objects.filter(pk__gt=after).order_by("pk")[:BATCH])
    return _documents(rows, stored_parts([row.entry_id for row in rows]))


def parts_of(entry: PublicEntry, said: Iterable[Said]) -> Parts:
    """The title, what the kind said, and the exact forms of the document numbers in both."""
    given = _given(entry, said)
    prose = "\n".join([*given[Part.TITLE], *given[Part.BODY]])
    named = [found.normalized for found in document_numbers.find(prose)]
    # A kind may repeat the numbers that its text names; only the others are its own.
    own_number = _exact(entry.facets.get("number", ""))
    given[Part.NUMBERS] = [
        text for text in given[Part.NUMBERS] if (number := _exact(text)) == own_number or number not in named
    ]
    given[Part.OWN_KEY] = list(dict.fromkeys(map(_exact, given[Part.NUMBERS])))
    given[Part.NAMED_KEY] = list(dict.fromkeys(named))
    return tuple((part.value, text) for part in Part for text in given[part])


def _given(entry: PublicEntry, said: Iterable[Said]) -> dict[str, list[str]]:
    """Texts by part. Names and numbers are shown one by one; a body is read as one text."""
    given: dict[str, list[str]] = {part: [] for part in Part}
    given[Part.TITLE].append(plain_title(entry.title))
    for one in said:
        text = plain_title(one.text).replace("\x00", "").strip()
        if text and text not in given[one.part]:
            given[one.part].append(text)
    given[Part.BODY] = ["\n".join(given[Part.BODY])] if given[Part.BODY] else []
    return given


def _exact(number: str) -> str:
    return document_numbers.normalize(number) or number


def facets_of(entry: PublicEntry) -> dict[str, Any]:
    return {
        "site_id": entry.site_id,
        "language": entry.language,
        "kind": entry.kind,
        "year": entry.date.year,
        "recency": recency.stored(entry.moment),
    }


def _write(wanted: dict[PublicEntry, Parts]) -> None:
    ids = [entry.pk for entry in wanted]
    held = {row.entry_id: row for row in IndexedEntry.objects.filter(entry_id__in=ids)}
    texts = stored_parts(ids)
    changed = {}
    for entry, parts in wanted.items():
        row = held.get(entry.pk)
        if row is None or row.segmentation != VERSION or texts[entry.pk] != parts:
            changed[entry] = parts
        else:
            _refresh(row, entry)
    if changed:
        gone = [entry.pk for entry in changed if entry.pk in held or texts[entry.pk]]
        _remove(gone, [held[pk] for pk in gone if pk in held], texts)
        _add(changed)


def _refresh(row: IndexedEntry, entry: PublicEntry) -> None:
    """The same words in another year, kind or place."""
    now = facets_of(entry)
    if any(getattr(row, name) != value for name, value in now.items()):
        IndexedEntry.objects.filter(pk=row.pk).update(**now)


def _add(wanted: dict[PublicEntry, Parts]) -> None:
    TextPart.objects.bulk_create(
        TextPart(entry=entry, part=part, order=order, text=text)
        for entry, parts in wanted.items()
        for order, (part, text) in enumerate(parts)
    )
    rows = IndexedEntry.objects.bulk_create(
        IndexedEntry(entry=entry, segmentation=VERSION, **facets_of(entry)) for entry in wanted
    )
    made = [Document(row.pk, VERSION, parts) for row, parts in zip(rows, wanted.values(), strict=True)]
    engines.current().index(made)


def _documents(rows: Sequence[IndexedEntry], texts: Mapping[int, Parts]) -> list[Document]:
    return [Document(row.pk, row.segmentation, texts[row.entry_id]) for row in rows]


def stored_parts(entry_ids: Sequence[int]) -> dict[int, Parts]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = TextPart.objects.filter(entry_id__in=entry_ids).order_by("entry_id", "order")
    for entry_id, part, text in rows.values_list("entry_id", "part", "text"):
        found[entry_id].append((part, text))
    return defaultdict(tuple, {entry_id: tuple(parts) for entry_id, parts in found.items()})


def _batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (items[n : n + BATCH] for n in range(0, len(items), BATCH))
