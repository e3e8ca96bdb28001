"""The date phrases of chronicles as written, before a calendar gives them a meaning."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .entries import PartOfDay, Precision


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a date phrase. What is None was not written and comes from the context."""

    precision: Precision
    year: int | None = None
    year_shift: int | None = None  # 今年 0, 去年 -1
    month: int | None = None
    month_shift: int | None = None  # 是月 0, 次月 1
    day: int | None = None
    day_shift: int | None = None  # 同日 0, 次日 1
    third: int | None = None  # 上旬 0, 中旬 1, 下旬 2
    months: tuple[int, int] | None = None  # of a season or a part of the year
    short_year: bool = False

    @property
    def has_year(self) -> bool:
        return self.year is not None or self.year_shift is not None

    @property
    def has_month(self) -> bool:
        return self.month is not None or self.month_shift is not None


@dataclass(frozen=True, slots=True)
class Phrase:
    start: Point
    length: int  # of the text it takes, punctuation after it included
    end: Point | None = None
    part_of_day: PartOfDay = PartOfDay.NONE
    ongoing: bool = False
    in_sentence: bool = False  # 截至12月31日…, 6月14日是世界献血者日: the text needs its date
    approximate: bool = False
    gaps: bool = False  # 3日、5日: the days between are not meant
    punctuated: bool = True  # something other than a word follows
    written: str = field(default="", compare=False)

    @property
    def is_numbered(self) -> bool:
        """Written with figures, unlike 同日, 上半年, 年底."""
        start = self.start
        return start.day is not None or start.month is not None or start.year is not None

    @property
    def is_deadline(self) -> bool:
        """截至…: no entry of a document without marks begins so."""
        return self.in_sentence and self.written.startswith(("截", "至", "到"))

    @property
    def is_bare_day(self) -> bool:
        start = self.start
        return start.day is not None and not start.has_month

    @property
    def is_year_only(self) -> bool:
        return self.start.precision == Precision.YEAR and self.end is None

    def at(self, length: int) -> Phrase:
        return replace(self, length=length)
