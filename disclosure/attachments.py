"""Attachments as readers see them, and the page that shows the text of one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import gettext as _

from core import bodies, entries, media, shell, sites
from core.models import PublicEntry, SiteDocument
from core.presentation import Head, Link
from disclosure import text_of_file
from disclosure.models import AttachmentText, DisclosureAttachment, DisclosurePage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from core.presentation import Attachment
    from core.rendering import View
    from disclosure.kinds.rows import Words

_TEXT = re.compile(r"text/([1-9]\d{0,17})/")
MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "txt": "text/plain",
}


def titles(rows: Iterable[Words]) -> list[str]:
    """Under which titles files are offered: that given here, else the file's own."""
    rows = list(rows)
    own = bodies.attachments(row.id for row in rows if not row.first)
    found = (row.first or (own[row.id].title if row.id in own else "") for row in rows)
    return [*filter(None, found), *(row.second for row in rows if row.second)]


def shown(rows: Iterable[Words], sources: bodies.Sources, view: View) -> tuple[Attachment, ...]:
    """In their order; the text of a file lies below a public page. A file that is gone is left out."""
    made = []
    base = view.entry.path if view.entry else ""
    for row in rows:
        file = sources.documents.get(row.id)
        if file is None:
            continue
        has_text = base and file.type in text_of_file.READERS
        made.append(
            replace(
                file,
                title=row.first or file.title,
                note=row.second,
                text_url=f"{base}text/{row.id}/" if has_text else "",
            )
        )
    return tuple(made)


def as_data(file: Attachment, place: sites.Place) -> dict[str, Any]:
    """For JSON-LD: what the file is, where, and its digest."""
    return {
        "@type": "MediaObject",
        "name": file.title,
        "contentUrl": shell.absolute(place, file.read_url),
        "encodingFormat": MIME.get(file.type, file.type),
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def text_page(request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
    """The text of an attachment of a public page; None for anything else, also once its time is over."""
    match = _TEXT.fullmatch(rest)
    if match is None:
        return None
    row = (
        DisclosureAttachment.objects.filter(page=entry.object_id, document=int(match[1]))
        .select_related("document", "page")
        .first()
    )
    if row is None or _is_hidden(row.page, row.document):
        return None
    text = AttachmentText.objects.filter(document=row.document, sha256=row.document.sha256).first()
    return _render(request, entry, row, text)


def _is_hidden(page: DisclosurePage, document: SiteDocument) -> bool:
    if page.has_ended(timezone.localdate()) or document.type not in text_of_file.READERS:
        return True
    return not media.is_public(media.key_of(document))


def _render(
    request: HttpRequest, entry: PublicEntry, row: DisclosureAttachment, text: AttachmentText | None
) -> HttpResponse:
    place = sites.place_of(request)
    file = bodies.attachment(row.document, row.title)
    title = _("Text of “%(title)s”") % {"title": file.title}
    path = f"{entry.path}text/{row.document_id}/"
    trail = [*entries.find(entry.site_id, entry.path), PublicEntry(title=_("Text"), path=path)]
    head = Head(title=f"{title} - {entry.title}", canonical=shell.absolute(place, path), robots="noindex")
    surroundings = shell.around(
        request, entry.site_id, entry.language, path, head=head, crumbs=shell.crumbs(trail)
    )
    context = {
        "shell": surroundings,
        "title": file.title,
        "file": file,
        "page": Link(entry.title, entry.path),
        "state": text.state if text else AttachmentText.State.UNREADABLE,
        "parts": _parts(text),
        "is_cut": bool(text and text.is_cut),
    }
    return HttpResponse(get_template("disclosure/attachment_text.html").render(context))


def _parts(text: AttachmentText | None) -> list[dict[str, Any]]:
    """Pages and sheets with their rows: what has tabs in it is a table."""
    if text is None:
        return []
    made = []
    for number, (name, words) in enumerate(text.parts, start=1):
        lines = words.split("\n")
        rows = [line.split("\t") for line in lines] if "\t" in words else []
        made.append({"number": number, "name": name, "lines": [] if rows else lines, "rows": rows})
    return made
