"""A piece says something, can be found, and its links lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from approval.checks import Finding, Level, Piece, register

if TYPE_CHECKING:
    from collections.abc import Iterator


@register
def there_is_a_text(piece: Piece) -> Iterator[Finding]:
    streams = [f for f in piece.model._meta.get_fields() if isinstance(f, StreamField) and f.name == "body"]
    filled = {passage.field for passage in piece.passages if passage.text.strip() or passage.figures}
    for stream in streams:
        if stream.name not in filled:
            yield Finding(Level.WARN, _("There is no text yet."), str(stream.verbose_name), stream.name)


@register
def there_is_a_summary(piece: Piece) -> Iterator[Finding]:
    if hasattr(piece.obj, "summary") and not (piece.obj.summary or "").strip():
        message = _("There is no summary: lists and search results show nothing under the title.")
        yield Finding(Level.WARN, message, _("summary"), "summary")


@register
def links_lead_to_what_is_public(piece: Piece) -> Iterator[Finding]:
    page_type = ContentType.objects.get_for_model(Page).pk
    targets = {
        int(pk)
        for type_id, pk, _path, _where in ReferenceIndex._extract_references_from_object(piece.obj)
        if type_id == page_type
    }
    known = {page.pk: page for page in Page.objects.filter(pk__in=targets)}
    for pk in sorted(targets):
        page = known.get(pk)
        if page is None:
            yield Finding(Level.WARN, _("A link leads to a page that no longer exists."))
        elif not page.live and page.alias_of_id != piece.obj.pk:
            yield Finding(
                Level.WARN,
                _("A link leads to “%(title)s”, which is not public.") % {"title": page.draft_title},
            )
