"""What the component gallery shows: every component with long, short, missing and English text.

Fictitious throughout, and independent of the database, so that a look can be judged on a fresh clone.
"""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from core import presentation as p

ZONE = ZoneInfo("Asia/Shanghai")
DAY = datetime.date(2026, 7, 2)
MOMENT = datetime.datetime(2026, 7, 3, 9, 10, tzinfo=ZONE)
LONG = "关于进一步做好应急救护培训进社区、进学校、进农村、进企业、进机关工作并按季度公开进度的若干情况"
ENGLISH = "Volunteers return to Dipu Town after the water has gone"
DIGEST = "7f3a91c204be5d6688aa01f2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4c21e"


def picture(alt: str = "山间湖水，远处有太阳", caption: str = "", credit: str = "") -> p.Picture:
    return p.Picture("/static/img/sample.svg", 640, 400, alt, caption=caption, credit=credit)


def society() -> p.Society:
    return p.Society(
        name="沐宁市红十字会",
        name_en="Muning Red Cross Society",
        motto="人道 博爱 奉献",
        address="沐宁市南汀区苇岸路26号",
        phone="（0000）8820 1199",
        phone_link="00008820 1199".replace(" ", ""),
        hours="工作日 8:30—12:00，14:30—17:30",
        filings=(
            p.Link("×ICP备00000000号-1", "https://example.org/"),
            p.Link("×公网安备00000000000000号", ""),
        ),
        site_code="0000000000",
    )


MENU = [
    "工作动态",
    "公告公示",
    "大事记",
    "品牌活动",
    "救助项目",
    "捐赠公示",
    "捐赠荣誉榜",
    "信息公开",
    "网络纪念园",
    "关于我们",
]
FOOTER = {
    "办事": ("我要求助", "怎样捐赠", "查我的捐赠", "救护培训报名", "阵地名录"),
    "监督": ("更正与撤稿", "依申请公开", "投诉与举报", "本页有错，告诉我们"),
    "使用本站": ("无障碍与大字版说明", "个人信息处理规则", "订阅更新", "技术信息与开放数据"),
}


def shell(
    title: str = "零件", *, current: str = "", crumbs: tuple[p.Link, ...] = (), **changes: Any
) -> p.Shell:
    surroundings: dict[str, Any] = {
        "society": society(),
        "head": p.Head(
            title=f"{title} - 沐宁市红十字会", description=title, canonical="https://example.org/page/"
        ),
        "menu": tuple(p.Link(name, f"#{at}", current=name == current) for at, name in enumerate(MENU)),
        "footer": tuple((name, tuple(p.Link(link, "#") for link in links)) for name, links in FOOTER.items()),
        "crumbs": (p.Link("首页", "/"), *crumbs) if crumbs else (),
        "languages": (
            p.Language("zh-Hans", "简体中文", "/", current=True),
            p.Language("en", "English", "/en/"),
        ),
        "modes": p.Modes(large_url="?type=large", contrast_url="?contrast=high"),
    }
    return p.Shell(**{**surroundings, **changes})


def approval(subject: str = "", signer: str = "新闻发言人", meeting: str = "") -> p.ApprovalLine:
    steps = (p.Signature("初审", "闻若初"), p.Signature("复审", "方既明"), p.Signature("终审", "岳泊"))
    return p.ApprovalLine(MOMENT, signer, subject, "沐发 2026-0713", steps, DIGEST, meeting)


def attachments() -> tuple[p.Attachment, ...]:
    return (
        p.Attachment(
            "“6·18”救灾捐赠接收明细（第3期）",
            "#",
            "#",
            "XLSX",
            219_136,
            sha256=DIGEST,
            note="1,862笔　姓名按捐赠人意愿公示",
        ),
        p.Attachment(LONG, "#", "#", "PDF", 41_943_040, pages=128, note="可查找文字"),
        p.Attachment("表", "#", "", "DOC", 400),
    )


def rows() -> tuple[p.Row, ...]:
    return (
        p.Row("三百名新救护员在雨季来临前结业，女性首次过半", "#", DAY, kind="应急救护", picture=picture()),
        p.Row(LONG, "#", datetime.date(2026, 6, 29), meta="公示期7月1日至7月7日", tags=("open",)),
        p.Row("短", "#", datetime.date(2026, 6, 27), number="沐红公〔2026〕14号"),
        p.Row(
            "关于某安置点物资发放情况的报道",
            "#",
            DAY,
            tags=("withdrawn",),
            note="数据有误，7月1日撤稿，",
            note_url="#",
        ),
        p.Row(
            ENGLISH,
            "#",
            datetime.date(2026, 5, 1),
            kind="Relief",
            summary="Four teams stayed for thirteen days.",
        ),
    )


def entries() -> tuple[p.Entry, ...]:
    day = datetime.date
    link = (p.Link("相关报道", "#"),)
    return (
        p.Entry(
            day(2026, 6, 26),
            LONG + "。",
            part_of_day="morning",
            numbers=("沐红发〔2026〕20号",),
            links=link,
            anchor="e1",
            url="#e1",
        ),
        p.Entry(day(2026, 6, 24), "桐屿、南汀两县区备灾仓库完成补库，补充帐篷600顶。", end=day(2026, 6, 25)),
        p.Entry(day(2026, 6, 18), "面对连续强降雨，四支救援队137人主动请战。", ongoing=True, url="#e3"),
        p.Entry(day(2026, 12, 30), "跨年慰问。", end=day(2027, 1, 2)),
        p.Entry(day(2026, 5, 11), "完成首轮授课。", end=day(2026, 5, 20), precision="ten_days"),
        p.Entry(day(2026, 5, 1), "签订应急联动协议。", end=day(2026, 5, 31), precision="month"),
        p.Entry(day(2026, 1, 1), "部署全年工作。", end=day(2026, 6, 30), precision="year_part"),
        p.Entry(day(2026, 4, 5), "缅怀纪念活动举行。", correction="原记“420人”。", corrected=day(2026, 4, 8)),
    )


def body() -> tuple[p.Block, ...]:
    figure = {
        "image": picture(),
        "caption": "6月19日下午，救援队转移群众",
        "credit": "远帆救援队供图",
        "alt": "",
    }
    items = [
        {"label": "接收捐款", "value": "2036.48", "unit": "万元"},
        {"label": "接收物资（折价）", "value": "418.70", "unit": "万元"},
        {"label": "已拨付", "value": "1907.15", "unit": "万元"},
    ]
    table = [
        ["用途", "金额（元）", "户数"],
        ["过渡安置与家庭重建", "6,120,000.00", "411"],
        ["饮水、药品与消杀", "1,473,500.00", "—"],
    ]
    text = Markup(
        '<p>6月18日以来，桐屿县连续三天强降雨。红会当晚启动<i>三级</i>响应，转移群众2,846人，见<a href="#">沐红公〔2026〕14号</a>。</p>'
        "<ul><li>过渡安置：612.00万元</li><li>饮水、药品：147.35万元</li></ul><ol><li>先救人</li><li><b>再救物</b></li></ol>"
    )
    return (
        p.Block("rich_text", {"html": text}),
        p.Block("heading", {"text": "“最后一户”是收队的标准", "level": "2"}, "h1"),
        p.Block("figure", figure),
        p.Block("quote", {"text": "我们学的是救人。", "attribution": "远帆救援队队员"}),
        p.Block("heading", {"text": "款物去了哪里", "level": "3"}),
        p.Block("key_figures", {"items": items, "source": "捐赠明细", "as_of": DAY}),
        p.Block("table", {"caption": "拨付情况", "header": True, "rows": table}),
        p.Block("gallery", {"title": "现场", "items": [figure, figure]}),
        p.Block("documents", {"title": "表格", "items": list(attachments()[:1])}),
        p.Block("callout", {"title": "提醒", "text": Markup("<p>捐赠账户只在本网站公布。</p>")}),
        p.Block("video", {"url": "https://example.org/v", "title": "救护课", "poster": picture()}),
    )


def notices() -> tuple[p.PageNotice, ...]:
    link = (p.Link("查看更正前的版本", "#"),)
    day = datetime.date(2026, 7, 1)
    return (
        p.PageNotice("correction", "更正说明（第1号）", "出动人数由131人更正为137人。", day, link),
        p.PageNotice("replaced", "附件已替换", "会计师事务所7月1日重新出具。", day),
        p.PageNotice("withdrawn", "本页已撤稿", "原因：数据有误。网址保留。", day),
        p.PageNotice(
            "old", "这是旧版本", "2026年6月30日 15:00至7月1日 10:05有效", links=(p.Link("查看现行版本", "#"),)
        ),
        p.PageNotice(
            "translation", "This translation is two versions behind.", "Last reviewed 20 June 2026."
        ),
    )


def facts() -> tuple[p.Fact, ...]:
    return (
        p.Fact("索引号", "MN0000137/2026-00214", key=True),
        p.Fact("发文字号", "沐红公〔2026〕14号", key=True),
        p.Fact("发文机关", "沐宁市红十字会"),
        p.Fact("成文日期", "2026-07-02"),
        p.Fact("文种", "公告"),
        p.Fact("有效性", "至下一期公布", tag="valid"),
    )


def names() -> tuple[p.NameGroup, ...]:
    told = p.Name(
        "沐宁鹭渡饮用水有限公司", citation="洪水中连续十三天向安置点送水。", certificate="沐红荣〔2026〕001号"
    )
    people = ("苏望舒", "欧阳**", "阿依古丽·麦麦提", "顾*", "𫖯明远", "J** **", "沐宁的风", "张*夫妇")
    return (
        p.NameGroup("人道救助特别贡献奖", "1家", "奖励在人道救助中作出特别贡献的单位和个人。", told=(told,)),
        p.NameGroup(
            "一万元以上",
            "10个名字",
            organisations=(p.Name("沐宁第一中学"), p.Name(LONG), p.Name("云柘县商会", gift="棉被 300 床")),
            people=tuple(p.Name(name) for name in people),
        ),
    )


def people() -> tuple[p.Person, ...]:
    return (
        p.Person(
            "岳泊",
            "会长",
            "主持全面工作。",
            "2023年5月起",
            "（0000）8820 1100",
            "00008820",
            picture=picture(),
        ),
        p.Person(
            "阿依古丽·麦麦提", "副会长", "分管应急救护、志愿服务、青少年工作，联系南汀区、桐屿县红十字会。"
        ),
        p.Person("方既明"),
    )


def periods() -> tuple[p.NoticePeriod, ...]:
    start, end = datetime.date(2026, 7, 1), datetime.date(2026, 7, 7)
    where: dict[str, Any] = {
        "phone": "（0000）8820 1190",
        "phone_link": "00008820",
        "address": "苇岸路26号304室，机关纪委",
    }
    return (
        p.NoticePeriod(start, end, days_left=5, hours="工作日 8:30—12:00", **where),
        p.NoticePeriod(start, end, days_left=0, **where),
        p.NoticePeriod(start, end, ended=True, withheld=True),
    )


def hits() -> tuple[p.Hit, ...]:
    return (
        p.Hit(
            Markup("怎样登记<mark>遗体捐献</mark>志愿"),
            "#",
            Markup("登记在国家统一的系统办理。<mark>遗体捐献</mark>完全自愿、无偿……"),
            "信息公开",
            "沐红发〔2026〕15号",
            DAY,
            insets=(
                p.Inset(
                    "2025年度工作报告.pdf",
                    Markup("“……<mark>遗体捐献</mark>者纪念园……”"),
                    (p.Link("第12页", "#"),),
                ),
            ),
        ),
        p.Hit("短", "#", partial=True),
    )


def pages() -> p.Pagination:
    numbers = (
        p.Link("1", "?page=1"),
        p.Link("2", "?page=2", current=True),
        p.Link("3", "?page=3"),
        None,
        p.Link("8", "?page=8"),
    )
    return p.Pagination(2, 8, numbers, "?page=1", "?page=3")


def filters() -> p.Filters:
    columns = (p.Option("", "全部栏目", True), p.Option("a", "要闻"), p.Option("b", "应急救护与心理援助"))
    fields = (p.FilterField("column", "栏目", columns), p.FilterField("words", "含有文字"))
    return p.Filters("#", fields, "全部栏目，2026年", "#")


def stories() -> tuple[p.Story, ...]:
    start, end = datetime.date(2026, 3, 1), datetime.date(2026, 12, 31)
    return (
        p.Story(
            "守望桐屿",
            "#",
            "“6·18”强降雨救灾",
            picture(""),
            start,
            state="进行中",
            progress=p.Progress(71, "已筹1,284.63万元", "目标1,800万元"),
        ),
        p.Story(
            LONG,
            "#",
            "",
            picture(""),
            start,
            end,
            "已结束",
            p.Link("总结报告", "#"),
            p.Progress(130, "已送达4,420户"),
        ),
        p.Story(ENGLISH, "#"),
    )
