"""How to give: the accounts and channels that the society's disclosure says are in effect, never typed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import shell
from core.presentation import Link
from disclosure import accounts

if TYPE_CHECKING:
    from datetime import date

    from campaigns.models import CampaignPage
    from core.rendering import View
    from disclosure.accounts import Channel

# Money sent to these is told apart by words that donors write beside it.
WITH_WORDS = {"bank", "foreign", "post"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to give: labelled lines, and links that are followed."""

    label: str
    lines: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    since: date | None
    source: Link | None


def ways(page: CampaignPage, view: View) -> tuple[Way, ...]:
    """The ways in effect today in the page's language. Two statements; none for a campaign that shows none."""
    if not page.shows_ways:
        return ()
    found = accounts.in_effect(view.place, view.today, view.language)
    return tuple(_way(channel, page.transfer_note) for channel in found)


def _way(channel: Channel, words: str) -> Way:
    pairs = (
        (pgettext("way to give", "For"), channel.purpose),
        (_("Account name"), channel.holder),
        (_("Bank"), channel.bank),
        (_("Account number"), channel.number),
        (_("Bank code"), channel.bank_code),
        ("SWIFT", channel.swift),
        (_("Currency"), channel.currency),
        (_("Words for the transfer"), words if channel.kind in WITH_WORDS else ""),
        (pgettext("way to give", "Address"), channel.address),
        (pgettext("way to give", "Hours"), channel.hours),
        (pgettext("way to give", "Note"), channel.note),
    )
    links = []
    if channel.url:
        links.append(Link(channel.url.partition("://")[2].rstrip("/"), channel.url))
    if channel.phone:
        links.append(Link(channel.phone, f"tel:{shell.phone_link(channel.phone)}"))
    source = Link(channel.source_title, channel.source_url) if channel.source_url else None
    lines = tuple((label, value) for label, value in pairs if value)
    return Way(channel.label, lines, tuple(links), channel.effective_from, source)
