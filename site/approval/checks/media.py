"""Every picture says what it shows and who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from approval import digest
from approval.checks import Finding, Level, Piece, register
from core.models import SiteDocument, SiteImage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from approval.passages import Figure


@register
def pictures_have_words(piece: Piece) -> Iterator[Finding]:
    used = [(passage, figure) for passage in piece.passages for figure in passage.figures]
    ids = {figure.image for _passage, figure in used}
    rest = {int(name[6:]) for name in digest.media_of(piece.obj) if name.startswith("image:")} - ids
    images = SiteImage.objects.in_bulk(ids | rest)
    told: set[tuple[int, str]] = set()
    for passage, figure in used:
        image = images.get(figure.image)
        if image is None:
            yield Finding(
                Level.BLOCK, _("The picture is gone from the library."), passage.place, passage.field
            )
            continue
        for word in _missing(image, figure):
            if (image.pk, word) not in told:
                told.add((image.pk, word))
                yield Finding(Level.BLOCK, _picture_message(image, word), passage.place, passage.field)
    for pk in sorted(rest & images.keys()):
        for word in _missing(images[pk], None):
            yield Finding(Level.BLOCK, _picture_message(images[pk], word))


def _missing(image: SiteImage, figure: Figure | None) -> list[str]:
    alt = (figure.alt if figure else "") or image.description
    credit = (figure.credit if figure else "") or image.credit
    return [word for word, value in (("alt", alt), ("credit", credit)) if not value.strip()]


def _picture_message(image: SiteImage, word: str) -> str:
    names = {
        "alt": _("The picture “%(title)s” has no alternative text: say what it shows."),
        "credit": _("The picture “%(title)s” has no credit: say who made it."),
    }
    return names[word] % {"title": image.title}


@register
def files_are_the_valid_ones(piece: Piece) -> Iterator[Finding]:
    """An old draft may still show what another file has taken the place of."""
    for kind, model in (("image", SiteImage), ("document", SiteDocument)):
        names = {name for name in digest.media_of(piece.obj) if name.startswith(f"{kind}:")}
        ids = [int(name.partition(":")[2]) for name in names]
        rows: Any = model._default_manager.filter(supersedes__in=ids).order_by("pk")
        for old, new in rows.values_list("supersedes__title", "title"):
            message = _("“%(old)s” was superseded by “%(new)s”: put the new one in its place.")
            yield Finding(Level.WARN, message % {"old": old, "new": new})
