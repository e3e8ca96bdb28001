"""Chinese typesetting that belongs to the server: dates in words, units that must not break, figures."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import pgettext
from markupsafe import Markup, escape

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Sequence

DIGITS = "〇一二三四五六七八九"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
BREAK = "\u200b"
# A phone at 150 % text holds about twelve Han characters; a Latin one takes little over half the room.
WIDEST_UNIT = 11

_MEASURES = "元|人次|人|户|名|件|所|个|例|次|毫升|米|吨|公里|公斤|艘|顶|套|家|条|项|份|支|辆"
# What a unit of figures begins with is looked for first: most characters are none.
_FIGURES = re.compile(
    r"(?=[\d（(])(?<![A-Za-z0-9#&.,/-])(?:"
    r"\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}[:：]\d{2}(?!\d)"
    r"|[（(]0\d{2,3}[）)] ?\d{3,4}[ -]?\d{4}|0\d{2,3}-\d{7,8}|400-\d{3,4}-\d{3,4}|1[3-9]\d{9}(?!\d)"
    rf"|\d[\d,]*(?:\.\d+)? ?(?:[百千万亿]{{0,2}}(?:{_MEASURES})|%|％)"
    r")"
)
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,5}[〔\[]\d{4}[〕\]]\d{1,4} ?号")
_TAG = re.compile(r"(<[^>]*>)")
# There is a digit in every unit; without one, nothing needs to be looked for.
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[+\-−]?\d[\d,]*(?:\.\d+)?\s*[%％]?")


def chinese_digits(number: int) -> str:
    """2026 → 二〇二六, as years are read."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def chinese_count(number: int) -> str:
    """12 → 十二, as months and days are read (1 to 99)."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


def chinese_date_standing(date: datetime.date) -> str:
    year, month, day = chinese_digits(date.year), chinese_count(date.month), chinese_count(date.day)
    return f"{year}年{month}月{day}日"


def chinese_month(month: int) -> str:
    return f"{chinese_count(month)}月"


def lying_date(date: datetime.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"


def lying_day(date: datetime.date) -> str:
    return f"{date.month}月{date.day}日"


def year_word(year: int, han: bool) -> str:
    return f"{year}年" if han else str(year)


def month_word(month: int, han: bool) -> str:
    return f"{month}月" if han else month_name(month)[:3]


def day_word(day: int, han: bool) -> str:
    return f"{day}日" if han else str(day)


def month_title(month: int, year: int | None, han: bool) -> str:
    """The heading of a month, with its year where that must be said."""
    if han:
        return (f"{chinese_digits(year)}年" if year else "") + chinese_month(month)
    return f"{month_name(month)} {year}" if year else month_name(month)


def is_han() -> bool:
    """Whether the language in force writes dates the Chinese way."""
    return pgettext("dates", "western") == "han"


def day_in_words(day: datetime.date) -> str:
    return lying_date(day) if is_han() else english_date(day)


def iso_day(day: datetime.date | None) -> str:
    """Dates of facts and tables, as official catalogues write them; "" for none."""
    return day.isoformat() if day else ""


def english_date(date: datetime.date) -> str:
    return f"{english_day(date)} {date.year}"


def english_day(date: datetime.date) -> str:
    return f"{date.day} {month_name(date.month)}"


def month_name(month: int) -> str:
    return MONTHS[month - 1]


def clock(moment: datetime.datetime) -> str:
    return f"{moment.hour}:{moment.minute:02d}"


def iso_minute(moment: datetime.datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


def _keep(match: re.Match[str]) -> str:
    text = match.group()
    width = sum(0.58 if char.isascii() else 1 for char in text)
    return f'<span class="nb">{text}</span>' if width <= WIDEST_UNIT else text


def _kept(text: str) -> str:
    """Units in escaped text. The number of a document ends before figures that follow it can begin."""
    if not _DIGIT.search(text):
        return text
    text = _FIGURES.sub(_keep, text)
    return _DOCUMENT_NUMBER.sub(_keep, text) if "〔" in text or "[" in text else text


def units(text: Any) -> Markup:
    """Keep dates, amounts, telephones and document numbers on one line; breaks in titles are honoured."""
    if hasattr(text, "__html__"):
        return units_html(text)
    safe = _kept(str(escape(text)))
    return Markup(safe.replace(BREAK, "<wbr>"))  # noqa: S704  escaped above


def units_html(markup: Any) -> Markup:
    """The same between the tags of markup that is already safe."""
    parts = _TAG.split(str(markup))
    parts[::2] = [_kept(part) for part in parts[::2]]
    return Markup("".join(parts))  # noqa: S704  only spans were added


def title_breaks(title: Any) -> Markup:
    """A zero-width space in a title is where it may break; see `has_breaks`."""
    return Markup(str(escape(title)).replace(BREAK, "<wbr>"))  # noqa: S704  escaped first


_BREAK_AFTER = re.compile(r"(?<=[，、：；。！？）》”])(?![，、：；。！？）》”]|$)|(?<=会关于)")
_BREAK_BEFORE = re.compile(r"(?<!^)(?<![“《（\u200b])(?=[“《（])")
LONGEST_PART = 13


def marked(title: Any) -> str:
    """Mark where a Chinese title may break, by its punctuation, if that leaves no part too long for a phone.

    An editor's own marks stand; a title without safe places is left to break anywhere.
    """
    text = str(title)
    if BREAK in text:
        return text
    broken = _BREAK_BEFORE.sub(BREAK, _BREAK_AFTER.sub(BREAK, text))
    parts = broken.split(BREAK)
    return broken if len(parts) > 1 and max(map(len, parts)) <= LONGEST_PART else text


def has_breaks(title: Any) -> bool:
    return BREAK in str(title)


def plain_title(title: Any) -> str:
    return str(title).replace(BREAK, "")


def filesize(size: int) -> str:
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def thousands(value: int | float | Decimal | str) -> str:
    """Group the digits and write a true minus; words pass through."""
    try:
        number = Decimal(str(value).replace(",", ""))
    except ArithmeticError:
        return str(value)
    return f"{number:,}".replace("-", "−") if number.is_finite() else str(value)


def digest_groups(digest: str, size: int = 8) -> str:
    return " ".join(digest[at : at + size] for at in range(0, len(digest), size))


def stands(label: str, longest: int = 8) -> bool:
    """A label may stand upright when it is Chinese and short."""
    return 0 < len(label) <= longest and not any(char.isascii() and char.isalpha() for char in label)


def numeric_columns(rows: Sequence[Sequence[str]], header: bool = True) -> set[int]:
    """The columns of a table that hold nothing but numbers."""
    body: Iterable[Sequence[str]] = rows[1:] if header else rows
    seen: dict[int, bool] = {}
    for row in body:
        for at, cell in enumerate(row):
            text = str(cell).strip()
            if text in {"", "—", "-", "–"}:
                continue
            seen[at] = seen.get(at, True) and _NUMBER.fullmatch(text) is not None
    return {at for at, numeric in seen.items() if numeric}


_TEN_DAYS = {1: "early", 11: "middle", 21: "late"}
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_YEAR_PARTS = {(1, 1): "start", (12, 12): "close", (1, 6): "first_half", (7, 12): "second_half"}


def span_code(precision: str, start: datetime.date, end: datetime.date | None) -> str:
    """Which word stands for a bounded span: `early` for 上旬, `spring` for 春季, `first_half` for 上半年."""
    if precision == "ten_days":
        return _TEN_DAYS.get(start.day, "middle") if end is None or end.month == start.month else ""
    if precision == "season":
        return _SEASONS.get(start.month, "")
    if precision == "year_part":
        return _YEAR_PARTS.get((start.month, end.month if end else start.month), "")
    return precision if precision in {"month", "year"} else ""


def environment_extras() -> dict[str, dict[str, Any]]:
    """What the public Jinja2 environment adds: `filters` and `globals`."""
    filters: tuple[Callable, ...] = (
        units,
        units_html,
        marked,
        title_breaks,
        plain_title,
        filesize,
        thousands,
        digest_groups,
    )
    filters += (chinese_date_standing, lying_date, lying_day, english_date, english_day)
    filters += (year_word, month_word, day_word, month_title, clock, iso_minute, stands)
    functions = (has_breaks, numeric_columns, span_code)
    return {
        "filters": {function.__name__: function for function in filters},
        "globals": {function.__name__: function for function in functions},
    }
