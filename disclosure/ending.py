"""What is public for a limited time (限时公开) goes by itself: text, files, search, earlier versions. A stub stays."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from approval import seals, versions
from core import publication
from disclosure.enums import Duration
from disclosure.models import DisclosurePage

# The worker may have stood still for a while.
BACK = timedelta(days=30)


def follow() -> int:
    """Takes away what is derived from pages whose time is over, and shuts their earlier versions. Gives how many."""
    today = timezone.localdate()
    over = DisclosurePage.objects.filter(
        live=True, duration=Duration.LIMITED, public_until__lt=today, public_until__gte=today - BACK
    )
    count = 0
    for page in over.specific():
        with seals.hold():
            versions.seal(page.key)
            publication.appeared(page)
        count += 1
    return count
