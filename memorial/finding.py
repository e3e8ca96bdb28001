"""Finding a name: as it is written, then as it sounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Q, Value, When

from core import entries
from memorial import names
from memorial.derived import RECORD

if TYPE_CHECKING:
    from core.models import PublicEntry

LIMIT = 120
# From here on the name only sounds like what was typed.
ALIKE = 3


@dataclass(frozen=True, slots=True)
class Found:
    """`written`: with the characters typed, the whole name first. `alike`: of the same sound. `more`: there are others."""

    written: tuple[PublicEntry, ...] = ()
    alike: tuple[PublicEntry, ...] = ()
    more: bool = False


def find(index_id: int, typed: str) -> Found:
    """Names below this memorial. Traditional forms, dots and spaces make no difference. One statement."""
    key, sound = names.key(typed), names.sound(typed)
    if not key:
        return Found()
    name = "shown_name__"
    spelled = Q(**{f"{name}letters__startswith": key}) if key.isascii() else Q(**{f"{name}sound": sound})
    rank = Case(
        When(title=typed.strip(), then=Value(0)),
        When(**{f"{name}key": key}, then=Value(1)),
        When(**{f"{name}key__contains": key}, then=Value(2)),
        default=Value(ALIKE),
        output_field=IntegerField(),
    )
    rows = entries.public().filter(Q(**{f"{name}key__contains": key}) | spelled, parent=index_id, kind=RECORD)
    found = list(rows.annotate(rank=rank).order_by("rank", f"{name}sound", f"{name}key", "pk")[: LIMIT + 1])
    shown = found[:LIMIT]
    return Found(
        tuple(entry for entry in shown if entry.rank < ALIKE),
        tuple(entry for entry in shown if entry.rank == ALIKE),
        len(found) > LIMIT,
    )
