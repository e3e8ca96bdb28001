from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import factory

from core.entries import ZONE
from core.models import Department
from disclosure.models import (
    AnnualReportPage,
    AuditReportPage,
    DisclosureAttachment,
    DisclosureCategory,
    DisclosureIndexPage,
    DisclosurePage,
    DonationBulletinPage,
    DonationChannel,
    DonationMethodsPage,
    FinancialReportPage,
    GovernancePage,
    InspectionPage,
    IssuingBody,
    ProcurementPage,
    RulesPage,
)
from tests.factories import gate
from tests.factories.news import PageFactory, home_page

SOCIETY = "沐宁市红十字会"
NOON = datetime(2026, 6, 1, 12, 0, tzinfo=ZONE)


def catalogue(**values) -> DisclosureIndexPage:
    """The public catalogue; the one that is there, unless values are given."""
    found = DisclosureIndexPage.objects.filter(live=True).first()
    return found if found and not values else CatalogueFactory(**values)


def category(slug="own-rules") -> DisclosureCategory:
    return DisclosureCategory.objects.get(slug=slug)


def issuer(name=SOCIETY) -> IssuingBody:
    return IssuingBody.objects.filter(name=name).first() or gate.save(IssuingBody(name=name))


def department(name="办公室") -> Department:
    return Department.objects.filter(name=name).first() or gate.save(Department(name=name))


def attached(*documents, **values):
    """Rows of attachments, to be given as `related={"attachments": …}`."""
    return [DisclosureAttachment(document=document, **values) for document in documents]


class CatalogueFactory(PageFactory):
    class Meta:
        model = DisclosureIndexPage

    parent = factory.LazyFunction(home_page)
    public = True
    title = "信息公开目录"
    slug = factory.Sequence(lambda n: f"disclosure-{n}")
    body_code = "MN0000137"


class DisclosureFactory(PageFactory):
    class Meta:
        model = DisclosurePage

    parent = factory.LazyFunction(catalogue)
    public = True
    title = factory.Sequence(lambda n: f"捐赠款物管理使用办法之{n}")
    slug = factory.Sequence(lambda n: f"item-{n}")
    summary = "款物怎样接收、怎样使用。"
    category = factory.LazyFunction(category)
    issuer = factory.LazyFunction(issuer)
    made_on = date(2026, 6, 1)


def account(**values) -> DonationChannel:
    given = {
        "kind": "bank",
        "holder": SOCIETY,
        "number": "6200 0000 1234 567",
        "bank": "示例银行沐宁分行",
        "effective_from": date(2020, 1, 1),
    }
    return DonationChannel(**{**given, **values})


def of_every_type() -> dict:
    """Each type with the least it must have of its own."""
    return {
        DisclosurePage: {},
        AnnualReportPage: {"report_year": 2025},
        AuditReportPage: {
            "auditor": "沐宁正衡会计师事务所",
            "opinion": "unqualified",
            "period_start": date(2025, 1, 1),
            "period_end": date(2025, 12, 31),
        },
        DonationBulletinPage: {"window_end": NOON, "total_received": Decimal("10.50")},
        DonationMethodsPage: {"channels": [account()]},
        FinancialReportPage: {"fiscal_year": 2026, "approved_on": date(2026, 2, 1)},
        GovernancePage: {"term_number": 6},
        InspectionPage: {"inspected_by": "市委第三巡察组"},
        ProcurementPage: {},
        RulesPage: {},
    }


def of_type(model, **values) -> DisclosurePage:
    """A public page of this type."""
    given = {**of_every_type()[model], **values}
    rows = {name: given.pop(name) for name in ("channels",) if name in given}
    return DisclosureFactory._create(model, **{**base(), "related": rows, **given})


def base() -> dict:
    """What every type must have."""
    return {
        "parent": catalogue(),
        "public": True,
        "slug": f"typed-{DisclosurePage.objects.count()}",
        "title": "一项公开",
        "category": category(),
        "issuer": issuer(),
        "made_on": date(2026, 6, 1),
    }
