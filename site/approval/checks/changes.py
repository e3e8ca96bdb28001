"""A new version of something published says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from approval import telling
from approval.checks import Finding, Level, Piece, register

if TYPE_CHECKING:
    from collections.abc import Iterator


@register
def says_what_it_changes(piece: Piece) -> Iterator[Finding]:
    if not hasattr(piece.obj, "change_note") or not piece.obj.first_published_at:
        return
    for name, message in telling.missing(piece.obj):
        label = str(getattr(piece.model._meta.get_field(name), "verbose_name", name))
        yield Finding(Level.BLOCK, message, label, name)
