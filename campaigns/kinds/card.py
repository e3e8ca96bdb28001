"""A campaign as a card on other sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaigns import moments, money
from campaigns.enums import CampaignState
from core import shell
from core.entries import ZONE
from core.presentation import EmbedCard

if TYPE_CHECKING:
    from campaigns.models import CampaignPage
    from core.presentation import Picture
    from core.rendering import View


def card_of(page: CampaignPage, view: View, picture: Picture | None) -> EmbedCard:
    """Picture, slogan, progress and up to when it counts; a correction is said first."""
    changes = view.approval.changes if view.approval else ()
    corrected = next((note for note in reversed(changes) if note.kind == "correction"), None)
    state = page.state(view.today)
    return EmbedCard(
        url=shell.absolute(view.place, view.path),
        title=page.title,
        subtitle=page.slogan or page.brand,
        kind=str(page.get_kind_display() if state == CampaignState.RUNNING else state.label),
        picture=picture,
        progress=money.progress(page.raised, page.goal),
        lines=tuple(_lines(page)),
        published=page.last_published_at.astimezone(ZONE).date() if page.last_published_at else None,
        state="corrected" if corrected else "",
        note=corrected.text if corrected else "",
    )


def _lines(page: CampaignPage) -> list[str]:
    lines = []
    if page.raised is not None and not page.goal:
        lines.append(pgettext("campaign", "Raised: %(amount)s") % {"amount": money.said(page.raised)})
    if page.raised is not None and page.figures_as_of:
        lines.append(_("As of %(date)s.") % {"date": moments.said(page.figures_as_of)})
    return lines
