"""The campaigns of the demo society, their reports, and a partner who shows their cards."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from wagtail.models import Page

from campaigns.models import CampaignIndexPage, CampaignPage, CampaignReportPage, EmbedPartner
from core.blocks import to_stream
from core.entries import ZONE
from core.models import SiteImage
from home.demo.markup import keys_in, parse
from home.demo.reader import Record, read

if TYPE_CHECKING:
    from home.demo.building.pages import Pages

CAMPAIGNS, REPORTS = read("campaigns/campaigns.txt"), read("campaigns/reports.txt")
LOGO_SIZE = (320, 200)
# Name, ground and form of the marks of partners who do not exist.
LOGOS = {
    "bus": ("沐宁公共交通集团标志：深蓝圆环", "ring", (38, 70, 140)),
    "school": ("沐宁医学高等专科学校标志：绿色双叶", "leaves", (28, 86, 56)),
}
PARTNER_ADDRESSES = "https://partner.example\nhttp://127.0.0.1:8900\nhttp://localhost:8900"


def pictures_used() -> set[str]:
    bodies = [parse(record.text) for record in (*CAMPAIGNS, *REPORTS)]
    inside = {key for body in bodies for kind, key in keys_in(body) if kind == "picture"}
    return inside | {record.need("picture") for record in CAMPAIGNS}


def plant(pages: Pages) -> None:
    """The tree, as empty drafts."""
    index = CampaignIndexPage(summary="从一件要紧的事开始，到最后一笔账公布为止。")
    pages.add("campaigns", "index", index, pages.home, title="品牌活动", slug="campaigns", show_in_menus=True)
    for record in CAMPAIGNS:
        pages.add("campaign", record.key, CampaignPage(), index, title=record.need("title"),
                  slug=record.need("slug"), moment=record.moment("published"))  # fmt: skip
    for record in REPORTS:
        parent = pages.made["campaign", record.need("campaign")]
        pages.add("report", record.key, CampaignReportPage(), parent, title=record.need("title"),
                  slug=record.need("slug"), moment=record.moment("published"))  # fmt: skip


def fill(pages: Pages) -> None:
    """The words, once topics, pictures and other pages are there."""
    logos = {key: _logo(pages, *about) for key, about in LOGOS.items()}
    for record in CAMPAIGNS:
        page: Any = pages.made["campaign", record.key]
        _fill_facts(pages, page, record)
        _fill_rows(page, record, logos)
        pages.keep(page)
    for record in REPORTS:
        _fill_report(pages, pages.made["report", record.key], record)
    partner = EmbedPartner(
        name="示例合作网站",
        addresses=PARTNER_ADDRESSES,
        since=date(2026, 11, 1),
        private_contact="示例：网站管理员，（0000）0000 0000",
    )
    partner.full_clean()
    pages.store([partner])


def place(pages: Pages) -> None:
    """In the menu what is done stands before services and the society itself. Paths of other pages change with it."""
    index = Page.objects.get(pk=pages.made["campaigns", "index"].pk)
    index.move(Page.objects.get(pk=pages.made["section", "服务"].pk), pos="left")


def _fill_facts(pages: Pages, page: CampaignPage, r: Record) -> None:
    page.kind, page.brand, page.slogan, page.summary = (
        r.need("kind"), r.get("brand"), r.get("slogan"), r.need("summary"),
    )  # fmt: skip
    page.lead_image, page.lead_caption = pages.image(r.need("picture")), r.get("caption")
    page.start, page.end = r.day("start"), r.day("end")
    page.goal, page.raised, page.spent = (_amount(r, name) for name in ("goal", "raised", "spent"))
    page.figures_as_of = datetime.fromisoformat(r.need("figures_as_of")).replace(tzinfo=ZONE)
    page.figures_source, page.figures_page = r.get("figures_source"), pages.target(r.get("figures_page"))
    page.organiser, page.certificate_number = r.get("organiser"), r.get("certificate")
    page.filing_number, page.emergency = r.get("filing"), r.get("emergency") == "yes"
    page.plan = pages.documents[r.get("plan")] if r.get("plan") else None
    page.contact, page.contact_phone, page.query_note = r.get("contact"), r.get("phone"), r.get("query")
    page.shows_ways, page.transfer_note = r.get("ways") == "yes", r.get("transfer_note")
    page.needs_note, page.topic = r.get("needs_note"), pages.topics[r.need("topic")]
    page.body = pages.stream(parse(r.text))


def _amount(record: Record, name: str) -> Decimal | None:
    return Decimal(record.get(name)) if record.get(name) else None


ROWS = {
    "platforms": ("platform", ("name", "url")),
    "figures": ("figure", ("label", "value", "unit")),
    "needs": ("need", ("item", "unit", "wanted", "met", "as_of")),
    "phases": ("phase", ("title", "start", "end", "text")),
    "questions": ("question", ("question", "answer")),
}


def _fill_rows(page: CampaignPage, r: Record, logos: dict[str, SiteImage]) -> None:
    for field, (block, names) in ROWS.items():
        rows = [(block, dict(zip(names, cells, strict=True))) for cells in r.cells(field)]
        setattr(page, field, to_stream(rows))
    page.raises_online = bool(page.platforms)
    page.partners = to_stream(
        [
            (
                "partner",
                {"name": name.removesuffix(" |"), "logo": logos[rest[0]].pk if rest else None, "url": ""},
            )
            for name, *rest in r.cells("partners")
        ]
    )


def _fill_report(pages: Pages, page: Any, r: Record) -> None:
    page.kind, page.summary = r.need("kind"), r.need("summary")
    page.period_start, page.period_end = r.day("start"), r.day("end")
    page.received, page.used = _amount(r, "received"), _amount(r, "used")
    page.figures_source = r.get("source")
    page.body = pages.stream(parse(r.text))
    pages.keep(page)


def _logo(pages: Pages, alt: str, form: str, colour: tuple[int, int, int]) -> SiteImage:
    """A mark of plain forms; no cross of any kind."""
    picture = Image.new("RGB", LOGO_SIZE, "white")
    draw = ImageDraw.Draw(picture)
    if form == "ring":
        draw.ellipse((85, 25, 235, 175), outline=colour, width=26)
        draw.ellipse((140, 80, 180, 120), fill=colour)
    else:
        draw.pieslice((60, 20, 240, 200), 200, 270, fill=colour)
        draw.pieslice((80, 20, 260, 200), 270, 340, fill=colour)
    output = BytesIO()
    picture.save(output, "PNG")
    return SiteImage.objects.create(
        title=alt.partition("：")[0],
        description=alt,
        credit=alt.partition("标志")[0],
        uploaded_by_user=pages.writer,
        file=ContentFile(output.getvalue(), name=f"logo-{form}.png"),
    )
