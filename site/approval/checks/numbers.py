"""Numbers that name a person: identity cards, bank cards, mobile telephones."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from approval.checks import Finding, Level, Piece, register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from approval.passages import Passage

# Digits may be set full width, and apart by spaces or hyphens as on the card.
_NARROW = str.maketrans("０１２３４５６７８９ＸｘⅩ", "0123456789XxX")
_ID = re.compile(r"(?<![0-9])(?:[0-9][ -]?){17}[0-9Xx](?![0-9])")
_MOBILE = re.compile(r"(?<![0-9.])(?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
_CARD = re.compile(r"(?<![0-9])[3-6](?:[ -]?[0-9]){14,18}(?![0-9])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@register
def no_personal_numbers(piece: Piece) -> Iterator[Finding]:
    for passage in piece.passages:
        yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Finding]:
    text = passage.text.translate(_NARROW)
    identities = [m for m in _ID.finditer(text) if is_identity_number(m[0])]
    cards = [m for m in _CARD.finditer(text) if is_card_number(m[0]) and m.span() not in spans(identities)]
    mobiles = [m for m in _MOBILE.finditer(text) if not _inside(m, identities + cards)]
    for message, matches in (
        (_("An identity card number: %(number)s."), identities),
        (_("A bank card number: %(number)s."), cards),
        (_("A mobile telephone number: %(number)s."), mobiles),
    ):
        for match in matches:
            yield Finding(Level.BLOCK, message % {"number": masked(match[0])}, passage.place, passage.field)


def spans(matches: list[re.Match[str]]) -> set[tuple[int, int]]:
    return {match.span() for match in matches}


def _inside(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    return any(other.start() <= match.start() < other.end() for other in others)


def _bare(text: str) -> str:
    return re.sub(r"[ +-]", "", text).upper()


def is_identity_number(text: str) -> bool:
    """Eighteen places: region, date of birth, serial and a check digit (GB 11643)."""
    digits = _bare(text)
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", digits):
        return False
    try:
        datetime.date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == digits[17]


def is_card_number(text: str) -> bool:
    """Fifteen to nineteen digits with the check digit of ISO/IEC 7812 (Luhn)."""
    digits = [int(digit) for digit in _bare(text)]
    if len(set(digits)) < 3:
        return False
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def masked(text: str) -> str:
    """The first three and the last two places: enough to find it, too little to use it."""
    digits = _bare(text)
    return digits[:3] + "*" * (len(digits) - 5) + digits[-2:]
