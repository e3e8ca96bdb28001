from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from core import bodies
from core.kinds import EntryDraft, Kind, TextPart, register
from core.presentation import Attachment, FileGroup
from home.models import DownloadsPage

if TYPE_CHECKING:
    from core.rendering import View


@register
class DownloadsKind(Kind):
    name = "downloads"
    model = DownloadsPage
    template = "home/downloads_page.html"
    label = gettext_lazy("Downloads")
    listed = False
    json_ld_type = "CollectionPage"

    def entry(self, page: DownloadsPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary, draft.footer = page.summary, page.footer
        return draft

    def texts(self, page: DownloadsPage) -> dict[str, list[TextPart]]:
        words = [page.summary]
        for row in page.rows.select_related("document"):
            words += [row.group, row.title or row.document.title, row.note]
        return {"": [TextPart("body", word) for word in dict.fromkeys(words) if word]}

    def media(self, page: DownloadsPage) -> set[str]:
        return {f"document:{row.document_id}" for row in page.rows.all()}

    def gather(self, page: DownloadsPage, view: View) -> dict[str, Any]:
        rows = list(page.rows.all())
        view.found["files"] = files = bodies.attachments(row.document_id for row in rows)
        return {
            "title": page.title,
            "summary": page.summary,
            "groups": groups_of(rows, files),
            "notices": (),
            "approval": view.approval,
        }

    def json_ld(self, page: DownloadsPage, view: View) -> dict[str, Any]:
        parts = [
            {"@type": "DigitalDocument", "name": file.title, "encodingFormat": file.type}
            for file in view.found.get("files", {}).values()
        ]
        return {"hasPart": parts} if parts else {}


def groups_of(rows: list[Any], files: dict[int, Attachment]) -> tuple[FileGroup, ...]:
    """The files under their headings, in the order set by hand; a file that is gone is left out."""
    made = []
    for heading, members in groupby(rows, key=lambda row: row.group):
        found = tuple(
            replace(file, title=row.title or file.title, note=row.note)
            for row in members
            if (file := files.get(row.document_id))
        )
        if found:
            made.append(FileGroup(heading, found))
    return tuple(made)
