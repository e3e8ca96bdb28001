"""Amounts in words, exact to the fen: nothing shown is rounded."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from django.utils.translation import get_language, pgettext

from core.presentation import Progress

WAN = 10_000
FEN = Decimal("0.01")
WHOLE = 100


def number(value: Decimal) -> str:
    """1234.50 → 1,234.5: grouped, without zeros that say nothing."""
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")


def in_yuan(value: Decimal) -> str:
    """1234.5 → 1,234.50: money has two decimals or none."""
    text = f"{value.quantize(FEN):,.2f}"
    return text.removesuffix(".00")


def amount(value: Decimal) -> tuple[str, str]:
    """The figure and its unit: in 万元 where two decimals say it exactly, else in yuan."""
    if get_language().startswith("zh") and value >= WAN and value % WHOLE == 0:
        return number(value / WAN), pgettext("money", "ten thousand yuan")
    return in_yuan(value), pgettext("money", "yuan")


def said(value: Decimal) -> str:
    figure, unit = amount(value)
    return pgettext("money", "%(figure)s %(unit)s") % {"figure": figure, "unit": unit}


def percent(part: Decimal, whole: Decimal) -> int:
    """Rounded down: what is not complete never says 100."""
    return int((part * WHOLE / whole).to_integral_value(rounding=ROUND_DOWN))


def progress(raised: Decimal | None, goal: Decimal | None) -> Progress | None:
    """The bar with its words; None where there is no goal to reach."""
    if raised is None or not goal:
        return None
    return Progress(
        percent=percent(raised, goal),
        text=pgettext("campaign", "Raised: %(amount)s") % {"amount": said(raised)},
        goal=pgettext("campaign", "Goal: %(amount)s") % {"amount": said(goal)},
    )
