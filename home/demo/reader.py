"""Reads the files of records: `=== key`, fields, `---`, a text.

A field is `name: value`, or `name:` with its lines indented beneath.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

CONTENT = Path(__file__).parent / "content"
ZONE = ZoneInfo("Asia/Shanghai")


class RecordError(ValueError):
    """A file of records can't be read."""


@dataclass
class Record:
    key: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    text: str = ""

    def get(self, name: str, default: str = "") -> str:
        lines = self.fields.get(name)
        return lines[0] if lines else default

    def need(self, name: str) -> str:
        if not self.get(name):
            raise RecordError(f"{self.key} has no {name}")
        return self.get(name)

    def lines(self, name: str) -> tuple[str, ...]:
        return tuple(self.fields.get(name, ()))

    def words(self, name: str) -> tuple[str, ...]:
        """The parts of a field, between "、" or commas."""
        value = self.get(name).replace("、", ",")
        return tuple(part.strip() for part in value.split(",") if part.strip())

    def cells(self, name: str) -> list[list[str]]:
        return [[cell.strip() for cell in line.split(" | ")] for line in self.lines(name)]

    def day(self, name: str) -> datetime.date | None:
        return datetime.date.fromisoformat(self.get(name)) if self.get(name) else None

    def needed_day(self, name: str) -> datetime.date:
        return datetime.date.fromisoformat(self.need(name))

    def moment(self, name: str) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.need(name)).replace(tzinfo=ZONE)


def read(*patterns: str) -> list[Record]:
    """The records of all files that fit, in the order of the files' names."""
    records: list[Record] = []
    for pattern in patterns:
        for path in sorted(CONTENT.glob(pattern)):
            records += records_in(path.read_text(encoding="utf-8"), path.name)
    return records


def records_in(source: str, name: str) -> list[Record]:
    records: list[Record] = []
    for part in f"\n{source}".split("\n=== ")[1:]:
        head, _, text = part.partition("\n---\n")
        key, *lines = head.splitlines()
        record = Record(key.strip(), text=text.strip())
        _read_fields(record, lines, name)
        records.append(record)
    return records


def _read_fields(record: Record, lines: list[str], name: str) -> None:
    current: list[str] = []
    for line in lines:
        if not line.strip():
            continue
        if line.startswith("  "):
            current.append(line.strip())
            continue
        label, colon, value = line.partition(":")
        if not colon or label in record.fields:
            raise RecordError(f"{name}, {record.key}: {line}")
        current = record.fields.setdefault(label, [])
        if value.strip():
            current.append(value.strip())
