"""How much an entry's age counts: newer is better, but an old match keeps half its score for ever.

The factor is 0.5 + 0.5 · 2^(−age / half-life). It is stored as 2^(moment / half-life), so that a statement
needs one multiplication by today's counterpart and no function that only some databases have.
"""

from __future__ import annotations

from datetime import UTC, datetime

HALF_LIFE_DAYS = 730
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def _half_lives(moment: datetime) -> float:
    return (moment - _EPOCH).total_seconds() / 86_400 / HALF_LIFE_DAYS


def stored(moment: datetime) -> float:
    return 2.0 ** _half_lives(moment)


def scale(now: datetime) -> float:
    """What a stored value is multiplied by to give 2^(−age / half-life); above 1 means: not yet."""
    return 2.0 ** -_half_lives(now)
