"""The catalogue's first classes and the first legal references, as they come with the software.

The classes follow what city societies really use (组织机构, 政策法规, 工作报告, 人事信息, 财政预决算, 捐款方式, 联系方式;
and the columns of their work). A society changes them as it likes; a row that was changed needs signatures.
The references name what the public texts of the laws say; where only 及时 is said, no deadline is invented.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from disclosure.models import DisclosureCategory, LegalReference


class Category(NamedTuple):
    slug: str
    name: str
    name_en: str
    parent: str = ""
    needs_meeting: bool = False


CATEGORIES = (
    Category("organisation", "组织机构", "Organisation"),
    Category("duties", "机构职能", "Duties", "organisation"),
    Category("congress", "会员代表大会", "Congress of members", "organisation"),
    Category("council", "理事会", "Council", "organisation"),
    Category("supervisors", "监事会", "Supervisory board", "organisation"),
    Category("contact", "联系方式", "Contact", "organisation"),
    Category("rules", "法规制度", "Law and rules"),
    Category("charter", "章程", "Charter", "rules", True),
    Category("laws", "法律法规", "Laws", "rules"),
    Category("own-rules", "内部制度", "Rules of the society", "rules"),
    Category("reports", "工作报告", "Reports"),
    Category("annual-reports", "年度工作报告", "Annual reports", "reports", True),
    Category("disclosure-reports", "信息公开年度报告", "Annual reports on disclosure", "reports"),
    Category("finance", "财务与审计", "Finance and audit"),
    Category("budgets", "部门预算", "Budgets", "finance"),
    Category("accounts", "部门决算", "Final accounts", "finance"),
    Category("audits", "审计报告", "Audit reports", "finance", True),
    Category("procurement", "招标采购", "Procurement", "finance"),
    Category("donations", "捐赠信息", "Donations"),
    Category("donation-methods", "捐款方式", "Ways to give", "donations"),
    Category("bulletins", "捐赠收支公告", "Donation bulletins", "donations"),
    Category("fundraising", "募捐备案", "Fundraising filings", "donations"),
    Category("work", "业务工作", "Work"),
    Category("relief", "应急救援", "Disaster relief", "work"),
    Category("first-aid", "应急救护", "First aid", "work"),
    Category("volunteers", "志愿服务与青少年", "Volunteers and youth", "work"),
    Category("aid", "人道救助", "Humanitarian aid", "work"),
    Category("blood", "无偿献血", "Blood donation", "work"),
    Category("stem-cells", "造血干细胞捐献", "Stem cell donation", "work"),
    Category("body-donation", "遗体和人体器官捐献", "Body and organ donation", "work"),
    Category("staff", "人事信息", "Staff"),
    Category("inspections", "巡视巡察整改", "Inspections and their results"),
)


class Reference(NamedTuple):
    law: str
    article: str
    version: str
    in_force_from: date
    says: str


REFERENCES = (
    Reference(
        "中华人民共和国红十字会法", "第二十一条第二款", "2017年修订", date(2017, 5, 8),
        "捐赠人有权查询、复制其捐赠财产管理使用的有关资料，红十字会应当及时主动向捐赠人反馈有关情况。",
    ),
    Reference(
        "中华人民共和国红十字会法", "第二十二条第四款", "2017年修订", date(2017, 5, 8),
        "红十字会应当及时聘请依法设立的独立第三方机构，对捐赠款物的收入和使用情况进行审计，将审计结果向红十字会理事会和监事会报告，并向社会公布。",
    ),
    Reference(
        "中华人民共和国红十字会法", "第二十三条", "2017年修订", date(2017, 5, 8),
        "红十字会应当建立健全信息公开制度，规范信息发布，在统一的信息平台及时向社会公布捐赠款物的收入和使用情况，接受社会监督。",
    ),
    Reference(
        "中华人民共和国公益事业捐赠法", "第二十二条", "1999年", date(1999, 9, 1),
        "受赠人应当公开接受捐赠的情况和受赠财产的使用、管理情况，接受社会监督。",
    ),
    Reference("中华人民共和国预算法", "第十四条", "2018年修正", date(2018, 12, 29), "经批准的预算、决算应当在批准后二十日内由各部门向社会公开。"),
    Reference("中华人民共和国慈善法", "第七十八条", "2023年修正", date(2024, 9, 5), "慈善组织应当依法履行信息公开义务，公开组织章程和决策、执行、监督机构成员信息等。"),
    Reference("中华人民共和国突发事件应对法", "第五十二条", "2024年修订", date(2024, 11, 1), "接受捐赠应当及时公布接受捐赠的情况和受赠财产的使用、管理情况。"),
)  # fmt: skip

_CATEGORIES = {about.slug: about for about in CATEGORIES}
_ORDER = {about.slug: order for order, about in enumerate(CATEGORIES, start=1)}
_REFERENCES = {(about.law, about.article, about.version): about for about in REFERENCES}


def order_of(slug: str) -> int:
    """Tens, so that a society can put its own between them."""
    return _ORDER[slug] * 10


def is_shipped_category(row: DisclosureCategory) -> bool:
    """Whether a class stands exactly as it came."""
    about = _CATEGORIES.get(row.slug)
    if about is None:
        return False
    parent = row.parent.slug if row.parent else ""
    stands: Any = (row.slug, row.name, row.name_en, parent, row.needs_meeting)
    return stands == tuple(about) and row.order == order_of(row.slug) and not row.code


def is_shipped_reference(row: LegalReference) -> bool:
    """Whether a reference stands exactly as it came."""
    about = _REFERENCES.get((row.law, row.article, row.version))
    if about is None:
        return False
    stands = (row.in_force_from, row.says, row.in_force_to, row.source)
    return stands == (about.in_force_from, about.says, None, "")
