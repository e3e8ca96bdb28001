"""The rows of a campaign as values: live, drafts and old versions alike are read from their raw data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from core import bodies


def values(stream: Any) -> list[dict[str, Any]]:
    """What each block of a stream holds, whatever made the stream."""
    return [dict(block["value"]) for block in bodies.raw_of(stream)]


def day(value: Any) -> date | None:
    """A day as kept in JSON, or as a form gives it."""
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


def decimal(value: Any) -> Decimal:
    return Decimal(str(value if value not in (None, "") else 0))


@dataclass(frozen=True, slots=True)
class Phase:
    title: str
    start: date | None
    end: date | None
    text: str


def phases(stream: Any) -> tuple[Phase, ...]:
    return tuple(
        Phase(v.get("title") or "", day(v.get("start")), day(v.get("end")), v.get("text") or "")
        for v in values(stream)
    )


@dataclass(frozen=True, slots=True)
class Need:
    item: str
    unit: str
    wanted: Decimal
    met: Decimal
    as_of: date | None

    @property
    def missing(self) -> Decimal:
        """How much is still to come; nothing once more has come than was wanted."""
        return max(Decimal(0), self.wanted - self.met)

    @property
    def is_met(self) -> bool:
        return self.met >= self.wanted


def needs(stream: Any) -> tuple[Need, ...]:
    return tuple(
        Need(
            v.get("item") or "",
            v.get("unit") or "",
            decimal(v.get("wanted")),
            decimal(v.get("met")),
            day(v.get("as_of")),
        )
        for v in values(stream)
    )


def logos(stream: Any) -> set[int]:
    """The ids of the partners' logos."""
    return {v["logo"] for v in values(stream) if v.get("logo")}
