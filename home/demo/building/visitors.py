"""What people come to the demo society for: aid, places, activities, downloads, coverage, forms to sign up."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from core.entries import ZONE
from core.models import Department
from home.demo import content
from home.demo.building.intake import sign_up_form
from home.demo.markup import keys_in, parse
from home.demo.reader import Record, read
from home.models import (
    ActivityIndexPage,
    ActivityPage,
    AidForm,
    AidPaper,
    AidProjectIndexPage,
    AidProjectPage,
    AidStep,
    Download,
    DownloadsPage,
    Place,
    PlaceKind,
    PlacesPage,
)
from news.models import CoverageIndexPage, CoveragePage

if TYPE_CHECKING:
    from home.demo.building.pages import Pages

AID, ACTIVITIES = read("visitors/aid.txt"), read("visitors/activities.txt")
COVERAGE, PLACES = read("visitors/coverage.txt"), read("visitors/places.txt")
(DOWNLOADS,) = read("visitors/downloads.txt")
SEED = 20260711


def pictures_used() -> set[str]:
    inside = {key for r in ACTIVITIES for kind, key in keys_in(parse(r.text)) if kind == "picture"}
    return inside | {r.get("picture") for r in ACTIVITIES if r.get("picture")}


def documents_used() -> set[str]:
    return {key for r in AID for key, _title in r.cells("forms")} | {
        row[1] for row in DOWNLOADS.cells("rows")
    }


def plant(pages: Pages) -> None:
    """The tree, as empty drafts."""
    services = pages.made["section", "服务"]
    lists = (
        ("aid", "救助项目", "aid", AidProjectIndexPage(), services),
        ("places", "阵地名录", "places", PlacesPage(), services),
        ("activities", "活动预告", "activities", ActivityIndexPage(), services),
        ("downloads", "下载中心", "downloads", DownloadsPage(), services),
        ("media", "媒体报道", "media", CoverageIndexPage(), pages.made["section", "关于我们"]),
    )
    for key, title, slug, page, parent in lists:
        pages.add("visit", key, page, parent, title=title, slug=slug)
    for record in AID:
        pages.add("aid", record.key, AidProjectPage(), pages.made["visit", "aid"], title=record.need("title"),
                  slug=record.need("slug"))  # fmt: skip
    for record in COVERAGE:
        day = record.needed_day("day")
        page = CoveragePage(appeared_on=day)
        pages.add("coverage", record.key, page, pages.made["visit", "media"], title=record.need("title"),
                  slug=f"{day:%Y%m%d}", moment=datetime.combine(day + timedelta(days=2), time(10), ZONE))  # fmt: skip
    for record in ACTIVITIES:
        start, end = _times(record)
        page = ActivityPage(start=start, end=end)
        announced = min(timezone.now() - timedelta(days=2), start - timedelta(days=20))
        pages.add("activity", record.key, page, pages.made["visit", "activities"], title=record.need("title"),
                  slug=record.need("slug"), moment=announced)  # fmt: skip


def _times(record: Record) -> tuple[datetime, datetime]:
    """Counted from today, so that something is always to come."""
    day = timezone.localdate() + timedelta(days=int(record.need("days")))
    start = datetime.combine(day, time.fromisoformat(record.need("from")), ZONE)
    return start, start + timedelta(hours=int(record.need("hours")))


def fill(pages: Pages) -> None:
    """The words, once pictures, documents and departments are there."""
    _lists(pages)
    departments = {row.name: row for row in Department.objects.all()}
    by_key = {about.key: departments[about.name] for about in content.DEPARTMENTS}
    for record in AID:
        _aid(pages, pages.made["aid", record.key], record, by_key)
    for record in ACTIVITIES:
        _activity(pages, pages.made["activity", record.key], record)
    for record in COVERAGE:
        _coverage(pages, pages.made["coverage", record.key], record)
    pages.store(_places())


def _lists(pages: Pages) -> None:
    words = {
        "aid": "帮助谁、多少、要什么材料、找谁。不收费，不需要找人。",
        "places": "救护培训基地、应急救护站、AED、献血点和博爱家园的地址、电话和时间。",
        "activities": "时间、地点、名额和报名。",
        "downloads": "申请表、报名表和收支表。",
        "media": "报纸、广播电视和新闻网站上的我们。",
    }
    for key, summary in words.items():
        page: Any = pages.made["visit", key]
        page.summary = summary
        if key in {"places", "downloads"}:
            page.footer = "service"
        if key == "downloads":
            page.rows = [
                Download(group=group, document=pages.documents[document], title=title, note=note)
                for group, document, title, note in DOWNLOADS.cells("rows")
            ]
        pages.keep(page)


def _aid(pages: Pages, page: Any, r: Record, departments: dict[str, Department]) -> None:
    page.summary, page.for_whom, page.standard = r.need("summary"), r.need("for_whom"), r.need("standard")
    lower, upper = r.need("amounts").split(" | ")
    page.amount_from, page.amount_to, page.unit = Decimal(lower), Decimal(upper), r.need("unit")
    page.phone, page.hours, page.where_to_apply = r.need("phone"), r.get("hours"), r.get("where")
    page.department = departments[r.need("department")]
    page.since, page.until = r.day("since"), r.day("until")
    page.conditions, page.legal_basis = "\n".join(r.lines("conditions")), "\n".join(r.lines("legal"))
    page.papers = [AidPaper(title=title, note=note) for title, note in r.cells("papers")]
    page.steps = [AidStep(title=title, text=text, time=time) for title, text, time in r.cells("steps")]
    page.forms = [AidForm(document=pages.documents[key], title=title) for key, title in r.cells("forms")]
    page.body = pages.stream(parse(r.text))
    pages.keep(page)


def _activity(pages: Pages, page: Any, r: Record) -> None:
    page.summary, page.place, page.address = r.need("summary"), r.need("place"), r.get("address")
    page.audience, page.fee, page.phone = r.get("audience"), r.get("fee"), r.get("phone")
    page.capacity = int(r.get("capacity")) if r.get("capacity") else None
    page.lead_image = pages.image(r.get("picture"))
    page.deadline = page.start - timedelta(days=2) if r.get("sign_up") else None
    page.admitted = "\n".join(r.words("admitted"))
    page.body = pages.stream(parse(r.text))
    pages.keep(page)
    if r.get("sign_up"):
        form = sign_up_form(page, title=r.need("sign_up"), most=int(r.need("most")), note=r.get("note"))
        moment = pages.moments[page.pk]
        pages.add("sign_up", r.key, form, page, title=form.title, slug="sign-up", moment=moment)
        pages.keep(form)


def _coverage(pages: Pages, page: Any, r: Record) -> None:
    page.medium, page.level, page.author = r.need("medium"), r.need("level"), r.get("author")
    page.summary = r.get("summary")
    page.link = "" if r.get("link") else f"https://news.example/{page.appeared_on:%Y/%m%d}/{r.key}.html"
    pages.keep(page)


def _places() -> list[Any]:
    """Those of the file, and such as there are many of by a rule: the same every time."""
    kinds = {
        r.key: PlaceKind(name=r.key, name_en=r.need("name_en"), slug=r.need("slug"), order=n)
        for n, r in enumerate(PLACES)
    }
    made: list[Any] = [*kinds.values()]
    drawn = random.Random(SEED)  # noqa: S311  nothing secret
    for record in PLACES:
        given = record.cells("places")
        made += [_place(kinds[record.key], cells) for cells in given]
        for district, site, street in record.cells("more"):
            number = drawn.randrange(3, 260)
            phone = f"（0000）8{drawn.randrange(610, 699)} {drawn.randrange(1000, 9999)}"
            cells = [f"{site}{record.get('suffix')}", district, f"{street}{number}号", phone, record.get("hours"), record.get("note")]  # fmt: skip
            made.append(_place(kinds[record.key], cells))
    return made


def _place(kind: PlaceKind, cells: list[str]) -> Place:
    name, district, address, phone, hours, note = (*cells, "", "", "")[:6]
    return Place(
        kind=kind, name=name, district=district, address=address, phone=phone, hours=hours, note=note
    )
