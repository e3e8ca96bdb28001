"""Forms to sign up in the demo, and what invented readers sent: the lists of the staff are not empty."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Site

from intake import signing_up
from intake.models import Report, SignUpPage

if TYPE_CHECKING:
    from home.demo.building.pages import Pages

CONSENT = (
    "您的姓名和电话由沐宁市红十字会宣传与志愿服务科、应急救护科使用，只用于这次活动的报名、通知和现场签到，"
    "不提供给其他单位或者个人，活动结束30天后自动删除。\n"
    "您可以随时打电话查询、更正、删除，或者取消报名。不同意的，可以电话报名，由工作人员代填。"
)
# Name, telephone, persons.
READERS = (
    ("江一帆", "0000 8600 0001", 2),
    ("欧阳小禾", "0000 8600 0002", 1),
    ("白露", "0000 8600 0003", 4),
    ("周子衡", "0000 8600 0004", 1),
)
# Kind, kind of misuse, where it was seen, what was written, contact, state.
REPORTS = (
    ("error", "", "", "首页“结余”后面的单位是万元还是元？和公告里的数对不上。", "reader@news.example", "new"),
    ("error", "", "", "“救护培训报名”里第150期的剩余名额没有更新。", "", "in_hand"),
    ("emblem", "medical", "澜桥区书院街，某口腔诊所的门头", "门头和工作服上都用了红色的十字。", "", "new"),
)


def sign_up_form(activity: Any, *, title: str, most: int, note: str) -> SignUpPage:
    """A form for an activity, not yet in the tree."""
    return SignUpPage(
        title=title,
        summary=f"{activity.title}，{activity.place}。",
        closes_at=activity.deadline,
        capacity=activity.capacity,
        most_at_once=most,
        asks_for_note=note,
        consent=CONSENT,
        over_on=timezone.localdate(activity.end),
        retention_days=30,
        phone=activity.phone,
        confirmation="请在开始前10分钟到前台签到。来不了的，请打电话告诉我们，名额会给等候的人。",
    )


def send_some(pages: Pages, handler: Any) -> None:
    """What readers sent, once the forms are public."""
    form = SignUpPage.objects.filter(live=True)[0]
    for number, (name, phone, persons) in enumerate(READERS):
        signing_up.sign_up(form, name=name, phone=phone, persons=persons, nonce=f"demo-{number}")
    site, today = Site.objects.get(is_default_site=True), timezone.localdate()
    course = pages.made["page", "first-aid-course"]
    for number, (kind, misuse, where, text, contact, state) in enumerate(REPORTS):
        about = (
            {}
            if kind == "emblem" or not number
            else {"path": course.get_url_parts()[2], "page_title": course.title}
        )
        Report.objects.create(
            kind=kind,
            site=site,
            language="zh-hans",
            misuse=misuse,
            where_seen=where,
            text=text,
            contact=contact,
            contact_until=today + timedelta(days=180),
            state=state,
            assigned_to=handler if state == "in_hand" else None,
            nonce=f"demo-{number}",
            **about,
        )
