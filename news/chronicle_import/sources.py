"""A file as numbered lines and table rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from .lines import Line


class UnreadableFile(ValueError):  # noqa: N818  (a word of the importer's language)
    """The message says in Chinese what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    where: str
    cells: tuple[str, ...]


@dataclass(slots=True)
class Table:
    rows: list[Row]


@dataclass(slots=True)
class Source:
    """Runs of lines and tables in the order of the document."""

    parts: list[list[Line] | Table] = field(default_factory=list)
    tracked_changes: bool = False
    text_boxes: bool = False
