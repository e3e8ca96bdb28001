"""Makes the demo's values from the files of records."""

from __future__ import annotations

import calendar
import datetime
from collections import Counter

from home.demo.content.records import (
    DemoColumn,
    DemoDepartment,
    DemoDoor,
    DemoEntry,
    DemoEventKind,
    DemoFigure,
    DemoHome,
    DemoNews,
    DemoNotice,
    DemoPage,
    DemoPerson,
    DemoSociety,
    DemoTag,
    DemoTerm,
    DemoTopic,
    DemoTranslation,
    DemoUser,
)
from home.demo.markup import parse
from home.demo.reader import Record, read

NOTICE_KINDS = {
    "公告": "announcement",
    "通知": "circular",
    "公示": "publicity",
    "倡议书": "appeal",
    "感谢信": "thanks",
    "声明": "statement",
    "情况说明": "explanation",
}
PARTS_OF_DAY = ("morning", "noon", "afternoon", "evening")
SEASON_MONTHS = 3
TENS = {1: (1, 10), 2: (11, 20), 3: (21, 31)}


def columns() -> list[DemoColumn]:
    return [
        DemoColumn(r.key, r.need("title"), r.need("slug"), r.need("holds"), r.get("parent"), r.get("intro"))
        for r in read("columns.txt")
    ]


def news() -> list[DemoNews]:
    records = sorted(read("news/*.txt"), key=lambda r: r.moment("published"))
    return [_news(record, slug) for record, slug in zip(records, _slugs(records), strict=True)]


def _slugs(records: list[Record]) -> list[str]:
    """The slug an editor chose, else date and serial."""
    serials: Counter[datetime.date] = Counter()
    slugs = []
    for record in records:
        day = record.moment("published").date()
        serials[day] += 1
        slugs.append(record.get("slug") or f"{day:%Y%m%d}-{serials[day]}")
    return slugs


def _news(r: Record, slug: str) -> DemoNews:
    kind = r.get("source", "own")
    author = r.need("author")
    return DemoNews(
        key=r.key,
        slug=slug,
        column=r.need("column"),
        title=r.need("title"),
        subtitle=r.get("subtitle"),
        summary=r.need("summary"),
        published=r.moment("published"),
        body=parse(r.text),
        picture=r.get("picture"),
        picture_caption=r.get("caption"),
        source_kind=kind,
        source_name=r.get("source_name"),
        source_url=r.get("source_url"),
        source_date=r.day("source_date"),
        original_date=r.day("original_date"),
        old_address=r.get("old_address"),
        author=author,
        editor=r.get("editor", "吴晓晴" if author == "林小满" else "林小满"),
        responsible_editor=r.get("responsible", "潘志远" if author == "韩冬" else "韩冬"),
        photographers=r.words("photo"),
        tags=r.words("tags"),
    )


def notices() -> list[DemoNotice]:
    records = sorted(read("notices/*.txt"), key=lambda r: r.moment("published"))
    return [_notice(record, slug) for record, slug in zip(records, _slugs(records), strict=True)]


def _notice(r: Record, slug: str) -> DemoNotice:
    text, _, persons = r.text.partition("\n---\n")
    return DemoNotice(
        key=r.key,
        slug=slug,
        kind=NOTICE_KINDS[r.need("kind")],
        title=r.need("title"),
        summary=r.need("summary"),
        published=r.moment("published"),
        body=parse(text),
        number=r.get("number"),
        recipient=r.get("recipient"),
        signed_by=r.words("signed_by"),
        made_on=r.needed_day("made_on"),
        period_start=r.day("period_start"),
        period_end=r.day("period_end"),
        objection_phone=r.get("objection_phone"),
        objection_address=r.get("objection_address"),
        objection_hours=r.get("objection_hours"),
        persons=parse(persons),
        closing=r.get("closing"),
        attachments=tuple((key, title) for key, title in r.cells("attachments")),
        pinned_until=r.day("pinned_until"),
        tags=r.words("tags"),
    )


def topics() -> list[DemoTopic]:
    return [
        DemoTopic(
            key=r.key,
            slug=r.need("slug"),
            title=r.need("title"),
            summary=r.need("summary"),
            picture=r.get("picture"),
            tag=r.need("tag"),
            news=r.words("news"),
            notices=r.words("notices"),
            body=parse(r.text),
        )
        for r in read("topics.txt")
    ]


def tags() -> list[DemoTag]:
    return [DemoTag(r.key, r.need("name_en")) for r in read("tags.txt")]


def event_kinds() -> list[DemoEventKind]:
    return [DemoEventKind(r.key, r.need("name"), r.need("name_en")) for r in read("event-kinds.txt")]


def chronicle(year: int) -> list[DemoEntry]:
    return [_entry(record) for record in read(f"chronicle/{year}-*.txt")]


def _entry(r: Record) -> DemoEntry:
    span, *words = r.key.split()
    start, end, precision = _span(span, [word for word in words if word not in PARTS_OF_DAY])
    return DemoEntry(
        start=start,
        end=end,
        ongoing=span.endswith(".."),
        part_of_day=next((word for word in words if word in PARTS_OF_DAY), ""),
        precision=precision,
        text=r.text,
        kind=r.need("kind"),
        honours=r.lines("honours"),
        document_numbers=r.words("numbers"),
        news=r.words("news"),
    )


def _span(span: str, words: list[str]) -> tuple[datetime.date, datetime.date | None, str]:
    first, _, last = span.partition("..")
    if not words:
        end = datetime.date.fromisoformat(last) if last else None
        return datetime.date.fromisoformat(first), end, "day"
    year, month = (int(part) for part in first.split("-"))
    precision, _, third = words[0].partition(":")
    from_day, to_day, to_month = 1, 31, month
    if precision == "ten_days":
        from_day, to_day = TENS[int(third)]
    elif precision == "season":
        to_month = month + SEASON_MONTHS - 1
    to_day = min(to_day, calendar.monthrange(year, to_month)[1])
    return datetime.date(year, month, from_day), datetime.date(year, to_month, to_day), precision


def pages() -> list[DemoPage]:
    return [
        DemoPage(
            key=r.key,
            slug=r.need("slug"),
            title=r.need("title"),
            summary=r.need("summary"),
            body=parse(r.text),
            picture=r.get("picture"),
            section=r.need("section"),
        )
        for r in read("pages/*.txt")
    ]


def translations() -> list[DemoTranslation]:
    return [_translation(record) for record in read("english/*.txt")]


def _translation(r: Record) -> DemoTranslation:
    kind, _, key = r.key.partition(":")
    return DemoTranslation(
        of_kind=kind,
        of=key,
        slug=r.need("slug"),
        title=r.need("title"),
        summary=r.need("summary"),
        body=parse(r.text, english=True),
        picture_caption=r.get("caption"),
    )


def departments() -> list[DemoDepartment]:
    return [
        DemoDepartment(
            r.key, r.need("name"), r.need("name_en"), r.need("duties"), r.need("phone"), r.need("room")
        )
        for r in read("departments.txt")
    ]


def people() -> list[DemoPerson]:
    return [
        DemoPerson(r.key, r.need("name"), r.need("group"), r.get("duties"), tuple(_terms(r)))
        for r in read("people.txt")
    ]


def _terms(r: Record) -> list[DemoTerm]:
    terms = []
    for line in r.lines("terms"):
        post, department, start, end = (cell.strip() for cell in line.split("|"))
        terms.append(
            DemoTerm(
                post,
                department,
                datetime.date.fromisoformat(start),
                datetime.date.fromisoformat(end) if end else None,
            )
        )
    return terms


def users() -> list[DemoUser]:
    return [
        DemoUser(r.key, r.need("name"), r.need("role"), r.need("title"), r.get("department"), r.need("email"))
        for r in read("users.txt")
    ]


def society() -> DemoSociety:
    (record,) = read("society.txt")
    return DemoSociety(**{name: lines[0] for name, lines in record.fields.items()})


def home() -> DemoHome:
    (r,) = read("home.txt")
    return DemoHome(
        title=r.need("title"),
        urgent_tag=r.need("urgent_tag"),
        urgent_text=r.need("urgent_text"),
        urgent_note=r.get("urgent_note"),
        urgent_target=r.get("urgent_target"),
        lead=r.need("lead"),
        lead_related=r.words("lead_related"),
        doors=tuple(DemoDoor(*cells) for cells in r.cells("doors")),
        telephone=r.need("telephone"),
        telephone_hours=r.get("telephone_hours"),
        figures_title=r.need("figures_title"),
        figures=tuple(DemoFigure(*cells) for cells in r.cells("figures")),
        figures_as_of=r.needed_day("figures_as_of"),
        figures_scope=r.need("figures_scope"),
        figures_source=r.need("figures_source"),
        figures_target=r.get("figures_target"),
    )
