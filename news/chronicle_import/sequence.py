"""Walks through the drafts in the order of the file and dates them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from core import document_numbers

from .drafts import Draft
from .entries import Entry, Precision, Problem
from .joining import tidy
from .phrases import Phrase, Point
from .problems import Code, excerpt, problem
from .spans import Context, ImpossibleDateError, MissingDateError, MissingYearError, Span, span_of


class Sequencer:
    def __init__(self, drafts: list[Draft], default_year: int | None, *, assumed_from: str = ""):
        self.drafts = drafts
        self.context = Context(year=default_year)
        self.assumed_from = assumed_from
        self.heading_year: int | None = None
        self.heading_month: int | None = None
        self.first_month: int | None = None
        self.day: tuple[Phrase, Span] | None = None
        self.last: tuple[Phrase, Span] | None = None
        self.entries: list[Entry] = []
        self.wheres: dict[int, str] = {}
        self.problems: list[Problem] = []
        self.has_dates = any(draft.phrase for draft in drafts)

    def run(self) -> None:
        for position, draft in enumerate(self.drafts):
            if draft.heading is not None:
                self.enter(position, draft)
            else:
                self.date(position, draft)

    def tell(self, code: Code, draft: Draft, **facts: object) -> None:
        facts = {"where": draft.where, "date": draft.date_as_written, "excerpt": excerpt(draft.text)} | facts
        self.problems.append(problem(code, draft.line, **facts))

    def enter(self, position: int, draft: Draft) -> None:
        heading = draft.heading
        if heading is None:
            return
        self.day = None
        if heading.is_section:
            self.first_month = self.heading_month = self.context.month = None
        if heading.year is not None:
            self.heading_year = self.context.year = heading.year
            self.assumed_from = ""
            self.first_month = self.heading_month = self.context.month = None
        if heading.month is not None:
            if heading.year is None:
                self.turn_year(position, draft, heading.month, f"{heading.month}月")
            self.heading_month = self.context.month = heading.month
            self.first_month = self.first_month or heading.month

    def date(self, position: int, draft: Draft) -> None:
        phrase = draft.phrase
        if phrase is None or (draft.inner_date and self.day):
            self.undated(draft)
            return
        month = phrase.start.month
        if month is not None and not phrase.start.has_year:
            self.turn_year(position, draft, month, draft.date_as_written)
        span = self.resolved(draft, phrase)
        if span is None:
            return
        self.remember(phrase, span)
        if draft.day_line:
            self.day = (phrase, span)
        elif draft.text or not draft.day_line:
            self.add(draft, phrase, span)

    def undated(self, draft: Draft) -> None:
        known = self.last if draft.same_date else self.day
        if known is not None:
            self.add(draft, *known)
        elif self.heading_month is not None and self.context.year is not None:
            phrase = Phrase(Point(Precision.MONTH, month=self.heading_month), 0)
            span = span_of(phrase, self.context)
            if self.has_dates:
                self.tell(Code.DATE_ASSUMED, draft, date=f"{self.heading_month}月整月")
            self.add(draft, phrase, span)
        elif self.heading_month is not None:
            self.tell(Code.NO_YEAR, draft, date=f"{self.heading_month}月")
        else:
            self.tell(Code.NO_DATE, draft)

    def resolved(self, draft: Draft, phrase: Phrase) -> Span | None:
        try:
            span = span_of(phrase, self.context)
        except ImpossibleDateError:
            self.tell(Code.IMPOSSIBLE_DATE, draft)
        except MissingYearError:
            self.tell(Code.NO_YEAR, draft)
        except (MissingDateError, OverflowError):
            self.tell(Code.NO_DATE, draft)
        else:
            self.mention(draft, phrase, span)
            return span
        self.forget(phrase)
        return None

    def mention(self, draft: Draft, phrase: Phrase, span: Span) -> None:
        if phrase.start.short_year:
            self.tell(Code.YEAR_ASSUMED, draft, year=span.start.year, reason="年份只写了两位")
        elif self.assumed_from and not phrase.start.year:
            self.tell(Code.YEAR_ASSUMED, draft, year=span.start.year, reason=self.assumed_from)
            self.assumed_from = ""
        if phrase.gaps:
            self.tell(Code.DATE_LIST, draft)
        if phrase.approximate:
            self.tell(Code.DATE_APPROXIMATE, draft)
        if draft.inner_date:
            self.tell(Code.DATE_INSIDE, draft)
        if draft.unmarked:
            self.tell(Code.MARK_MISSING, draft)

    def remember(self, phrase: Phrase, span: Span) -> None:
        """What the next phrase may leave unsaid."""
        self.last = (phrase, span)
        context = self.context
        if span.precision == Precision.DAY:
            context.start, context.end = span.start, span.end
        else:
            context.start = context.end = None
        if phrase.start.year is not None and (
            self.heading_year is None or span.start.year > self.heading_year
        ):
            context.year = span.start.year
        month = span.start.month if span.precision <= Precision.MONTH or phrase.start.month else None
        later = self.heading_month is None or (month or 0) > self.heading_month
        if month and later and span.start.year == context.year:
            context.month = month
        self.first_month = self.first_month or month

    def forget(self, phrase: Phrase) -> None:
        """同日 after an entry that could not be dated must not mean an older one."""
        self.last = None
        self.context.start = self.context.end = None
        month = phrase.start.month
        if month and 1 <= month <= 12 and self.heading_month is None:
            self.context.month = month

    def turn_year(self, position: int, draft: Draft, month: int, written: str) -> None:
        """December, then January without a year: the next year has begun."""
        before = self.context.month
        if before is None or self.context.year is None or not 1 <= month <= 12 or before - month < 6:
            return
        following = self.following_months(position)
        first = next(following, None)
        lone = first is None and self.first_month is not None and self.first_month <= month
        if lone or (first or 0) >= before or any(later >= before for later in following):
            return
        self.context.year += 1
        self.heading_year = self.heading_year and self.context.year
        self.first_month = month
        self.context.month = month
        reason = f"前面已到{before}月，月份回到{month}月"
        self.tell(Code.YEAR_ASSUMED, draft, date=written, year=self.context.year, reason=reason)

    def following_months(self, position: int) -> Iterator[int]:
        """The months after this one, up to the next year that is written."""
        for later in range(position + 1, len(self.drafts)):
            heading, phrase = self.drafts[later].heading, self.drafts[later].phrase
            if (heading and heading.year) or (phrase and phrase.start.has_year):
                break
            month = heading.month if heading else phrase.start.month if phrase else None
            if month:
                yield month

    def add(self, draft: Draft, phrase: Phrase, span: Span) -> None:
        if not draft.text:
            self.tell(Code.NO_TEXT, draft)
            return
        numbers = dict.fromkeys(found.normalized for found in document_numbers.find(draft.text))
        self.wheres[draft.line] = draft.where
        self.entries.append(
            Entry(
                start=span.start,
                end=_end(phrase, span),
                ongoing=phrase.ongoing,
                part_of_day=phrase.part_of_day,
                precision=span.precision,
                text=draft.text,
                document_numbers=tuple(numbers),
                line=draft.line,
                date_as_written=draft.date_as_written or tidy(phrase.written),
                last_day=span.end,
            )
        )


def _end(phrase: Phrase, span: Span) -> date | None:
    if phrase.ongoing or (span.precision == Precision.DAY and span.end == span.start):
        return None
    return span.end
