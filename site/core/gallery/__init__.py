"""Every component with long, short, missing and English text. Only development and tests show it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core import presentation as p

from . import disclosure
from .pieces import *  # noqa: F403  tests build pages from the same pieces
from .pieces import (
    DAY,
    ENGLISH,
    LONG,
    MOMENT,
    approval,
    attachments,
    body,
    entries,
    facts,
    filters,
    hits,
    names,
    notices,
    pages,
    people,
    periods,
    picture,
    rows,
    shell,
    stories,
)
from .services import services


def samples() -> dict[str, Any]:
    """The context of `gallery.html`."""
    doors = tuple(
        p.Link(title, "#", note)
        for title, note in (
            ("我要求助", "救助项目、条件和材料"),
            ("怎样捐赠", "账户、网络和现场"),
            ("查我的捐赠", "凭捐赠票据号查询"),
            ("救护培训报名", "免费，就近开班"),
            ("附近的救护站点", ""),
            ("查找捐献者姓名", "网络纪念园"),
        )
    )
    return {**_around(), **_home(doors), **_documents(), **services()}


def _around() -> dict[str, Any]:
    kinds = tuple(
        p.Link(title, "#", note, title == "全部")
        for title, note in (("全部", "1068"), ("救援救灾", "11"), (LONG, "14"))
    )
    return {
        "shell": shell(
            crumbs=(p.Link("零件", "#"),),
            urgent=p.Urgent(
                "应急响应", "“6·18”强降雨救灾：捐赠收支第3期公告", "#", "截至7月1日 24:00，每5日公布一次"
            ),
        ),
        "day": DAY,
        "long": LONG,
        "english": ENGLISH,
        "filters": filters(),
        "facet": p.Facet("种类", kinds),
        "pages": pages(),
        "hits": hits(),
        "share": p.Share("https://example.org/page/", picture("本页网址的二维码")),
        "errors": (p.FieldError("field-b", "手机尾号或者金额：请写数字，例如0388，或者500"),),
    }


def _home(doors: tuple[p.Link, ...]) -> dict[str, Any]:
    return {
        "lead": p.Lead(
            "水退之后，\u200b他们又回到\u200b荻浦镇",
            "#",
            DAY,
            "六月的洪水过去十三天，四支红十字救援队没有撤走。",
            picture(credit="远帆救援队供图"),
            (p.Link("救灾款物怎样花", "#"), p.Link(LONG, "#")),
        ),
        "doors": doors,
        "rows": rows(),
        "months": (p.Month(2026, 7, rows()[:2]), p.Month(2025, 12, rows()[2:])),
        "entries": entries(),
        "figures": p.KeyFigures(
            (
                p.Figure("接收捐款", "2036.48", "万元"),
                p.Figure("结余（未拨付）", "-3"),
                p.Figure("A long English label", "1284630", "persons"),
            ),
            source="捐赠明细",
            source_url="#",
            as_of=DAY,
            scope="市本级",
        ),
        "stories": stories(),
        "wall": (
            p.NameCell("周砚秋", "#"),
            p.NameCell("欧阳南星", "#"),
            p.NameCell("阿依古丽·麦麦提", "#", long=True),
            p.NameCell("一位捐献者", named=False, long=True),
            p.NameCell("𠮷安"),
        ),
        "memorial": p.Strip(
            "网络纪念园",
            "这里纪念逝世后捐献遗体、器官、角膜和组织的人。",
            "#",
            words=("您把春天", "留给了陌生人"),
            search_url="#",
        ),
        "disclosure": p.Strip(
            "信息公开",
            url="#",
            more="公开目录",
            doors=doors[:5],
            state_title="2026年应公开42项",
            state="按时公开25项，逾期后补1项。",
            state_link=p.Link("每一项的期限与依据", "#"),
        ),
        "links": doors[:2],
        **_campaigns(),
    }


def _campaigns() -> dict[str, Any]:
    card = p.EmbedCard(
        "#", "守望青岚", "“6·18”强降雨救灾", "公开募捐活动", picture(),
        p.Progress(71, "已筹1,284.63万元", "目标1,800万元"), ("截至2026年7月1日 24:00。",), DAY,
    )  # fmt: skip
    long = p.EmbedCard("#", LONG, ENGLISH, progress=p.Progress(130, LONG, LONG), lines=(LONG,), published=DAY)
    return {
        "needs": (
            p.Need("家用除湿机", "300", "168", "132", "台", 56, False, DAY),
            p.Need(LONG, "1,020", "1,020", "0", "双", 100, True, DAY),
        ),
        "partners": (p.Partner("澄溪市公共交通集团", "#", picture()), p.Partner(LONG)),
        "cards": (
            card,
            replace(card, state="corrected", note="6月30日，出动人数"),
            long,
            p.EmbedCard("#", published=DAY, state="withdrawn"),
            p.EmbedCard("#", state="gone"),
        ),
        "offer": p.EmbedOffer(
            card, dict.fromkeys(("light", "dark"), '<iframe src="https://example.org/"></iframe>')
        ),
    }


def _documents() -> dict[str, Any]:
    return {
        "catalogue_rows": disclosure.catalogue_rows(),
        "channels": disclosure.channels(),
        "members": disclosure.members(),
        "resolutions": disclosure.resolutions(),
        "attachments": attachments(),
        "approvals": (
            approval(),
            approval("本公示", "值班领导", "党组会审议 2026-06-29，纪要〔2026〕11号"),
            p.ApprovalLine(MOMENT, "主要负责人"),
        ),
        "notices": notices(),
        "periods": periods(),
        "facts": facts(),
        "credits": p.Credits(author="顾荞", editor="许砚", responsible_editor="黎川", reviewer="方既明"),
        "column": p.Link("要闻", "#"),
        "topics": (p.Link("“6·18”强降雨救灾", "#"),),
        "moment": MOMENT,
        "tags": (
            "valid",
            "repealed",
            "withdrawn",
            "corrected",
            "updated",
            "open",
            "ended",
            "repost",
            "reversal",
            "old",
            "pinned",
            "自定",
        ),
        "people": people(),
        "names": names(),
        "blocks": body(),
    }
