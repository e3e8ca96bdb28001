"""What of a donor is public: decided by the consents in force, in this one place.

Page, lists, search, pictures and structured data all ask here, so that what has no consent is in none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from memorial.enums import Display, Gift, Precision, Scope, Sex

if TYPE_CHECKING:
    import datetime

    from memorial.models import MemorialRecord


@dataclass(frozen=True, slots=True)
class PartOfDate:
    """A date as exactly as it may be told; 0 stands for what is not."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        words = {"year": self.year, "month": self.month, "day": self.day}
        if self.day:
            return _("%(year)d-%(month)d-%(day)d") % words
        return _("%(year)d-%(month)d") % words if self.month else _("in %(year)d") % words

    @property
    def iso(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Shown:
    """All that readers may be told. Whatever is not among it is told nowhere."""

    name: str = ""
    portrait_id: int | None = None
    sex: str = ""
    born: PartOfDate | None = None
    died: PartOfDate | None = None
    home: str = ""
    gifts: tuple[str, ...] = ()
    given: PartOfDate | None = None
    story_title: str = ""
    story: str = ""
    family_words: str = ""
    family_words_by: str = ""
    # Whether the day of death is remembered each year.
    day: bool = False

    @property
    def has_page(self) -> bool:
        """Whether there is more to read than stands on the wall."""
        return bool(self.portrait_id or self.home or self.story or self.family_words or self.born)

    @property
    def years(self) -> str:
        """Birth and death in years, as far as both are told; else the year of death."""
        if self.born and self.died:
            return f"{self.born.year}—{self.died.year}"
        return str(self.died.year) if self.died else ""

    def gift_words(self) -> str:
        labels = dict(Gift.choices)
        return "、".join(str(labels[gift]) for gift in self.gifts)

    def sex_word(self) -> str:
        return str(Sex(self.sex).label) if self.sex else ""

    def words(self) -> dict[str, str]:
        """Everything shown, by a name for it: of two versions, which shows more. A date less exact is less."""
        made = {
            "name": self.name,
            "portrait": str(self.portrait_id or ""),
            "sex": self.sex,
            "home": self.home,
            "story_title": self.story_title,
            "story": self.story,
            "family_words": self.family_words,
            "family_words_by": self.family_words_by,
            **{f"gift {gift}": gift for gift in self.gifts},
            "every year": "1" if self.day else "",
        }
        for name, date in (("born", self.born), ("died", self.died), ("given", self.given)):
            for part in ("year", "month", "day") if date else ():
                made[f"{name} {part}"] = str(getattr(date, part) or "")
        return {name: value for name, value in made.items() if value}


def of(record: MemorialRecord) -> Shown:
    """What is public of a live row, a draft or an earlier version alike. One statement, for the consents."""
    agreed: set[str] = set()
    for consent in record.consents.all():
        agreed |= consent.in_force
    died = _died(record, agreed)
    # Day, city and what was given together can lead to a recipient: where the day is to be told, the gift is not,
    # also after the consent to the day was withdrawn, so that taking something back never shows anything new.
    tells_gift = Scope.GIFT in agreed and record.died_precision != Precision.DAY
    story = record.story.strip() if Scope.STORY in agreed else ""
    words = record.family_words.strip() if Scope.WORDS in agreed else ""
    return Shown(
        name=_name(record) if Scope.NAME in agreed else "",
        portrait_id=record.portrait_id if Scope.PORTRAIT in agreed else None,
        sex=record.sex if Scope.SEX in agreed else "",
        born=_part(record.born, record.born_precision) if Scope.BORN in agreed else None,
        died=died,
        home=record.home.strip() if Scope.HOME in agreed else "",
        gifts=tuple(record.gifts.split()) if tells_gift else (),
        given=_part(record.given_on, _gift_precision(record)) if tells_gift else None,
        story_title=record.story_title.strip() if story else "",
        story=story,
        family_words=words,
        family_words_by=record.family_words_by.strip() if words else "",
        day=bool(died and died.day),
    )


def _name(record: MemorialRecord) -> str:
    if record.display == Display.REAL:
        return record.name.strip()
    return record.pseudonym.strip() if record.display == Display.PSEUDONYM else ""


def _died(record: MemorialRecord, agreed: set[str]) -> PartOfDate | None:
    if Scope.DIED not in agreed:
        return None
    exact = record.died_precision == Precision.DAY
    precision = Precision.MONTH if exact and Scope.DAY not in agreed else record.died_precision
    return _part(record.died, precision)


def _gift_precision(record: MemorialRecord) -> str:
    """Never the day, whatever a program may have written."""
    return Precision.YEAR if record.given_precision == Precision.YEAR else Precision.MONTH


def _part(date: datetime.date | None, precision: str) -> PartOfDate | None:
    if date is None:
        return None
    month = date.month if precision != Precision.YEAR else 0
    return PartOfDate(date.year, month, date.day if precision == Precision.DAY else 0)
