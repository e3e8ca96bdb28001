"""Five years of disclosure of the demo society: what recurs, what happened once, and a few small files."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from PIL import Image, ImageDraw

from core import kinds
from core.entries import ZONE
from core.models import Department, SiteDocument
from core.uploads import inspect_document
from disclosure.models import (
    BodyMember,
    DisclosureAttachment,
    DisclosureBasis,
    DisclosureCategory,
    DisclosureIndexPage,
    DonationChannel,
    IssuingBody,
    JointIssuer,
    LegalReference,
    Resolution,
)
from home.demo import small_pdf
from home.demo.building.disclosure_series import FIRST, LAST, audited_year, records
from home.demo.markup import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from home.demo.building.pages import Pages
    from home.demo.reader import Record

BEGAN = datetime(FIRST, 1, 4, 9, 0, tzinfo=ZONE)
SOCIETY, OTHERS = "沐宁市红十字会", ("沐宁市应急管理局",)
GUIDE = """本目录按类别和年份排列。每一项都有索引号，发布后不再改变；失效和被替代的文件保留在目录里，并注明由哪一份替代。
目录里没有的信息，可以到办公室申请：沐宁市南汀区苇岸路26号601室，（0000）8605 2101，工作日8:30—12:00，14:30—17:30。"""
NOT_FIELDS = {
    "type",
    "years",
    "quarters",
    "category",
    "section",
    "joint",
    "replaced_by",
    "published",
    "number",
}


def plant(pages: Pages) -> None:
    """The tree, as empty drafts, in the order in which things were published: so their numbers follow."""
    index = DisclosureIndexPage(
        summary="机构、制度、报告、预决算、审计、采购和捐赠收支，都在这里按类别公开。",
        guide=GUIDE,
        body_code="MN0000137",
    )
    pages.add("disclosure_index", "index", index, pages.home, title="信息公开", slug="disclosure",
              show_in_menus=True, moment=BEGAN)  # fmt: skip
    for record in records():
        kind: Any = kinds.named(record.need("type"))
        moment = record.moment("published")
        pages.add("disclosure", record.key, kind.model(), index, title=record.need("title"),
                  slug=_slug(record, pages), moment=moment)  # fmt: skip


def _slug(record: Record, pages: Pages) -> str:
    day = f"{record.moment('published'):%Y%m%d}"
    taken = {page.slug for (kind, _key), page in pages.made.items() if kind == "disclosure"}
    return next(f"{day}-{n}" for n in range(1, 100) if f"{day}-{n}" not in taken)


def fill(pages: Pages) -> None:
    """The words, once departments and files are there."""
    pages.keep(pages.made["disclosure_index", "index"])
    bodies = {name: IssuingBody(name=name, order=n) for n, name in enumerate((SOCIETY, *OTHERS))}
    pages.store([*bodies.values()])
    documents = {**pages.documents, **_documents(pages)}
    known: dict[str, dict[str, Any]] = {
        "category": {row.slug: row for row in DisclosureCategory.objects.all()},
        "section": {row.name: row for row in Department.objects.all()},
        "body": bodies,
    }
    for record in records():
        page: Any = pages.made["disclosure", record.key]
        page.category = known["category"][record.need("category")]
        page.responsible = known["section"][record.need("section")]
        page.issuer = bodies[SOCIETY]
        page.document_number = record.get("number")
        page.joint_issuers = [JointIssuer(body=bodies[name]) for name in record.words("joint")]
        if record.get("replaced_by"):
            page.replaced_by = pages.made["disclosure", record.get("replaced_by")]
        _fill_fields(page, record)
        _fill_rows(page, record, documents)
        page.body = pages.stream(parse(record.text))
        pages.keep(page)


def _fill_fields(page: Any, record: Record) -> None:
    """Every field of the record that the type has under the same name."""
    columns = {field.name: field for field in page._meta.concrete_fields}
    for name in record.fields:
        if name in NOT_FIELDS or name not in columns:
            continue
        field = columns[name]
        value: Any = record.get(name)
        if isinstance(field, models.DateTimeField):
            value = timezone.make_aware(datetime.fromisoformat(value), ZONE)
        setattr(page, name, field.to_python(value))


def _fill_rows(page: Any, record: Record, documents: dict[str, SiteDocument]) -> None:
    page.attachments = [
        DisclosureAttachment(document=documents[key], title=title)
        for key, title in record.cells("attachments")
    ]
    page.bases = [DisclosureBasis(reference=_reference(*cells)) for cells in record.cells("bases")]
    if record.lines("resolutions"):
        page.resolutions = [Resolution(text=text) for text in record.lines("resolutions")]
    if record.lines("members"):
        page.members = [_member(line.split("|")) for line in record.lines("members")]
    if record.lines("channels"):
        page.channels = [_channel(line) for line in record.lines("channels")]


def _reference(law: str, article: str) -> LegalReference:
    return LegalReference.objects.get(law__endswith=law, article=article)


def _member(cells: list[str]) -> BodyMember:
    name, post, office, start, end = [cell.strip() for cell in cells] + [""] * (5 - len(cells))
    row = BodyMember(name=name, post=post, office=office, start=start or None, end=end or None)
    # Makes days of words: a row with words would be left out of the version without a word.
    row.clean_fields(exclude=["page"])
    return row


def _channel(line: str) -> DonationChannel:
    pairs = (part.split("=", 1) for part in line.split("; "))
    row = DonationChannel(**{name.strip(): value.strip() for name, value in pairs})
    row.clean_fields(exclude=["page"])
    row.clean()
    return row


# --- Files --------------------------------------------------------------------------------------------


def _documents(pages: Pages) -> dict[str, SiteDocument]:
    wanted: dict[str, tuple[str, Callable[[], bytes]]] = {
        f"audit-{year}": (f"{year}年度捐赠收支审计报告", lambda year=year: _audit(year))  # type: ignore[misc]
        for year in range(FIRST - 1, LAST)
    }
    wanted["charter"] = ("沐宁市红十字会章程（2022年修订）", _scan)
    made = {}
    for key, (title, content) in wanted.items():
        file = ContentFile(content(), name=f"{key}.pdf")
        facts = inspect_document(file)
        made[key] = SiteDocument.objects.create(
            title=title, file=file, type=facts.type, pages=facts.pages, uploaded_by_user=pages.writer
        )
    return made


def _audit(year: int) -> bytes:
    told = {name: f"{amount:,.2f}" for name, amount in audited_year(year).items()}
    first = [
        "审　计　报　告",
        "",
        f"正衡会审字〔{year + 1}〕号（示例）",
        "",
        "沐宁市红十字会：",
        f"我们审计了贵会{year}年度捐赠收支表。",
        "我们认为，该表在所有重大方面按照有关规定编制，",
        "公允反映了贵会捐赠款物的收入和使用情况。",
        "",
        "沐宁正衡会计师事务所（普通合伙）",
    ]
    second = [
        f"附表　{year}年度捐赠收支表（单位：元）",
        "",
        f"年初结余　{told['opening']}",
        f"本年收入　{told['received']}",
        f"本年支出　{told['used']}",
        f"年末结余　{told['closing']}",
    ]
    return small_pdf.write([first, second])


def _scan() -> bytes:
    """A sheet as a scanner sees it: lines of grey, and no text that a program could read."""
    sheet = Image.new("L", (620, 877), 250)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((190, 90, 430, 112), fill=90)
    for row in range(28):
        width = 460 if row % 7 else 260
        pen.rectangle((80, 160 + row * 24, 80 + width, 168 + row * 24), fill=150)
    out = BytesIO()
    sheet.save(out, "PDF", resolution=75)
    return out.getvalue()
