"""The filters of a column: read from the address without trust, offered as a form that needs no script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import entries
from core.entries import Span
from core.presentation import FilterField, Filters, Option
from core.typography import month_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.models import PublicEntry


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen in a column: child columns, topics and years that hold something."""

    columns: dict[str, PublicEntry]
    topics: dict[str, str]
    years: list[int]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen. Whatever the address says beyond the offer counts as not said."""

    column: str = ""
    topic: str = ""
    year: int = 0
    month: int = 0

    def arguments(self) -> dict[str, str | int]:
        return {"column": self.column, "topic": self.topic, "year": self.year, "month": self.month}

    def span(self) -> Span | None:
        if not self.year:
            return None
        return entries.month_span(self.year, self.month) if self.month else entries.year_span(self.year)

    def __bool__(self) -> bool:
        return any(self.arguments().values())


def read(arguments: Mapping[str, str], offer: Offer) -> Choice:
    column, topic = arguments.get("column", ""), arguments.get("topic", "")
    year, month = _number(arguments.get("year", "")), _number(arguments.get("month", ""))
    month = month if 1 <= month <= 12 else 0
    if month and not year and offer.years:
        # A month alone is that of the newest year.
        year = offer.years[0]
    year = year if year in offer.years else 0
    return Choice(
        column=column if column in offer.columns else "",
        topic=topic if topic in offer.topics else "",
        year=year,
        month=month if year else 0,
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


def form(action: str, offer: Offer, choice: Choice) -> Filters:
    fields = (
        _field("column", _("Column"), _("All columns"), _column_options(offer), choice.column),
        _field("topic", _("Topic"), _("All topics"), offer.topics, choice.topic),
        _field("year", _("Year"), _("All years"), {str(y): _year(y) for y in offer.years}, choice.year),
        _field("month", _("Month"), _("All months"), {str(m): _month(m) for m in range(1, 13)}, choice.month),
    )
    return Filters(
        action=action,
        fields=tuple(field for field in fields if len(field.options) > 1),
        summary=_summary(offer, choice),
        reset_url=action if choice else "",
    )


def _column_options(offer: Offer) -> dict[str, str]:
    return {slug: entry.title for slug, entry in offer.columns.items()}


def _field(name: str, label: str, every: str, options: Mapping[str, str], chosen: str | int) -> FilterField:
    chosen = str(chosen or "")
    made = [Option("", every, not chosen)]
    made += [Option(value, words, value == chosen) for value, words in options.items()]
    return FilterField(name, label, tuple(made))


def _summary(offer: Offer, choice: Choice) -> str:
    words = [
        offer.columns[choice.column].title if choice.column else "",
        offer.topics.get(choice.topic, ""),
        _year(choice.year) if choice.year else "",
        _month(choice.month) if choice.month else "",
    ]
    separator = pgettext("list separator", ", ")
    return separator.join(word for word in words if word) or pgettext("list", "All")


def _year(year: int) -> str:
    return pgettext("year in a list", "%(year)s") % {"year": year}


def _month(month: int) -> str:
    return pgettext("month in a filter", "%(name)s") % {"name": month_name(month), "month": month}
