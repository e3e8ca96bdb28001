"""Campaigns as cards: on their list, and on the home page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from campaigns import money
from campaigns.enums import CampaignState
from core.images import pictures
from core.presentation import Story

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.models import PublicEntry

KIND = "campaign"
STRIP = 3
# So many are looked through for those that run.
LOOKED_THROUGH = 12


def list_name(site_id: int, language: str) -> str:
    """The list of all campaigns of a site, the newest first."""
    return f"{site_id}|{language}|kind:{KIND}"


def stories(found: Iterable[PublicEntry], today: date) -> tuple[Story, ...]:
    """Cards from entries alone; their pictures cost one statement."""
    found = list(found)
    shown = pictures((entry.picture_id for entry in found), "card")
    return tuple(_story(entry, shown.get(entry.picture_id or 0), today) for entry in found)


def strip(found: Iterable[PublicEntry], today: date) -> tuple[Story, ...]:
    """What the home page shows: campaigns that run; without any there is no strip."""
    running = [entry for entry in found if state_of(entry, today) == CampaignState.RUNNING]
    return stories(running[:STRIP], today)


def state_of(entry: PublicEntry, today: date) -> CampaignState:
    if today < entry.date:
        return CampaignState.COMING
    return CampaignState.ENDED if entry.end and today > entry.end else CampaignState.RUNNING


def _story(entry: PublicEntry, picture: Any, today: date) -> Story:
    facets, state = entry.facets, state_of(entry, today)
    return Story(
        title=entry.title,
        url=entry.path,
        subtitle=facets.get("slogan", "") or entry.summary,
        picture=picture,
        start=entry.date,
        end=entry.end,
        state="" if state == CampaignState.RUNNING else str(state.label),
        progress=money.progress(decimal(facets.get("raised")), decimal(facets.get("goal"))),
    )


def decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
