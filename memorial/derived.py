"""The names that are searched: written and removed with the entries they hang on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.models import PublicEntry
from core.publication import entries_written
from memorial import names
from memorial.models import ShownName

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = "memorial_record"
# In the facets of an entry: the name, where one is shown.
NAME = "name"


def connect() -> None:
    entries_written.connect(_written, dispatch_uid="memorial.written")


def _written(sender: Any, kind: Any, entries: dict[str, PublicEntry], **kwargs: Any) -> None:
    if kind.name != RECORD:
        return
    for entry in entries.values():
        if name := entry.facets.get(NAME, ""):
            ShownName.objects.update_or_create(entry=entry, defaults=row_of(name))
        else:
            ShownName.objects.filter(entry=entry).delete()


def row_of(name: str) -> dict[str, str]:
    return {"key": names.key(name), "sound": names.sound(name), "letters": names.letters(name)}


def problems() -> Iterator[str]:
    """Names that are searched otherwise than they are shown."""
    rows = PublicEntry.objects.filter(kind=RECORD).select_related("shown_name")
    for entry in rows.iterator(chunk_size=500):
        held = getattr(entry, "shown_name", None)
        name = entry.facets.get(NAME, "")
        found = {f: getattr(held, f) for f in ("key", "sound", "letters")} if held else None
        if found != (row_of(name) if name else None):
            yield f"{entry.path}: is found under another name than is shown"
