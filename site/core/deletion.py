"""What readers saw is not deleted: neither a picture nor a document, neither alone nor in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core import entries, media
from core.refusals import RefusedError

if TYPE_CHECKING:
    from core.models import SiteDocument, SiteImage

NAMED = 5


def refusal(item: SiteImage | SiteDocument) -> str:
    """Why this may not be deleted, naming the pages that show it; "" when it may."""
    key = media.key_of(item)
    owners = media.owners_of(key)
    if owners:
        return _("“%(title)s” stands on public pages, so it can't be deleted: %(pages)s.") % {
            "title": item.title,
            "pages": "、".join(titles(owners)),
        }
    if media.was_public(key):
        message = _("“%(title)s” was public, so it is kept. It is shown nowhere any more; nobody gets it.")
        return message % {"title": item.title}
    return ""


def titles(owners: list[str]) -> list[str]:
    """The titles of public things, the first few of them."""
    found = dict(entries.public().filter(key__in=owners).values_list("key", "title"))
    named = [found.get(owner) or str(_("settings of the site")) for owner in owners]
    more = len(named) - NAMED
    rest = [_("%(count)d more") % {"count": more}] if more > 0 else []
    return [*(f"“{title}”" for title in named[:NAMED]), *rest]


def demand_unseen(item: SiteImage | SiteDocument) -> None:
    """Raises RefusedError."""
    if reason := refusal(item):
        raise RefusedError(reason)
