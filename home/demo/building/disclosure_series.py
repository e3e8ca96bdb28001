"""What recurs in five years of disclosure: records made out of patterns, with amounts that add up to the fen."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from home.demo.reader import Record, read

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20260508
FIRST, LAST = 2022, 2026
QUARTERS = "一二三四"
# The newest quarter that has ended on the day of the demonstration.
NEWEST = (2026, 3)
# What the notice of the audit and the year's table say: opening, received, used.
KNOWN = {2025: ("880868.50", "11206418.20", "11024906.28")}
BEFORE = Decimal("612480.00")


def fen(drawn: random.Random, low: int, high: int) -> Decimal:
    return Decimal(drawn.randrange(low * 100, high * 100)) / 100


def _years() -> dict[int, dict[str, Decimal]]:
    """Balances from 2021 on; each year begins with what the year before it left."""
    drawn, made = random.Random(SEED), {}  # noqa: S311  amounts of a demonstration
    opening = BEFORE
    for year in range(FIRST - 1, LAST + 1):
        received = fen(drawn, 6_200_000, 9_800_000)
        closing = fen(drawn, 500_000, 1_200_000)
        if year == 2024:
            closing = Decimal(KNOWN[2025][0])
        used = opening + received - closing
        if year in KNOWN:
            opening, received, used = map(Decimal, KNOWN[year])
            closing = opening + received - used
        made[year] = {"opening": opening, "received": received, "used": used, "closing": closing}
        opening = closing
    return made


def _quarters() -> Iterator[dict[str, object]]:
    drawn, years = random.Random(SEED + 1), _years()  # noqa: S311
    issue = 0
    for year in range(FIRST, LAST + 1):
        whole = years[year]
        opening, left, to_use = whole["opening"], whole["received"], whole["used"]
        for quarter in range(1, 5):
            if (year, quarter) > NEWEST:
                return
            issue += 1
            received = (
                left
                if quarter == 4
                else (whole["received"] / 4).quantize(Decimal("0.01")) + fen(drawn, -300_000, 300_000)
            )
            used = (
                to_use
                if quarter == 4
                else min(opening + received, whole["used"] / 4).quantize(Decimal("0.01"))
            )
            goods = (received * Decimal("0.18")).quantize(Decimal("1.00"))
            closing = opening + received - used
            yield {
                **_days(year, quarter),
                "issue": issue,
                "bulletin": 2 * quarter,
                "gifts": drawn.randrange(420, 1900),
                "q_opening": opening,
                "q_received": received,
                "q_goods": goods,
                "q_cash": received - goods,
                "q_used": used,
                "q_closing": closing,
            }
            opening, left, to_use = closing, left - received, to_use - used


def _days(year: int, quarter: int) -> dict[str, object]:
    start = date(year, 3 * quarter - 2, 1)
    end = date(year + quarter // 4, 3 * quarter % 12 + 1, 1)
    day = end + timedelta(days=11)
    return {
        "year": year,
        "quarter": quarter,
        "quarter_word": QUARTERS[quarter - 1],
        "quarter_start": start,
        "quarter_end": end,
        "bulletin_day": day,
        "bulletin_published": f"{day} 16:00",
    }


def _values(year: int) -> dict[str, object]:
    drawn = random.Random(SEED + year)  # noqa: S311
    purchase = fen(drawn, 800_000, 1_600_000).quantize(Decimal("1E4"))
    return {
        "year": year,
        "last": year - 1,
        "session": year - 2021,
        "budget": fen(drawn, 7_400_000, 8_900_000),
        "accounts": fen(drawn, 7_100_000, 8_700_000),
        "hospitality": fen(drawn, 42_000, 68_000),
        "purchase": f"{purchase:.2f}",
        "awarded": f"{purchase * Decimal('0.9365'):.2f}",
        **_years()[year - 1],
    }


def records() -> list[Record]:
    """All disclosures of the demonstration, in the order in which they were published."""
    made = list(read("disclosure/1-*.txt"))
    for pattern in read("disclosure/2-*.txt"):
        if quarters := pattern.get("quarters"):
            made += [_filled(pattern, values) for values in _quarters() if _within(values["year"], quarters)]
        else:
            first, last = (int(year) for year in pattern.need("years").split("-"))
            made += [_filled(pattern, _values(year)) for year in range(first, last + 1)]
    return sorted((r for r in made if r.moment("published").year <= LAST), key=lambda r: r.need("published"))


def _within(year: object, span: str) -> bool:
    first, last = span.split("-")
    return first <= str(year) <= last


def _filled(pattern: Record, values: dict[str, object]) -> Record:
    """A pattern with its words; money is written to the fen."""
    words = {name: f"{v:.2f}" if isinstance(v, Decimal) else v for name, v in values.items()}
    fields = {name: [line.format(**words) for line in lines] for name, lines in pattern.fields.items()}
    key = f"{pattern.key}-{values['year']}" + (f"-{values['quarter']}" if "quarter" in values else "")
    return Record(key, fields, pattern.text.format(**words))


def audited_year(year: int) -> dict[str, Decimal]:
    """What an audit report says of a year."""
    return _years()[year]
