"""How to give: from the society's disclosure, never typed on a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from campaigns.models import CampaignPage
    from core.rendering import View


def ways(page: CampaignPage, view: View) -> Any | None:
    return None
