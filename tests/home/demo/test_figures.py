"""Sums named in several places agree, and are sums."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal

import pytest

from home.demo import content
from home.demo.documents import SHEETS

NEWS = {item.key: item for item in content.NEWS}
NOTICES = {item.key: item for item in content.NOTICES}


def amount(text: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", text) or "0")


def tables(item) -> list[list[list[str]]]:
    return [value["rows"] for kind, value in item.body if kind == "table"]


def numbers(item) -> list[str]:
    return re.findall(r"\d+\.\d\d(?=元)", repr(item.body))


WITH_TOTAL = [
    (item.key, rows)
    for item in [*content.NEWS, *content.NOTICES]
    for rows in tables(item)
    if rows[-1][0] == "合计"
]


@pytest.mark.parametrize(("key", "rows"), WITH_TOTAL)
def test_tables_add_up(key, rows):
    for column in range(1, len(rows[0])):
        if rows[-1][column] == "—" or rows[0][column] in {"数量", "单价（元）"}:
            continue
        assert sum(amount(row[column]) for row in rows[1:-1]) == amount(rows[-1][column])


def test_purchases_are_quantity_times_price():
    (rows,) = tables(NOTICES["goods-purchase-2026"])
    assert [amount(r[1]) * amount(r[2]) for r in rows[1:-1]] == [amount(r[3]) for r in rows[1:-1]]


def test_a_warm_box_holds_what_it_costs():
    (rows,) = tables(NEWS["warm-homes-start"])
    assert sum(amount(row[2]) for row in rows[1:]) == 400


def test_sheets_add_up():
    head, *rows, total = SHEETS["ledger-2026-10"]
    for column in range(1, len(head)):
        assert sum(Decimal(row[column]) for row in rows) == Decimal(total[column])
    for _, cash, goods, received, used, before, after in [*rows, total]:
        assert Decimal(cash) + Decimal(goods) == Decimal(received)
        assert Decimal(before) + Decimal(received) - Decimal(used) == Decimal(after)


@pytest.mark.parametrize("row", SHEETS["flood-ledger"][1:], ids=lambda row: row[0])
def test_flood_bulletins_say_what_the_sheet_says(row):
    period, _, count, cash, goods, received, used = row
    assert Decimal(cash) + Decimal(goods) == Decimal(received)
    text = repr(NOTICES[f"flood-bulletin-{period[1]}"].body)
    for figure in (f"{count}笔", f"{received}元", f"{cash}元", f"{goods}元", f"{used}元"):
        assert figure in text
    assert f"未拨付{Decimal(received) - Decimal(used)}元" in text


def test_flood_bulletins_grow_by_what_each_received():
    rows = SHEETS["flood-ledger"][1:]
    for before, after in itertools.pairwise(rows):
        text = repr(NOTICES[f"flood-bulletin-{after[0][1]}"].body)
        assert (
            f"社会捐赠{int(after[2]) - int(before[2])}笔，合计{Decimal(after[5]) - Decimal(before[5])}元"
            in text
        )
        assert f"本期拨付{Decimal(after[6]) - Decimal(before[6])}元" in text


def test_home_page_shows_the_ledger_in_ten_thousands():
    total = SHEETS["ledger-2026-10"][-1]
    shown = [amount(figure.value) for figure in content.HOME.figures]
    wanted = [total[1], total[2], total[4], total[6]]
    assert shown == [(Decimal(figure) / 10000).quantize(Decimal("0.01")) for figure in wanted]


def test_ledger_is_told_alike_everywhere():
    total = SHEETS["ledger-2026-10"][-1]
    for figure in (total[3], total[4], total[6]):
        assert figure in NEWS["ledger-october"].summary + repr(NEWS["ledger-october"].body)
        assert f"{figure}元" in repr(NOTICES["ledger-notice"].body)
        assert any(f"{figure}元" in entry.text for entry in content.CHRONICLE)


def test_year_2025_is_told_alike_everywhere():
    told = {"11206418.20", "8912306.70", "2294111.50", "11024906.28", "1062380.42"}
    assert told <= set(numbers(NOTICES["audit-2025"]))
    assert told <= set(numbers(NEWS["year-in-figures-2025"]))
    (rows,) = tables(NEWS["council-2026"])
    assert told <= {row[1].replace(",", "") for row in rows}
    assert Decimal("880868.50") + Decimal("11206418.20") - Decimal("11024906.28") == Decimal("1062380.42")


def test_giving_week_is_the_sum_of_its_gifts():
    (rows,) = tables(NEWS["jiujiu"])
    assert rows[-1][1:] == ["26,418", "1,386,520.86"]
    assert round(Decimal("1386520.86") / 26418, 2) == Decimal("52.48")
    assert SHEETS["ledger-2026-10"][2][1] == "1386520.86"


def test_flood_teams_add_up():
    (rows,) = tables(NEWS["flood-response"])
    assert [sum(int(row[column]) for row in rows[1:]) for column in (1, 2)] == [126, 16]
