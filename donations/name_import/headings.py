"""Which column says what, by the words societies write over them; several blocks may stand side by side."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

WORDS = {
    "serial": "序号 编号 号 次序 no no. #",
    "name": "姓名 名称 捐赠人 捐赠者 捐款人 捐物人 捐赠方 捐赠单位 捐赠单位或个人 捐赠单位个人 捐赠人姓名 捐赠人名称 "
    "单位名称 单位或个人 单位个人 志愿者 志愿者姓名 献血者 捐献者 捐献者姓名 赞助单位 name donor",
    "nickname": "昵称 网名 公示名称 署名 nickname",
    "donor_kind": "捐赠人类型 捐赠人类别 类别 类型 性质",
    "display": "公示方式 公示形式 显示方式 署名方式",
    "agreed": "是否同意公示姓名 是否同意公示 是否公示 同意公示 是否公示姓名 同意公开 是否同意公开姓名",
    "consent_on": "同意日期 签字日期 授权日期",
    "consent_evidence": "同意凭据 同意依据 凭据 凭证 登记表编号 捐赠登记表 同意书 同意书编号",
    "given_on": "日期 时间 捐赠日期 捐赠时间 捐款日期 到账日期 献血日期 服务日期",
    "amount": "金额 捐款 捐款金额 捐赠金额 捐款数 数额 折价 物资折价 amount",
    "goods": "物资 物资名称 物品 物品名称 品名 捐赠物资 捐赠物品",
    "quantity": "数量 次数 时长 服务时长 献血次数",
    "unit": "单位 计量单位",
    "tier": "档次 等级 级别 档",
    "award": "奖项 荣誉 荣誉称号 称号 授予称号",
    "certificate": "证书编号 证书号 荣誉证书编号",
    "citation": "事迹 颁奖词 评语 主要事迹 简介",
    "remark": "备注 说明",
}
_FIELD = {word: name for name, words in WORDS.items() for word in words.split()}
LOOKED_THROUGH = 15
IGNORED = ("serial", "remark")


@dataclass(slots=True)
class Block:
    """Columns of one block, by field; `factor` multiplies amounts (10,000 where the heading says 万元)."""

    columns: dict[str, int] = field(default_factory=dict)
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Headings:
    """`row` is the index of the row of headings, -1 where there is none."""

    row: int
    blocks: list[Block]
    unknown: list[str]


def bare(text: str) -> str:
    """A heading without spaces, notes in brackets and signs."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", "", text)
    return re.sub(r"[\s/、:*]", "", text).lower()


def is_repeated(row: list[str], head: list[str]) -> bool:
    """Headings that are printed again on every sheet of paper."""
    return [bare(cell) for cell in row if cell] == [bare(cell) for cell in head if cell]


def field_of(text: str) -> str:
    return _FIELD.get(bare(text), "")


def find(rows: list[list[str]]) -> Headings:
    """The row with the most headings among the first; without one every cell is a name."""
    best, known = -1, 0
    for index, row in enumerate(rows[:LOOKED_THROUGH]):
        fields = [field_of(cell) for cell in row]
        count = sum(bool(name) for name in fields)
        names_somebody = {"name", "nickname"} & set(fields) or ("unit" in fields and count > 1)
        if names_somebody and count > known:
            best, known = index, count
    if best < 0:
        return Headings(-1, [], [])
    return Headings(best, _blocks(rows[best]), [cell for cell in rows[best] if cell and not field_of(cell)])


def _blocks(row: list[str]) -> list[Block]:
    """A field that comes again begins the next block."""
    blocks = [Block()]
    for column, cell in enumerate(row):
        name = field_of(cell)
        if not name:
            continue
        if name in blocks[-1].columns:
            blocks.append(Block())
        blocks[-1].columns[name] = column
        if name == "amount" and "万" in cell:
            blocks[-1].factor = 10_000
    for block in blocks:
        if "name" not in block.columns and "unit" in block.columns and "quantity" not in block.columns:
            # 单位 over a column beside amounts is the donor, not a measure.
            block.columns["name"] = block.columns.pop("unit")
    return [block for block in blocks if {"name", "nickname"} & block.columns.keys()]
