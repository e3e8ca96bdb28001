"""The accounts and channels for gifts that are in effect, for every page that shows them: never retyped there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import Site

from core import entries
from disclosure.enums import Validity
from disclosure.models import DonationChannel

if TYPE_CHECKING:
    from datetime import date

    from core.models import PublicEntry

KIND = "donation_methods"
# More disclosures of ways to give than this are not looked through.
MOST = 20


@dataclass(frozen=True, slots=True)
class Channel:
    """One account or way to give, as readers see it. `kind` is the code (bank, foreign, post, online, site, goods).

    `source_url` leads to the disclosure it comes from. Dates are the first and the last day on which it holds.
    """

    kind: str
    label: str
    purpose: str = ""
    holder: str = ""
    number: str = ""
    bank: str = ""
    bank_code: str = ""
    swift: str = ""
    currency: str = ""
    address: str = ""
    url: str = ""
    phone: str = ""
    hours: str = ""
    note: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    source_url: str = ""
    source_title: str = ""


_SAME = (
    *("kind", "purpose", "holder", "number", "bank", "bank_code", "swift", "currency", "address", "url"),
    *("phone", "hours", "note", "effective_from", "effective_to"),
)


def in_effect(site_or_root: Any, on: date, language: str = "zh-hans") -> tuple[Channel, ...]:
    """The accounts and channels of a site that hold on this day, in the order of their disclosure.

    `site_or_root` is a Site, its id, a `core.sites.Place`, or the site's root page. Only what is public and in
    force counts. Two statements.
    """
    site_id = _site_id(site_or_root)
    rows = entries.public().filter(site_id=site_id, language=language, kind=KIND).order_by("-moment", "-id")
    found = {e.object_id: e for e in rows[:MOST] if _holds(e, on)}
    if not found:
        return ()
    still = Q(effective_to=None) | Q(effective_to__gte=on)
    channels = DonationChannel.objects.filter(still, page__in=found, effective_from__lte=on)
    order = {pk: place for place, pk in enumerate(found)}
    ordered = sorted(channels, key=lambda row: (order[row.page_id], row.sort_order or 0, row.pk))
    return tuple(channel_of(row, found[row.page_id]) for row in ordered)


def _site_id(given: Any) -> int:
    if isinstance(given, int):
        return given
    if hasattr(given, "depth"):
        return Site.objects.values_list("pk", flat=True).get(root_page_id=given.pk)
    return given.pk if isinstance(given, Site) else given.id


def _holds(entry: PublicEntry, on: date) -> bool:
    until = entry.facets.get("until", "")
    return entry.facets.get("validity") == Validity.IN_FORCE and (not until or on.isoformat() <= until)


def channel_of(row: DonationChannel, source: PublicEntry | None = None) -> Channel:
    """A row as plain data, with the page it comes from."""
    return Channel(
        label=str(row.get_kind_display()),
        source_url=source.path if source else "",
        source_title=source.title if source else "",
        **{name: getattr(row, name) for name in _SAME},
    )
