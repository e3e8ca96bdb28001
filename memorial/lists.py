"""The lists in which the names of a memorial stand, each a range of one index."""

from __future__ import annotations

import datetime
from itertools import product
from typing import TYPE_CHECKING

from django.db.models import Count
from django.db.models.functions import ExtractYear

from core import generation
from core.entries import ZONE
from core.models import Listing
from memorial import names

if TYPE_CHECKING:
    from memorial.showing import PartOfDate, Shown

# Where the date of death is not told a name stands behind all others: before any year a society could know of.
UNDATED = 1900


def name(index_id: int, gift: str = "", initial: str = "") -> str:
    parts = [f"memorial:{index_id}"]
    parts += [f"gift:{gift}"] if gift else []
    parts += [f"initial:{initial}"] if initial else []
    return "|".join(parts)


def stories(index_id: int) -> str:
    return f"memorial:{index_id}|stories"


def day(index_id: int, date: datetime.date) -> str:
    """Who died on this day of a year, where the family wants the day to be remembered."""
    return f"memorial:{index_id}|day:{date:%m%d}"


def moment(date: PartOfDate | None) -> datetime.datetime:
    """The place in the order by death, made of no more than is told: the rest can't be read from the order."""
    year, month, day = (date.year, date.month or 1, date.day or 1) if date else (UNDATED, 1, 1)
    return datetime.datetime(year, month, day, 12, tzinfo=ZONE)


def placed(index_id: int, told: Shown, published: datetime.datetime) -> dict[str, datetime.datetime]:
    at = moment(told.died)
    initials = ["", names.initial(told.name)] if told.name else [""]
    made = {name(index_id, gift, initial): at for gift, initial in product(["", *told.gifts], initials)}
    if told.story_title:
        made[stories(index_id)] = published
    if told.day and told.died:
        made[day(index_id, datetime.date(2000, told.died.month, told.died.day))] = at
    return made


def years(list_name: str) -> dict[int, int]:
    """How many stand in a list, by year of death, the newest first; UNDATED for those whose year is not told."""

    def read() -> dict[int, int]:
        rows = Listing.objects.filter(list=list_name).annotate(year=ExtractYear("moment", tzinfo=ZONE))
        counted = rows.order_by().values("year").annotate(number=Count("pk")).values_list("year", "number")
        return dict(sorted(counted, reverse=True))

    return generation.kept(("memorial years", list_name), read)


def initials(index_id: int) -> list[str]:
    """The initials under which a name stands."""

    def read() -> list[str]:
        start = name(index_id, initial="A")[:-1]
        rows = Listing.objects.filter(list__startswith=start).order_by("list").values_list("list", flat=True)
        return sorted({row.removeprefix(start) for row in rows.distinct()} - {"#"})

    return generation.kept(("memorial initials", index_id), read)
