"""What people come for, in the gallery: offers, steps, places, the fields of a form."""

from __future__ import annotations

from typing import Any

from core import presentation as p

from .pieces import ENGLISH, LONG


def services() -> dict[str, Any]:
    facts = (
        p.Fact("救助对象", "14周岁以下、家庭贫困的白血病患儿"),
        p.Fact("电话", "（0000）8820 1199", "tel:00008820"),
    )
    return {
        "offers": (
            p.Offer("小天使基金", "#", facts),
            p.Offer(LONG, "#", (p.Fact("救助对象", LONG),), ("已停止受理",)),
            p.Offer(ENGLISH, "#"),
        ),
        "steps": (
            p.Step("提出申请", "把材料交给村（社区）。", "12月5日前"),
            p.Step(LONG, LONG, "10个工作日内"),
            p.Step("短"),
        ),
        "places": (
            p.AddressGroup(
                "AED",
                (
                    p.Address("望江公园AED", "杉台区", "望江路18号", "（0000）8605 2108", "00008605", "24小时",
                              "门外立柱，不上锁", "place-1"),
                    p.Address(LONG, "云柘县", LONG, id="place-2"),
                ),
            ),
        ),
        "sign_ups": (
            {"title": "我要报名", "url": "#", "is_open": True, "state": "剩余12个名额，2026-12-04 09:00截止"},
            {"title": "第149期", "url": "#", "is_open": False, "state": "名额已满"},
        ),
        "form_fields": form_fields(),
    }  # fmt: skip


def form_fields() -> tuple[p.FormField, ...]:
    options = (p.Option("a", "广告、商标或者包装", True), p.Option("b", "其他"))
    return (
        p.FormField("g-name", "name", "姓名", value="欧阳明珊", required=True, longest=60),
        p.FormField("g-phone", "phone", "电话", "tel", "没有", error="这不像电话号码。", required=True),
        p.FormField("g-persons", "persons", "一共几个人来", "number", "2", least=1, most=4, required=True),
        p.FormField("g-misuse", "misuse", "滥用情形", "choice", options=options, required=True),
        p.FormField("g-text", "text", "看到了什么", "area", "门头用了红十字。", "知道多少写多少。"),
        p.FormField("g-consent", "consent", "我已阅读并同意", "check", required=True),
    )
