"""What an import of a chronicle gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class PartOfDay(StrEnum):
    NONE = ""
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Precision(StrEnum):
    """From the sharpest to the vaguest."""

    DAY = "day"
    TEN_DAYS = "ten_days"
    MONTH = "month"
    SEASON = "season"
    YEAR_PART = "year_part"
    YEAR = "year"

    @property
    def rank(self) -> int:
        return list(Precision).index(self)


@dataclass(frozen=True, slots=True)
class Entry:
    """`end` is None for one day and while something goes on; otherwise start and end bound the span."""

    start: date
    end: date | None
    ongoing: bool
    part_of_day: PartOfDay
    precision: Precision
    text: str
    document_numbers: tuple[str, ...]
    line: int
    date_as_written: str = ""
    last_day: date | None = None  # of the written span, also while it goes on

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat() if self.end else None,
            "ongoing": self.ongoing,
            "part_of_day": str(self.part_of_day),
            "precision": str(self.precision),
            "text": self.text,
            "document_numbers": list(self.document_numbers),
            "line": self.line,
        }


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    code: str
    message: str

    def as_json(self) -> dict[str, Any]:
        return {"line": self.line, "code": str(self.code), "message": self.message}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line left out without harm: page numbers, repeated headers."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Entries in the order of date, problems in the order of the file."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "entries": [entry.as_json() for entry in self.entries],
            "problems": [problem.as_json() for problem in self.problems],
        }
