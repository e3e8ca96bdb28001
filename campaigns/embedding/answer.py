"""The one address that other sites may frame: /embed/<word of the kind>/<id>/?theme=light|dark&lang=…"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.template.loader import get_template
from django.utils import translation

from approval.enums import Descent
from approval.models import Withdrawal
from core import entries, headers, kinds, public, rendering, shell, sites
from core.entries import ZONE
from core.prepared import Prepared
from core.presentation import EmbedCard

from . import code, partners

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.kinds import Kind
    from core.models import PublicEntry
    from core.sites import Place

BEGINNING = "/embed/"
_ADDRESS = re.compile(r"/embed/([a-z-]+)/([1-9]\d{0,17})/")
_ENTRY = Prepared(lambda site, owner: entries.public().filter(site_id=site, owner=owner))
_GONE = Prepared(lambda site, key: Withdrawal.objects.in_force().filter(site_id=site, key=key))


def answer(request: HttpRequest, place: Place, path: str) -> HttpResponse | None:
    """The card, or what is to be said in its place; None for what is none, which is then not found."""
    match = _ADDRESS.fullmatch(path)
    kind = _kind(match[1]) if match else None
    if match is None or kind is None:
        return None
    key = entries.page_key(int(match[2]))
    entry = next((e for e in _ENTRY(site=place.id, owner=key) if e.key == key and e.kind == kind.name), None)
    if entry is None:
        return _gone(request, place, kind, key)
    return _card(request, kind, _translated(request, place, entry))


def _kind(word: str) -> Kind | None:
    return next((kind for kind in kinds.all_kinds() if kind.embedded == word), None)


def _translated(request: HttpRequest, place: Place, entry: PublicEntry) -> PublicEntry:
    """The same content in the language asked for, where it is public in that; else as it is."""
    path = entry.alternates.get(request.GET.get("lang", ""))
    found = entries.find(place.id, path) if path else []
    return found[-1] if found and found[-1].path == path and found[-1].kind == entry.kind else entry


def card_of(request: HttpRequest, kind: Kind, entry: PublicEntry) -> EmbedCard | None:
    """The card of a public page in its own language."""
    page = public.content_of(entry)
    if page is None:
        return None
    view = rendering.view_of(request, [entry])
    with translation.override(entry.language):
        view.approval = rendering.closing_of(page, view)
        return kind.embed(page, view)


def _card(request: HttpRequest, kind: Kind, entry: PublicEntry) -> HttpResponse | None:
    card = card_of(request, kind, entry)
    return _answer(request, entry.site_id, entry.language, card) if card else None


def _gone(request: HttpRequest, place: Place, kind: Kind, key: str) -> HttpResponse | None:
    """Withdrawn with a reason: that it was, and the way to the reason. Taken down quietly: nothing of what it was."""
    found = max(_GONE(site=place.id, key=key), key=lambda row: row.pk, default=None)
    if found is None or found.kind != kind.name:
        return None
    if found.descent == Descent.RETRACTED:
        day = found.withdrawn_at.astimezone(ZONE).date() if found.withdrawn_at else None
        card = EmbedCard(shell.absolute(place, found.path), published=day, state="withdrawn")
    else:
        card = EmbedCard(shell.absolute(place, sites.home_path(found.language)), state="gone")
    return _answer(request, place.id, found.language, card, status=410)


def _answer(
    request: HttpRequest, site_id: int, language: str, card: EmbedCard, status: int = 200
) -> HttpResponse:
    theme = request.GET.get("theme", "")
    place = sites.place_of(request)
    context = {
        "card": card,
        "theme": theme if theme in code.THEMES else code.THEMES[0],
        "html_lang": sites.HTML_LANGUAGES.get(language, language),
        "home_url": shell.absolute(place, sites.home_path(language)),
    }
    with translation.override(language):
        context["society"] = shell.society(site_id, language)
        text = get_template("campaigns/embed.html").render(context)
    return headers.protect_embed(HttpResponse(text, status=status), partners.origins())
