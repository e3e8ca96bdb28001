"""All files, for who looks at them from outside: the audit and the operator. Constant memory."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat

from core.models.entries import ShownMedia

from .naming import DOCUMENT, IMAGE
from .usage import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db import models

BATCH = 500


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A picture or document with the SHA-256 its row has; a picture with its renditions, (name, SHA-256)."""

    key: str
    name: str
    sha256: str
    renditions: list[tuple[str, str]] = field(default_factory=list)


def every_public_file() -> Iterator[StoredFile]:
    """Each file that something public shows, pictures first, once."""
    return _files(shown())


def every_kept_file() -> Iterator[StoredFile]:
    """Each file that readers see or ever saw."""
    return _files(ShownMedia.objects.all())


def _files(uses: models.QuerySet[Any]) -> Iterator[StoredFile]:
    from core.models import SiteDocument, SiteImage, SiteRendition

    for batch in _batches(_rows(SiteImage, IMAGE, uses).values_list("pk", "file", "sha256")):
        found: dict[int, list[tuple[str, str]]] = {}
        rows = SiteRendition.objects.filter(image_id__in=[pk for pk, *_ in batch]).order_by("pk")
        for pk, name, sha256 in rows.values_list("image_id", "file", "sha256"):
            found.setdefault(pk, []).append((name, sha256))
        yield from (StoredFile(f"{IMAGE}:{pk}", name, sha, found.get(pk, [])) for pk, name, sha in batch)
    for pk, name, sha256 in (
        _rows(SiteDocument, DOCUMENT, uses).values_list("pk", "file", "sha256").iterator()
    ):
        yield StoredFile(f"{DOCUMENT}:{pk}", name, sha256)


def unused() -> Iterator[str]:
    """The keys of pictures and documents that nothing public shows."""
    from core.models import SiteDocument, SiteImage

    for kind, model in ((IMAGE, SiteImage), (DOCUMENT, SiteDocument)):
        rows = _rows(model, kind, shown(), used=False).values_list("pk", flat=True)
        yield from (f"{kind}:{pk}" for pk in rows.iterator(chunk_size=BATCH))


def _rows(
    model: type[models.Model], kind: str, uses: models.QuerySet[Any], *, used: bool = True
) -> models.QuerySet[Any]:
    from django.db.models import CharField

    key = Concat(Value(f"{kind}:"), Cast(OuterRef("pk"), CharField()))
    is_used = Exists(uses.filter(media=key))
    return model._default_manager.filter(is_used if used else ~is_used).order_by("pk")


def _batches(rows: models.QuerySet[Any], size: int = BATCH) -> Iterator[list[Any]]:
    found = rows.iterator(chunk_size=size)
    while batch := list(islice(found, size)):
        yield batch


def strays() -> Iterator[str]:
    """Names of files on the disk that no row has: left by a transaction that failed, or put there by hand."""
    names = _on_disk(default_storage.path(""), "")
    while batch := list(islice(names, BATCH)):
        yield from sorted(set(batch) - _known(batch))


def _on_disk(folder: str, prefix: str) -> Iterator[str]:
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _on_disk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name


def _known(names: Iterable[str]) -> set[str]:
    """Those of the names that a row of any model with a file has."""
    from wagtail.models import UploadedFile

    from core.models import SiteDocument, SiteImage, SiteRendition

    known: set[str] = set()
    for model in (SiteImage, SiteRendition, SiteDocument, UploadedFile):
        known.update(model._default_manager.filter(file__in=names).values_list("file", flat=True))
    return known
