"""The hour up to which figures count, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.entries import ZONE
from core.typography import clock, english_date, is_han, lying_date


def said(at: datetime) -> str:
    """Midnight is 24:00 of the day before, as ledgers have it; the western way names no 24th hour."""
    local = at.astimezone(ZONE)
    if not is_han():
        return f"{english_date(local)} {clock(local)}"
    if local.hour == local.minute == 0:
        return f"{lying_date(local - timedelta(days=1))} 24:00"
    return f"{lying_date(local)} {clock(local)}"
