"""What is public for a limited time (限时公开) goes by itself: text, files, search, earlier versions. A stub stays.

The page itself looks at the day whenever it is read; this takes away what was derived from it, within a minute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from approval import seals, versions
from core import publication
from core.models import PublicEntry
from disclosure.enums import Duration
from disclosure.models import DisclosurePage

if TYPE_CHECKING:
    from datetime import date


def follow(today: date | None = None) -> int:
    """Ends what is over and still has something to show. Gives how many pages that were. Two statements if none."""
    today = today or timezone.localdate()
    over = DisclosurePage.objects.filter(live=True, duration=Duration.LIMITED, public_until__lt=today)
    pages = {publication.key_of(page): page for page in over}
    shown = PublicEntry.objects.filter(owner__in=pages)
    open_still = [pages[entry.owner] for entry in shown if not entry.facets.get("ended")]
    for page in open_still:
        with seals.hold():
            # For good: an earlier version would show what had to go.
            versions.seal(page.key)
            publication.appeared(page.specific)
    return len(open_still)
