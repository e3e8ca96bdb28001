from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.presentation import Fact, Figure
from core.typography import iso_minute

if TYPE_CHECKING:
    from datetime import datetime

    from core.models import PublicEntry
    from core.rendering import View


def moment(at: datetime | None) -> str:
    return iso_minute(timezone.localtime(at)) if at else ""


def catalogue_of(view: View) -> PublicEntry | None:
    """The catalogue a disclosure stands in, as far as it is public."""
    above = view.trail[:-1] if view.entry else view.trail
    return above[-1] if above and above[-1].kind == "disclosure_index" else None


def amount(value: Decimal | None) -> str:
    """Exact to the fen, with commas: 12,906.50."""
    return f"{value:,.2f}" if value is not None else ""


def money(label: Any, value: Decimal | None) -> Fact:
    words = pgettext("amount", "%(amount)s yuan") % {"amount": amount(value)} if value is not None else ""
    return Fact(str(label), words)


def figure(label: Any, value: Decimal | None) -> Figure | None:
    """An amount of a summary in yuan: it is never rounded, so what is shown adds up."""
    if value is None:
        return None
    return Figure(str(label), f"{value:.2f}", pgettext("unit", "yuan"))


def figures(*pairs: tuple[Any, Decimal | None]) -> tuple[Figure, ...]:
    return tuple(made for label, value in pairs if (made := figure(label, value)))


def ordinal(number: int | None, text: str) -> str:
    return text % {"number": number} if number else ""


def session_words(term: int | None, meeting: int | None, body: str) -> str:
    """第六届理事会第二次会议 in Chinese; in English the body first."""
    words = {"term": term, "meeting": meeting, "body": body}
    if term and meeting:
        return _("%(body)s, term %(term)s, meeting %(meeting)s") % words
    return _("%(body)s, term %(term)s") % words if term else body
