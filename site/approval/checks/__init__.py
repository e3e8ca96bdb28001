"""What is looked at before a piece is submitted, and again on the signer's desk.

All reasons are told at once, each with the place it stands at. A check is a function from a piece to
findings; a room adds its own with `register`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from approval.passages import Passage, passages

if TYPE_CHECKING:
    from django.db import models


class Level(TextChoices):
    BLOCK = "block", _("Must be mended")
    WARN = "warn", pgettext_lazy("check", "Take note")


@dataclass(frozen=True, slots=True)
class Finding:
    level: Level
    message: str
    place: str = ""
    field: str = ""


@dataclass(slots=True)
class Piece:
    """What is checked: the draft and its passages, made once for all checks."""

    obj: Any
    model: type[models.Model]
    passages: list[Passage] = field(default_factory=list)


Check = Callable[[Piece], Iterable[Finding]]
_checks: list[Check] = []


def register(check: Check) -> Check:
    _checks.append(check)
    return check


def run(obj: Any) -> list[Finding]:
    """All findings on a draft, what blocks first."""
    piece = Piece(obj, type(obj), passages(type(obj), obj.serializable_data()))
    found = [finding for check in _all() for finding in check(piece)]
    return sorted(found, key=lambda finding: finding.level != Level.BLOCK)


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.level == Level.BLOCK]


def _all() -> Iterator[Check]:
    from approval.checks import changes, content, media, numbers  # noqa: F401  they register themselves

    return iter(_checks)
