"""The text of attachments for readers who can't open a file: read once, when a piece is submitted."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core import confined
from disclosure import text_of_file
from disclosure.models import AttachmentText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.models import SiteDocument

logger = logging.getLogger(__name__)
PROGRAM = Path(text_of_file.__file__)
SECONDS, WITHIN = 20, 30
State = AttachmentText.State


def is_readable(document: SiteDocument) -> bool:
    return document.type in text_of_file.READERS


def read_all(documents: Iterable[SiteDocument]) -> None:
    """Reads those that were not read yet, each in a process of its own."""
    wanted = {document.pk: document for document in documents if is_readable(document)}
    if not wanted:
        return
    known = dict(AttachmentText.objects.filter(document__in=wanted).values_list("document_id", "sha256"))
    for pk, document in wanted.items():
        if known.get(pk) != document.sha256:
            AttachmentText.objects.update_or_create(
                document=document, defaults={"sha256": document.sha256, **_read(document)}
            )


def _read(document: SiteDocument) -> dict[str, Any]:
    try:
        with document.open_file() as file:
            found = _in_a_process(document.type, file.read())
    except OSError:
        found = None
    if found is None:
        logger.warning("The text of document %s can't be read.", document.pk)
        return {"state": State.UNREADABLE, "parts": [], "is_cut": False}
    has_text = any(text.strip() for _name, text in found["parts"])
    return {"state": State.TEXT if has_text else State.EMPTY, **found}


def _in_a_process(kind: str, data: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(confined.run(PROGRAM, kind, data=data, seconds=SECONDS, within=WITHIN))
    except (confined.Failed, ValueError):
        return None
    # A null sign is no text, and PostgreSQL keeps none.
    return json.loads(json.dumps(found).replace("\\u0000", "")) if found else None
