from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import factory

from campaigns.models import CampaignIndexPage, CampaignPage, CampaignReportPage, EmbedPartner
from core.entries import ZONE
from tests.factories import gate
from tests.factories.core import SiteDocumentFactory
from tests.factories.news import PageFactory, body, home_page

NOON = datetime(2026, 7, 1, 12, 0, tzinfo=ZONE)
# What a public fundraiser must show.
LEGAL = {
    "organiser": "沐宁市红十字会",
    "certificate_number": "00000000000000A018",
    "filing_number": "00000000000000A01826005",
    "contact": "筹资与财务科",
    "contact_phone": "（0000）8605 2107",
    "query_note": "在全国慈善信息公开平台输入备案编号查询。",
}


class CampaignIndexFactory(PageFactory):
    class Meta:
        model = CampaignIndexPage

    parent = factory.LazyFunction(home_page)
    public = True
    title = "品牌活动"
    slug = factory.Sequence(lambda n: f"campaigns-{n}")


class CampaignFactory(PageFactory):
    """A campaign; `fundraiser=True` gives it all the law demands."""

    class Meta:
        model = CampaignPage

    class Params:
        fundraiser = factory.Trait(
            kind="fundraiser",
            goal=Decimal("18000000.00"),
            raised=Decimal("12846300.00"),
            figures_as_of=NOON,
            figures_source="捐赠收支公告（第3期）",
            plan=factory.LazyFunction(SiteDocumentFactory),
            **LEGAL,
        )

    parent = factory.LazyFunction(CampaignIndexFactory)
    public = True
    title = factory.Sequence(lambda n: f"守望鹭渡之{n}")
    slug = factory.Sequence(lambda n: f"campaign-{n}")
    summary = "让老街的人家在入冬前回到自己家里。"
    slogan = "水退了，我们还在"
    start = date(2026, 6, 18)


class CampaignReportFactory(PageFactory):
    class Meta:
        model = CampaignReportPage

    parent = factory.LazyFunction(CampaignFactory)
    public = True
    title = factory.Sequence(lambda n: f"项目进展（第{n + 1}期）")
    slug = factory.Sequence(lambda n: f"report-{n}")
    period_start = date(2026, 6, 18)
    period_end = date(2026, 6, 30)
    body = factory.LazyFunction(lambda: body("已经修好一百户。"))


def partner(*addresses: str, **kwargs) -> EmbedPartner:
    """A registered partner, signed for."""
    row = EmbedPartner(name=kwargs.pop("name", "荻湾公益网"), addresses="\n".join(addresses), **kwargs)
    row.full_clean()
    return gate.save(row)
