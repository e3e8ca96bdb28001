"""The honour rolls of the demo society. Their many names are made by a seeded generator; nobody of them exists."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.privacy import Display
from donations.enums import DonorKind, RollKind, Scope
from donations.models import Award, HonourEntry, HonourRollIndexPage, HonourRollPage
from home.demo.reader import Record, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from home.demo.building.pages import Pages

AWARDS, ROLLS, HONOURED = (read(f"donations/{name}.txt") for name in ("awards", "rolls", "honoured"))
INTRO = "名单上的姓名都经本人同意。没有公示姓名的每一位，同样写在每一笔账里。"
SURNAMES = "周林宋陈许叶程杜孟秦姜贺江谢顾沈尹方余骆季申韩彭简白夏梁温楚苏何陆罗石高唐冯邓曹袁邹单曾查仇"
COMPOUND = ("欧阳", "司马", "上官", "夏侯", "令狐", "尉迟")
GIVEN = "见山知远怀瑾小满青禾望舒若素章月风念南星棠屿晚云明川静陌溪宁术序阔安禾清和岚汀渚雨乔松"
MINORITY = ("阿依古丽·麦麦提", "买买提·吐尔逊", "古丽娜尔·艾力", "卓玛·才让")
RARE = ("𫖯明远", "𠮷安之")
NICKNAMES = ("沐宁的风", "一杯热水", "荻湾老渔民", "早班车", "桐花", "隔壁的灯")
PLACES = ("沐宁", "云柘县", "荻湾县", "南汀区", "桐屿县", "鹭渡")
TRADES = ("茶业有限公司", "纺织股份有限公司", "第一中学", "商会", "志愿者联合会", "物流有限公司", "人民医院",
          "供销合作社联合社", "建筑工程有限公司", "实验小学", "餐饮协会", "农业发展有限公司")  # fmt: skip
LIMITS = ((100_000, "十万元以上"), (10_000, "一万元以上"), (1_000, "一千元以上"), (0, "一千元以下"))
AMOUNTS = (50, 100, 200, 300, 500, 600, 1_000, 2_000, 3_000, 5_000, 10_000, 20_000)
OF_ORGANISATIONS = (5_000, 10_000, 20_000, 50_000, 100_000, 200_000)


def plant(pages: Pages) -> None:
    """The tree, as empty drafts."""
    index = HonourRollIndexPage(summary=INTRO)
    pages.add("rolls", "index", index, pages.home, title="捐赠荣誉榜", slug="honour-roll", show_in_menus=True)
    for record in ROLLS:
        pages.add("roll", record.key, HonourRollPage(), index, title=record.need("title"),
                  slug=record.need("slug"), moment=record.moment("published"))  # fmt: skip


def fill(pages: Pages) -> None:
    awards = {
        r.key: Award(name=r.need("name"), name_en=r.get("name_en"), description=r.get("description"), order=n)
        for n, r in enumerate(AWARDS)
    }
    pages.store([*awards.values()])
    for record in ROLLS:
        page: Any = pages.made["roll", record.key]
        page.kind, page.year, page.occasion = (
            record.need("kind"),
            int(record.need("year")),
            record.get("occasion"),
        )
        page.session, page.summary = record.get("session"), record.need("summary")
        page.names_rule, page.names_order = record.get("rule"), record.need("order")
        page.tiers = "\n".join(record.get("tiers").split("|"))
        page.entries = [*_honoured(record, awards), *_generated(page, record, awards)]
        pages.keep(page)


def _honoured(roll: Record, awards: dict[str, Award]) -> Iterator[HonourEntry]:
    """Those of whom something is told."""
    for r in HONOURED:
        if r.get("roll") != roll.key:
            continue
        person = r.need("kind") == DonorKind.PERSON
        goods, quantity, unit = (r.get("goods") or "||").split("|")
        yield HonourEntry(
            name=r.need("name"),
            donor_kind=r.need("kind"),
            display=Display.REAL if person else Display.ORGANISATION,
            **(_consent(1, Scope.REAL) if person else {}),
            given_on=r.day("given"),
            amount=Decimal(r.get("amount")) if r.get("amount") else None,
            goods=goods,
            quantity=Decimal(quantity) if quantity else None,
            unit=unit,
            tier=r.get("tier"),
            award=awards[r.need("award")],
            certificate=r.get("certificate"),
            citation=r.get("citation"),
        )


def _generated(page: HonourRollPage, record: Record, awards: dict[str, Award]) -> Iterator[HonourEntry]:
    chance = random.Random(int(record.need("seed")))  # noqa: S311  invented names, the same every time
    names = _names(chance, int(record.need("people")))
    for number, name in enumerate(names, start=2):
        entry = HonourEntry(name=name, given_on=_day(chance), **_shown(chance, number))
        _give(page, entry, chance, AMOUNTS)
        if page.kind == RollKind.MONEY and number % 40 == 0 and entry.display == Display.REAL:
            entry.award = awards["ambassador"]
        yield entry
    for number in range(int(record.need("organisations"))):
        place, trade = PLACES[number % len(PLACES)], TRADES[(number * 5 + number // 12) % len(TRADES)]
        entry = HonourEntry(name=f"{place}{trade}", donor_kind=DonorKind.ORGANISATION,
                            display=Display.ORGANISATION, given_on=_day(chance))  # fmt: skip
        _give(page, entry, chance, OF_ORGANISATIONS)
        entry.award = awards["unit"] if number % 3 == 0 else None
        yield entry


def _names(chance: random.Random, count: int) -> list[str]:
    made = dict.fromkeys((*MINORITY, *RARE))
    while len(made) < count:
        surname = chance.choice(COMPOUND) if chance.random() < 0.04 else chance.choice(SURNAMES)
        made[surname + "".join(chance.sample(GIVEN, chance.choice((1, 2, 2, 2))))] = None
    names = list(made)[:count]
    chance.shuffle(names)
    return names


def _day(chance: random.Random) -> date:
    return date(2026, 1, 4) + timedelta(days=chance.randrange(295))


def _consent(number: int, scope: str) -> dict[str, object]:
    return {
        "consent_on": date(2026, 1, 4),
        "consent_scope": scope,
        "consent_evidence": f"捐赠登记表 2026-{number:04d}",
    }


def _shown(chance: random.Random, number: int) -> dict[str, object]:
    """Seven of ten agreed to be named; others are masked, have a nickname, or asked not to be named."""
    luck = chance.random()
    if luck < 0.7:
        return {"display": Display.REAL, **_consent(number, Scope.REAL)}
    if luck < 0.82:
        return {"display": Display.MASKED, **_consent(number, Scope.MASKED)}
    if luck < 0.86:
        nickname = chance.choice(NICKNAMES)
        return {"display": Display.NICKNAME, "nickname": nickname, **_consent(number, Scope.NICKNAME)}
    return {"display": Display.ANONYMOUS}


def _give(page: HonourRollPage, entry: HonourEntry, chance: random.Random, amounts: tuple[int, ...]) -> None:
    if page.kind == RollKind.MONEY:
        entry.amount = Decimal(chance.choice(amounts))
        entry.tier = next(tier for limit, tier in LIMITS if entry.amount >= limit)
    else:
        entry.quantity, entry.unit = Decimal(chance.choice((30, 40, 50, 60, 80, 100))), "次"
