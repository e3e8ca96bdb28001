"""Pieces of the disclosure room: rows of the catalogue, accounts, members, resolutions."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

from core import presentation as p

from .pieces import DAY, ENGLISH, LONG

_NOTHING = dict.fromkeys(
    (
        "purpose",
        "holder",
        "number",
        "bank",
        "bank_code",
        "swift",
        "currency",
        "address",
        "url",
        "phone",
        "hours",
    ),
    "",
)


def catalogue_rows() -> tuple[dict[str, Any], ...]:
    """With and without a document number, files, a state, and what replaced it."""
    row = {
        "date": DAY, "made": "2026-06-30", "title": "2025年度捐赠收支审计报告", "url": "#", "number": "沐红发〔2026〕21号",
        "index_number": "2026-00213", "tag": "", "files": 2, "replaced_by": None,
    }  # fmt: skip
    return (
        row,
        {**row, "title": LONG, "number": "", "files": 0, "tag": "依申请公开"},
        {
            **row,
            "title": "捐赠款物管理使用办法（试行）",
            "tag": "repealed",
            "replaced_by": p.Link("2026年修订版", "#"),
        },
        {**row, "title": ENGLISH, "files": 12},
    )


def channels() -> tuple[Any, ...]:
    bank = {
        **_NOTHING, "label": "银行转账", "purpose": "救灾", "holder": "沐宁市红十字会", "number": "6200 0000 0002 2026",
        "bank": "示例银行沐宁苇岸支行", "note": "请注明捐赠意向", "effective_from": DAY, "effective_to": None,
    }  # fmt: skip
    ended = {**bank, "purpose": "", "note": "", "effective_to": DAY + datetime.timedelta(days=90)}
    online = {**bank, **_NOTHING, "label": "Online", "url": "https://give.example.org/muning/", "note": LONG}
    return tuple(SimpleNamespace(**row) for row in (bank, ended, online))


def members() -> tuple[p.Person, ...]:
    return (
        p.Person("邵怀远", role="会长（兼）", term="2022-06-16"),
        p.Person("阿依古丽·麦麦提", role="理事", duties=LONG, term="2022-06-16 — 2025-03-31"),
    )


def resolutions() -> tuple[dict[str, str], ...]:
    return (
        {"text": "批准第五届理事会工作报告。", "number": "沐红代发〔2022〕1号"},
        {"text": LONG, "number": ""},
    )
