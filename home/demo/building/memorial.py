"""The memorial of the demo society. Most donors are made by a seeded generator; nobody of them lived."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from core.entries import ZONE
from home.demo.markup import parse
from home.demo.reader import Record, read
from memorial.enums import Display, Gift, Relation, Scope
from memorial.models import MemorialConsent, MemorialIndexPage, MemorialRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from home.demo.building.pages import Pages

(ENTRANCE,), TOLD = read("memorial/entrance.txt"), read("memorial/told.txt")
SEED, GENERATED = 20260403, 212
FIRST, LAST = date(2012, 3, 1), date(2026, 10, 20)
SURNAMES = "方于穆葛孙费郎毕康柏沈谢喻贺乐薛华马安赵余周郑孔冯韩窦朱唐罗魏元许鲁曹卫姜卜单曾仇"
COMPOUND = ("欧阳", "司徒", "尉迟", "上官")
FIRST_GIVEN = "文守玉怀若知明向秀月长松青望半南见德以福国建静云小永"
LAST_GIVEN = "水澜义梅山谷秋业舟英华庚年禾舒夏星全宁来安砚棠兰春素念惠溪"
RARE = ("𠮷守安", "𫖯见山", "买买提·艾力", "李㑇", "張靜雲")
CITIES = ("沐宁市", "沐宁市", "沐宁市", "荻湾市", "鹭渡市")
GIFTS = ("organs", "organs cornea", "cornea", "body", "body cornea", "organs tissue", "organs cornea tissue")
WEIGHTS = (30, 25, 20, 15, 4, 4, 2)
EVERYTHING = " ".join(Scope.values)
RELATIONS = (Relation.CHILD, Relation.CHILD, Relation.SPOUSE, Relation.PARENT, Relation.SELF)


def plant(pages: Pages) -> None:
    """The entrance, as an empty draft."""
    pages.add("memorial", "index", MemorialIndexPage(), pages.home, title=ENTRANCE.need("title"),
              slug="memorial", show_in_menus=True)  # fmt: skip


def fill(pages: Pages) -> list[MemorialRecord]:
    """The words of the entrance, and everybody remembered, each as a draft."""
    page = pages.made["memorial", "index"]
    page.summary, page.words = ENTRANCE.need("summary"), ENTRANCE.need("words")
    page.intro, page.body = ENTRANCE.need("intro"), pages.stream(parse(ENTRANCE.text))
    pages.keep(page)
    records = [*(_told(page, record) for record in TOLD), *_generated(page)]
    for record in records:
        record.save()
        record.save_revision(user=pages.writer, clean=False)
    return records


def moment_of(record: MemorialRecord) -> datetime:
    """Some months after the death, when the family had agreed."""
    given_on = max(consent.given_on for consent in record.consents.all())
    return datetime.combine(given_on + timedelta(days=2), time(9, 30), ZONE)


def _told(page: MemorialIndexPage, r: Record) -> MemorialRecord:
    died = r.needed_day("died")
    record = MemorialRecord(
        index=page,
        name=r.need("name"),
        display=r.get("display", Display.REAL),
        pseudonym=r.get("pseudonym"),
        sex=r.need("sex"),
        born=r.day("born"),
        died=died,
        died_precision=r.get("precision", "year"),
        home=r.get("home"),
        gifts=r.need("gifts"),
        given_on=died,
        story_title=r.get("title"),
        story="\n\n".join(r.lines("story")),
        family_words=r.get("words"),
        family_words_by=r.get("by"),
    )
    record.consents = [_consent(EVERYTHING, r.needed_day("published") - timedelta(days=2), 1)]  # type: ignore[misc]
    return record


def _consent(scope: str, day: date, number: int, relation: str = Relation.CHILD) -> MemorialConsent:
    return MemorialConsent(
        given_by="演示：近亲属",
        relation=relation,
        given_on=day,
        scope=scope,
        kept_at=f"演示档案 {day.year}-{number:03}",
    )


def _generated(page: MemorialIndexPage) -> Iterator[MemorialRecord]:
    chance = random.Random(SEED)  # noqa: S311  invented names, the same every time
    span = (LAST - FIRST).days
    for number in range(GENERATED):
        # More of them in later years, as it really is.
        died = FIRST + timedelta(days=int(span * chance.random() ** 0.6))
        gifts = chance.choices(GIFTS, WEIGHTS)[0]
        named = chance.random() < 0.82
        record = MemorialRecord(
            index=page,
            name=RARE[number] if number < len(RARE) else _name(chance),
            display=Display.REAL if named else Display.UNDISCLOSED,
            sex=chance.choice(["female", "male"]),
            born=died - timedelta(days=int(365.25 * chance.triangular(19, 92, 61))),
            died=died,
            home=chance.choice(CITIES),
            gifts=gifts,
            given_on=died + timedelta(days=chance.choice([0, 0, 1, 2]) if Gift.BODY not in gifts else 3),
        )
        scope = f"{Scope.NAME} {Scope.DIED} {Scope.GIFT}" if named else f"{Scope.DIED}"
        scope += f" {Scope.BORN} {Scope.HOME}" if chance.random() < 0.6 else ""
        day = min(died + timedelta(days=chance.randint(20, 150)), date(2026, 11, 10))
        record.consents = [_consent(scope, day, number + 10, chance.choice(RELATIONS))]  # type: ignore[misc]
        yield record


def _name(chance: random.Random) -> str:
    surname = chance.choice(COMPOUND) if chance.random() < 0.04 else chance.choice(SURNAMES)
    if chance.random() < 0.22:
        return surname + chance.choice(LAST_GIVEN)
    return surname + chance.choice(FIRST_GIVEN) + chance.choice(LAST_GIVEN)
