"""What a campaign's page offers to partners: the code of the frame, and where programs find it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.utils.html import escape

from core import kinds, shell
from core.presentation import EmbedOffer

if TYPE_CHECKING:
    from core.presentation import EmbedCard
    from core.rendering import View
    from core.sites import Place

WIDTH, NARROWEST = 420, 280
# Measured: the tallest card at its narrowest, with and without a picture.
HEIGHT, HEIGHT_WITHOUT_PICTURE = 560, 330
THEMES = ("light", "dark")
OEMBED = "/oembed"


def address(place: Place, kind: str, pk: int, theme: str = "light") -> str:
    """Where the card of a page is."""
    path = f"/embed/{kind}/{pk}/" + (f"?theme={theme}" if theme != THEMES[0] else "")
    return shell.absolute(place, path)


def frame(url: str, title: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The frame as HTML: no script, nothing for the partner to load but the card."""
    return (
        f'<iframe src="{escape(url)}" title="{escape(title)}" width="{width}" height="{height}" '
        'loading="lazy" referrerpolicy="no-referrer" style="border:0;max-width:100%"></iframe>'
    )


def height_of(card: EmbedCard) -> int:
    return HEIGHT if card.picture else HEIGHT_WITHOUT_PICTURE


def offer(page: Any, view: View, card: EmbedCard) -> EmbedOffer:
    kind = kinds.of(type(page))
    name = kind.embedded if kind else ""
    title = page.title.replace("\u200b", "")
    made = {t: frame(address(view.place, name, page.pk, t), title, height=height_of(card)) for t in THEMES}
    return EmbedOffer(card, made)


def discovery(view: View, title: str) -> tuple[tuple[str, str, str], ...]:
    """The links in <head> by which programs find the card of a public page (oEmbed 1.0, section 4)."""
    if view.entry is None:
        return ()
    url = shell.absolute(view.place, view.path)
    formats = (("application/json+oembed", "json"), ("text/xml+oembed", "xml"))
    return tuple(
        (mime, title, shell.absolute(view.place, OEMBED) + "?" + urlencode({"url": url, "format": name}))
        for mime, name in formats
    )
