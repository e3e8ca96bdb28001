"""What a cell says: amounts, dates, yes and no. Raises ValueError with what is wrong, in the person's words."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from core.privacy import Display
from donations.enums import DonorKind

_LOST_DIGITS = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计|总合计|累计|total|sum)[:：]?.*", re.I)
_ORGANISATION = re.compile(
    "(?:公司|集团|企业|工厂|厂|店|超市|酒店|银行|支行|医院|卫生院|学校|小学|中学|大学|学院|幼儿园|协会|学会|商会|联合会|"
    "基金会|红十字会|委员会|政府|办公室|局|站|中心|合作社|支队|大队|机关|单位|村委会|居委会|社区|工会|党支部|团委|寺|队)$"
)
_GROUP = re.compile("(?:全体.*|班|师生|职工|员工|党员|同学会|战友会|群|小组)$")
_FAMILY = re.compile("(?:夫妇|夫妻|伉俪|一家|全家|家庭)$")
_NOBODY = {"匿名", "爱心人士", "无名氏", "不公示", "好心人", "社会爱心人士"}
YES = {"是", "同意", "√", "✓", "✔", "y", "yes", "1", "公示", "可以"}
NO = {"否", "不同意", "×", "x", "n", "no", "0", "不公示", "匿名", "不"}
_KINDS = {
    "个人": DonorKind.PERSON, "自然人": DonorKind.PERSON, "家庭": DonorKind.FAMILY, "单位": DonorKind.ORGANISATION,
    "企业": DonorKind.ORGANISATION, "组织": DonorKind.ORGANISATION, "集体": DonorKind.GROUP, "团体": DonorKind.GROUP,
}  # fmt: skip
_DISPLAYS = {
    "实名": Display.REAL, "真实姓名": Display.REAL, "全名": Display.REAL, "隐名": Display.MASKED,
    "部分隐去": Display.MASKED, "隐去名字": Display.MASKED, "昵称": Display.NICKNAME, "网名": Display.NICKNAME,
    "匿名": Display.ANONYMOUS, "不公示": Display.ANONYMOUS, "单位名称": Display.ORGANISATION,
}  # fmt: skip


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def is_total(text: str) -> bool:
    return bool(_TOTAL.fullmatch("".join(plain(text).split())))


def is_nobody(name: str) -> bool:
    return "".join(name.split()) in _NOBODY


def whole(text: str) -> str:
    """The text, if it isn't a number that lost digits."""
    if _LOST_DIGITS.fullmatch(plain(text)):
        raise ValueError(
            _("A spreadsheet has cut this number off. Make the column text and enter the number again.")
        )
    return text.strip()


def amount(text: str, factor: int = 1) -> Decimal:
    """Yuan. Understands 1,234.50, ￥100, 3万元; never repairs."""
    whole(text)
    bare = re.sub(r"[\s,¥￥]|人民币|rmb", "", plain(text).lower())
    bare = bare.removesuffix("整").removesuffix("正").removesuffix("元").removesuffix("圆")
    if bare.endswith("万"):
        bare, factor = bare[:-1], 10_000
    return _decimal(bare, factor, _("This is no amount: write digits, such as 1,234.50."))


def quantity(text: str) -> tuple[Decimal, str]:
    """A number and the unit behind it, if there is one: 300箱."""
    whole(text)
    match = re.fullmatch(r"([\d,.\s]+)(\D*)", plain(text))
    message = _("This is no quantity: write digits, such as 300.")
    if match is None:
        raise ValueError(message)
    return _decimal(re.sub(r"[\s,]", "", match[1]), 1, message), match[2].strip()


def _decimal(text: str, factor: int, message: str) -> Decimal:
    try:
        value = Decimal(text) * factor
    except InvalidOperation:
        raise ValueError(message) from None
    if not value.is_finite() or value <= 0:
        raise ValueError(_("It must be more than nothing."))
    if value != value.quantize(Decimal("0.01")):
        raise ValueError(_("Parts of a cent can't be kept."))
    return value.quantize(Decimal("0.01"))


def day(text: str) -> datetime.date:
    bare = plain(text)
    match = _DATE.match(bare) or _COMPACT.fullmatch(bare)
    try:
        found = datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        found = None
    if found is None:
        raise ValueError(_("This is no date: write it as 2026-07-02."))
    return found


def agreed(text: str) -> bool:
    bare = "".join(plain(text).lower().split())
    if bare in YES:
        return True
    if bare in NO or not bare:
        return False
    raise ValueError(_("Write 是 or 否."))


def donor_kind(text: str, name: str) -> str:
    """As it is told, else as the name looks."""
    told = "".join(plain(text).split())
    if told:
        if told not in _KINDS:
            raise ValueError(_("Write 个人, 家庭, 单位 or 集体."))
        return _KINDS[told]
    bare = "".join(plain(name).split())
    if _FAMILY.search(bare):
        return DonorKind.FAMILY
    if len(bare) > 4 and _ORGANISATION.search(bare):
        return DonorKind.ORGANISATION
    return DonorKind.GROUP if len(bare) > 4 and _GROUP.search(bare) else DonorKind.PERSON


def display(text: str) -> str:
    told = "".join(plain(text).split())
    if told not in _DISPLAYS:
        raise ValueError(_("Write 实名, 隐名, 昵称, 匿名 or 单位名称."))
    return _DISPLAYS[told]
