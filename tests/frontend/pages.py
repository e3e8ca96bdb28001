"""A realistic context for every public template, keyed by name."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from core import gallery as g
from core import presentation as p

DAY = g.DAY
day = datetime.date


def text(html: str) -> p.Block:
    return p.Block("rich_text", {"html": Markup(html)})


def heading(words: str, level: str = "2") -> p.Block:
    return p.Block("heading", {"text": words, "level": level})


def rows() -> tuple[p.Row, ...]:
    return (
        p.Row(
            "水退之后，他们又回到\u200b荻浦镇",
            "#",
            day(2026, 7, 2),
            meta="四支红十字救援队的十三天。7月3日有更新",
            picture=g.picture(),
        ),
        p.Row(
            "三百名新救护员在雨季来临前结业，女性首次过半",
            "#",
            day(2026, 7, 1),
            meta="应急救护",
            picture=g.picture(),
        ),
        p.Row(
            "沐宁市第41例造血干细胞捐献完成，捐献者是一名高速公路养护工",
            "#",
            day(2026, 6, 29),
            meta="造血干细胞",
        ),
        p.Row("“6·18”救灾款物怎样花：监事会列席首次拨付会", "#", day(2026, 6, 27), meta="捐赠管理"),
        p.Row(
            "关于某安置点物资发放情况的报道",
            "#",
            day(2026, 6, 25),
            tags=("withdrawn",),
            note="数据有误，7月1日撤稿，",
            note_url="#",
        ),
        p.Row(
            "桐屿、南汀两县区备灾仓库完成补库，帐篷可用数恢复到汛前水平",
            "#",
            day(2026, 6, 24),
            meta="基层报送：桐屿县红十字会",
            picture=g.picture(),
        ),
        p.Row(
            "市红十字会启动三级应急响应，137名队员连夜出发",
            "#",
            day(2026, 6, 19),
            meta="救援",
            tags=("corrected",),
            note="出动人数由131人更正为137人",
        ),
    )


def official_rows() -> tuple[p.Row, ...]:
    return (
        p.Row(
            "关于“6·18”强降雨救灾接收社会捐赠情况的公告（第3期）",
            "#",
            day(2026, 7, 2),
            number="沐红公〔2026〕14号",
        ),
        p.Row("第三届“博爱单位”拟表彰名单公示", "#", day(2026, 7, 1), meta="公示期7月1日至7月7日"),
        p.Row("2025年度捐赠收支审计报告", "#", day(2026, 6, 30), number="沐红发〔2026〕21号"),
        p.Row("致全市各界的救灾募捐倡议书", "#", day(2026, 6, 19), meta="倡议书"),
    )


def entries() -> tuple[p.Entry, ...]:
    return (
        p.Entry(
            day(2026, 6, 26),
            "市红十字会召开“6·18”救灾款物首次拨付会，监事会全程列席，拨付346万元用于桐屿县过渡安置和家庭重建。",
            part_of_day="morning",
            numbers=("沐红发〔2026〕20号",),
            links=(p.Link("相关报道", "#"),),
            anchor="e-1",
            url="#e-1",
        ),
        p.Entry(
            day(2026, 6, 24),
            "桐屿、南汀两县区备灾仓库完成补库，补充帐篷600顶、家庭包1,800个、折叠床900张。",
            end=day(2026, 6, 25),
        ),
        p.Entry(
            day(2026, 6, 18),
            "面对连续强降雨，远帆救援队、白鹇救援队、荻浦志愿救援队和心理救援队137人主动请战，出动冲锋舟22艘，协助转移群众2,846人。",
            ongoing=True,
            links=(p.Link("专题", "#"),),
            url="#e-3",
        ),
        p.Entry(
            day(2026, 6, 11),
            "中国器官捐献日，“生命之树”在兰汀公园揭幕，新增志愿登记318人。",
            part_of_day="afternoon",
            url="#e-5",
        ),
    )


def article() -> dict[str, Any]:
    blocks = (
        text(
            "<p>6月18日以来，桐屿县连续三天出现强降雨，荻浦河水位超过警戒线2.3米。市红十字会当晚启动<i>三级</i>应急响应，远帆、白鹇、荻浦志愿和心理救援四支队伍共137人先后抵达，出动冲锋舟22艘，转移群众2,846人。</p><p>老街一共418户，一楼几乎都进了水。队员把工作拆成一张表：清淤、消杀、电路排查、老人用药、牲畜处理。每完成一项，就在门框上贴一张绿色纸条；五张贴齐，这一户才算结束。</p>"
        ),
        heading("“最后一户”是收队的标准"),
        text(
            "<p>70多岁的陈阿婆家住老街尽头，屋里的淤泥有40厘米深。她担心的不是家具，是床底下那只铁盒：里面有老伴的照片和一本存折。队员用了两个小时把它找出来，擦干净，放在她手里。</p>"
        ),
        p.Block(
            "quote",
            {
                "text": "我们学的是救人。来了才晓得，把一个人的家还给他，也是救人。",
                "attribution": "远帆救援队队员，入队第二年",
            },
        ),
        text(
            "<p>截至7月1日，老街418户中已有411户贴齐了五张纸条。剩下7户的房屋经鉴定需要重建，住户由镇政府统一安置，救援队与每一户留了联系电话。</p>"
        ),
        heading("款物去了哪里"),
        text(
            '<p>“6·18”强降雨救灾共接收社会捐赠<b>1,284.63万元</b>（含捐款1,073.21万元、物资折价211.42万元），已拨付823.90万元。每一笔的用途可以在<a href="#">捐赠明细</a>中查到，第3期公告见<a href="#">沐红公〔2026〕14号</a>。</p><ul><li>过渡安置与家庭重建：612.00万元</li><li>饮水、药品与消杀：147.35万元</li><li>心理援助与老人照护：64.55万元</li></ul><p>市红十字会提醒：捐赠账户只在本网站和办公场所公布，任何以红十字会名义添加微信、索要验证码的都是诈骗。可拨打值班电话<a href="tel:0">（0000）8820 1199</a>核实。</p>'
        ),
    )
    return {
        "shell": g.shell(
            "水退之后",
            current="工作动态",
            crumbs=(
                p.Link("工作动态", "#"),
                p.Link("要闻", "#"),
                p.Link("水退之后，\u200b他们又回到\u200b荻浦镇", "#"),
            ),
        ),
        "title": "水退之后，\u200b他们又回到\u200b荻浦镇",
        "subtitle": "四支红十字救援队的十三天",
        "kind": "",
        "date": DAY,
        "published": datetime.datetime(2026, 7, 2, 16, 42, tzinfo=g.ZONE),
        "updated": g.MOMENT,
        "original_date": None,
        "number": "",
        "standfirst": "洪水在6月22日退出荻浦镇老街。第二天清早，原本应当轮休的救援队员又把车开了回来。他们说，水走了，事情才刚开始。",
        "picture": g.picture(
            caption="6月19日下午，市红十字远帆救援队在荻浦镇老街转移群众。", credit="市红十字远帆救援队供图"
        ),
        "blocks": blocks,
        "attachments": (),
        "notices": (),
        "credits": p.Credits("own", "", "", "顾荞", "许砚", "黎川", "方既明"),
        "column": p.Link("要闻", "#"),
        "topics": (p.Link("“6·18”强降雨救灾", "#"),),
        "related": (
            p.Link("“6·18”救灾款物怎样花：监事会列席首次拨付会", "#"),
            p.Link("心理救援队进驻三个安置点，老人和孩子优先", "#"),
        ),
        "next": (
            p.Link("后一篇：桐屿县首批过渡安置房交付，四十二户搬入新居", "#"),
            p.Link("前一篇：救护师资下乡，把急救课开到村口", "#"),
        ),
        "approval": replace(g.approval(), changes=changes()),
        "share": p.Share("https://example.org/news/20260702-1/", g.picture("本页网址的二维码")),
    }


def repost() -> dict[str, Any]:
    changes = {
        "title": "省红十字会工作组到桐屿县核查灾情，慰问安置点群众并与四支救援队座谈，研究下一步过渡安置工作",
        "subtitle": "",
        "kind": "转载",
        "original_date": day(2019, 12, 21),
        "updated": None,
        "standfirst": "",
        "picture": None,
        "blocks": g.body(),
        "attachments": g.attachments(),
        "notices": g.notices()[:2],
        "credits": p.Credits("repost", "省红十字会网站", "https://example.org/"),
        "topics": (),
        "related": (),
        "next": (),
        "share": None,
    }
    return {**article(), **changes}


def english() -> dict[str, Any]:
    blocks = (
        text(
            "<p>Heavy rain fell on Tongyu County for three days from 18 June. The society started its <i>third-level</i> response the same night; four teams with 137 people reached the town and moved 2,846 residents to safety.</p><p>All 418 households on the old street had water on the ground floor. A household counts as finished only when five paper strips are on its door.</p>"
        ),
        heading("The last household decides"),
        p.Block(
            "quote",
            {
                "text": "We were trained to save people. Giving someone back their home is saving them, too.",
                "attribution": "A member of the Yuanfan team",
            },
        ),
        text(
            '<p>Donations of CNY 12.85 million were received, of which 8.24 million have been paid out; see <a href="#">the ledger</a>.</p>'
        ),
    )
    menu = tuple(
        p.Link(name, "#", current=name == "News")
        for name in ("News", "Notices", "Chronicle", "Campaigns", "Disclosure", "About us")
    )
    shell = g.shell(
        "After the water",
        crumbs=(),
        menu=menu,
        html_lang="en",
        language="en",
        footer=(("Services", (p.Link("How to donate", "#"), p.Link("First-aid courses", "#"))),),
        languages=(p.Language("zh-Hans", "简体中文", "/"), p.Language("en", "English", "/en/", current=True)),
    )
    about = replace(
        shell.society,
        name="Muning Red Cross Society",
        name_en="",
        motto="",
        address="26 Tinglan Road, Nanting District",
        hours="Weekdays 8:30 to 12:00, 14:30 to 17:30",
    )
    return {
        **article(),
        "shell": replace(
            shell,
            society=about,
            crumbs=(
                p.Link("Home", "/en/"),
                p.Link("News", "#"),
                p.Link("After the water, they went back to Dipu Town", "#"),
            ),
        ),
        "title": "After the water, they went back to Dipu Town",
        "subtitle": "Thirteen days of four Red Cross teams",
        "standfirst": "The flood left the old street of Dipu on 22 June. The next morning the teams, who should have rested, drove back.",
        "picture": g.picture(
            "Hills and a lake under a low sun", "Yuanfan team at work, 19 June.", "Photo: Yuanfan team"
        ),
        "blocks": blocks,
        "credits": p.Credits("own", "", "", "Gu Qiao", "Xu Yan", "Li Chuan", "Fang Jiming"),
        "column": p.Link("News", "#"),
        "topics": (p.Link("Floods of 18 June", "#"),),
        "related": (p.Link("How relief money is spent", "#"),),
        "next": (p.Link("Earlier: First aid comes to the villages", "#"),),
        "approval": p.ApprovalLine(
            g.MOMENT,
            "spokesperson",
            "",
            "2026-0713",
            (p.Signature("First review", "Wen Ruochu"), p.Signature("Final review", "Yue Bo")),
            g.DIGEST,
        ),
    }


def notice() -> dict[str, Any]:
    blocks = (
        text(
            "<p>2026年6月18日以来，桐屿县、南汀区等地遭受强降雨灾害，社会各界踊跃捐赠款物，支援救灾和恢复重建。根据《中华人民共和国红十字会法》《中华人民共和国公益事业捐赠法》和《中华人民共和国慈善法》有关规定，现将第3期捐赠接收和使用情况公告如下。</p>"
        ),
        heading("一、接收情况"),
        text(
            "<p>2026年6月27日0时至7月1日24时，市本级接收捐赠1,862笔，合计3,114,620.50元；其中捐款2,604,620.50元，物资折价510,000.00元。累计接收12,846,317.86元。</p>"
        ),
        heading("二、查询与监督"),
        text(
            '<p>捐赠人可凭捐赠票据号，连同手机尾号四位或者捐赠金额，在本网站“查我的捐赠”查询。如有疑问，请于工作日拨打<a href="tel:0">（0000）8820 1187</a>。</p><p>“6·18”强降雨救灾捐赠仍在接收，下一期公告于7月7日公布。</p>'
        ),
    )
    return {
        "shell": g.shell(
            "公告",
            current="公告公示",
            crumbs=(p.Link("公告公示", "#"), p.Link("捐赠公告", "#"), p.Link("第3期", "#")),
        ),
        "title": "关于“6·18”强降雨救灾\u200b接收社会捐赠情况的公告\u200b（第3期）",
        "kind": "announcement",
        "number": "沐红公〔2026〕14号",
        "date": DAY,
        "published": g.MOMENT,
        "updated": None,
        "facts": g.facts(),
        "period": None,
        "addressee": "",
        "blocks": blocks,
        "closing": "特此公告。",
        "signature": "沐宁市红十字会",
        "signed_on": DAY,
        "attachments": g.attachments()[:2],
        "notices": (),
        "approval": g.approval("本公告", "主要负责人"),
        "neighbours": (p.Link("上一期：第2期（6月27日）", "#"), p.Link("捐赠明细", "#")),
        "share": None,
    }


def publicity() -> dict[str, Any]:
    names = [
        "沐宁市第二人民医院",
        "桐屿县荻浦镇中心小学",
        "沐宁汀源饮用水有限公司",
        "兰汀街道社区卫生服务中心",
    ]
    listed = "".join(f"<li>{name}</li>" for name in names)
    return {
        **notice(),
        "title": "关于第三届“博爱单位”\u200b拟表彰名单的公示",
        "kind": "publicity",
        "number": "",
        "period": g.periods()[0],
        "facts": (),
        "closing": "",
        "blocks": (
            text(
                f"<p>根据《沐宁市红十字会表彰奖励办法》，经各县区推荐、初审、评审委员会评议，拟表彰以下4家单位，现予公示。</p><ul>{listed}</ul><p>公示期为2026年7月1日至7月7日。对公示对象有异议的，请以书面或者电话形式反映。反映情况应当实事求是，我们为反映人保密。</p>"
            ),
        ),
        "attachments": (),
        "approval": g.approval("本公示", "分管领导", "党组会审议 2026-06-29，纪要〔2026〕11号"),
        "neighbours": (),
    }


def letter() -> dict[str, Any]:
    return {
        **notice(),
        "title": "感谢信",
        "kind": "thanks",
        "number": "",
        "facts": (),
        "addressee": "全市爱心单位和个人：",
        "blocks": (
            text(
                "<p>六月的雨里，你们把水、药和被褥送到了荻浦镇。二万多笔捐赠，每一笔都写在账上，也记在我们心里。</p>"
            ),
        ),
        "closing": "谨致谢忱。",
        "attachments": (),
        "neighbours": (),
        "share": p.Share("https://example.org/thanks/", g.picture("本页网址的二维码")),
    }


def home() -> dict[str, Any]:
    sample = g.samples()
    return {
        "shell": g.shell("首页", urgent=sample["shell"].urgent),
        "title": "沐宁市红十字会",
        "lead": replace(
            sample["lead"],
            picture=g.picture(caption="6月19日，桐屿县荻浦镇。", credit="市红十字远帆救援队供图"),
            summary="六月的洪水过去十三天，四支红十字救援队没有撤走。清淤、消杀、送药、陪老人说话：他们把“最后一户”当作收队的标准。",
            related=(
                p.Link("救灾款物怎样花：监事会列席首次拨付会", "#"),
                p.Link("心理救援队进驻三个安置点，老人和孩子优先", "#"),
            ),
        ),
        "doors": sample["doors"],
        "lists": (p.RowList("要闻", rows()[1:5], "#"), p.RowList("公告公示", official_rows(), "#")),
        "figures": p.KeyFigures(
            (
                p.Figure("接收捐款", "2036.48", "万元"),
                p.Figure("接收物资（折价）", "418.70", "万元"),
                p.Figure("已拨付", "1907.15", "万元"),
                p.Figure("结余（未拨付）", "548.03", "万元"),
            ),
            "本年捐赠收支",
            "捐赠明细",
            "#",
            DAY,
            "市本级，2026年1月1日起",
        ),
        "campaigns": tuple(
            replace(story, title=title, subtitle=sub, url="#", picture=g.picture(""))
            for story, title, sub in zip(
                g.stories()[:1] * 3,
                ("守望桐屿", "救在身边", "博爱送万家"),
                ("“6·18”强降雨救灾", "校园里的四分钟", "最后十公里"),
                strict=True,
            )
        ),
        "campaigns_url": "#",
        "chronicle": entries(),
        "chronicle_url": "#",
        "memorial": sample["memorial"],
        "disclosure": p.Strip(
            "信息公开",
            url="#",
            more="公开目录",
            doors=tuple(
                p.Link(name, "#")
                for name in (
                    "公开指南",
                    "公开目录",
                    "审计报告",
                    "预算决算",
                    "章程与制度",
                    "领导与机构",
                    "募捐方案备案",
                    "依申请公开",
                )
            ),
            state_title="2026年应公开42项",
            state="按时公开25项，逾期后补1项，尚未到期16项，逾期未公开0项。",
            state_link=p.Link("每一项的期限与依据", "#"),
        ),
        "blocks": (),
    }


def listing() -> dict[str, Any]:
    return {
        "shell": g.shell("工作动态", current="工作动态", crumbs=(p.Link("工作动态", "#"),)),
        "title": "工作动态",
        "summary": "",
        "count": 146,
        "months": (p.Month(2026, 7, rows()[:2]), p.Month(2026, 6, rows()[2:])),
        "pinned": (),
        "filters": p.Filters(
            "#",
            (
                p.FilterField("column", "栏目", (p.Option("", "全部栏目"),)),
                p.FilterField("year", "年份", (p.Option("2026", "2026年", True),)),
                p.FilterField("topic", "专题", (p.Option("", "不限"),)),
                p.FilterField("words", "含有文字"),
            ),
            "全部栏目，2026年",
        ),
        "columns": (),
        "feeds": (p.Link("Atom", "#"), p.Link("RSS", "#"), p.Link("JSON", "#")),
        "pagination": replace(
            g.pages(),
            number=1,
            previous="",
            links=(
                p.Link("1", "#", current=True),
                p.Link("2", "#"),
                p.Link("3", "#"),
                None,
                p.Link("8", "#"),
            ),
        ),
        "notices": (),
    }


def listing_empty() -> dict[str, Any]:
    filters = replace(listing()["filters"], summary="2026年，含有“除湿机”", reset_url="#")
    return {**listing(), "count": 0, "months": (), "filters": filters, "pagination": None}


def topic() -> dict[str, Any]:
    return {
        "shell": g.shell(
            "专题", current="工作动态", crumbs=(p.Link("工作动态", "#"), p.Link("“6·18”强降雨救灾", "#"))
        ),
        "title": "“6·18”强降雨救灾",
        "summary": "从第一夜的三级响应到最后一户收队，报道、公告和账目都在这里。",
        "picture": g.picture(credit="远帆救援队供图"),
        "blocks": (text("<p>2026年6月18日起，桐屿县、南汀区连续强降雨。</p>"),),
        "chosen": rows()[:2],
        "months": listing()["months"],
        "count": 7,
        "feeds": listing()["feeds"],
        "pagination": None,
        "notices": (),
        "approval": g.approval("本专题"),
    }


def chronicle() -> dict[str, Any]:
    may = (
        p.Entry(
            day(2026, 5, 23),
            "市红十字会被省红十字会评为“2025年度绩效管理先进单位”，应急救护、捐赠管理两个单项工作受到通报表扬。",
            numbers=("省红发〔2026〕16号",),
            url="#e-6",
        ),
        p.Entry(
            day(2026, 5, 11),
            "全市86所学校完成“校园里的四分钟”首轮授课，1.9万名学生学会心肺复苏基本操作。",
            end=day(2026, 5, 20),
            precision="ten_days",
        ),
        p.Entry(day(2026, 5, 8), "世界红十字日，全市9个县区同步开放备灾仓库，市民参观1.1万人次。"),
        p.Entry(
            day(2026, 5, 1),
            "与市消防救援支队签订应急联动协议，约定装备共享、联合演练和战时调用办法。",
            end=day(2026, 5, 31),
            precision="month",
            numbers=("沐红联发〔2026〕2号",),
            url="#e-8",
        ),
        p.Entry(
            day(2026, 4, 5),
            "清明，遗体和人体器官捐献者缅怀纪念活动在静园举行，家属和志愿者430人参加。",
            correction="原记“420人”。",
            corrected=day(2026, 4, 8),
            url="#e-9",
        ),
    )
    kinds = (
        ("全部", "68"),
        ("救援救灾", "11"),
        ("应急救护", "14"),
        ("人道救助", "12"),
        ("三献工作", "13"),
        ("会议与制度", "9"),
        ("表彰", "9"),
    )
    return {
        "shell": g.shell("大事记", current="大事记", crumbs=(p.Link("大事记", "#"), p.Link("2026年", "#"))),
        "title": "二〇二六年大事记",
        "summary": "",
        "count": 68,
        "until": day(2026, 7, 1),
        "years": (
            p.Link("2026", "#", current=True),
            p.Link("2025", "#"),
            p.Link("2024", "#"),
            p.Link("更早", "#"),
        ),
        "kinds": p.Facet("种类", tuple(p.Link(name, "#", note, name == "全部") for name, note in kinds)),
        "kind_now": "全部",
        "months": (p.Month(2026, 6, entries()), p.Month(2026, 5, may[:4]), p.Month(2026, 4, may[4:])),
        "neighbours": (p.Link("一月至三月", "#"), p.Link("2025年", "#")),
        "feeds": (),
        "notices": (),
        "approval": g.approval("本年条目"),
    }


def chronicle_index() -> dict[str, Any]:
    return {
        "shell": g.shell("大事记", current="大事记", crumbs=(p.Link("大事记", "#"),)),
        "title": "大事记",
        "summary": "每年一页，逐条审核，订正另行注明。",
        "blocks": (),
        "years": tuple(p.Link(f"{year}年", "#", "共68条") for year in range(2026, 2019, -1)),
        "latest": entries(),
        "latest_title": "",
        "notices": (),
        "approval": None,
    }


def search() -> dict[str, Any]:
    kinds = (("全部", "64"), ("工作动态", "27"), ("信息公开", "14"), ("大事记", "9"), ("公告公示", "3"))
    years = (("2026年", "30"), ("2025年", "34"))
    return {
        "shell": g.shell("搜索", crumbs=(p.Link("搜索", "#"),)),
        "query": "遗体捐献",
        "count": 64,
        "hits": (*g.hits()[:1] * 2, replace(g.hits()[0], partial=True, insets=()), *g.hits()[1:]),
        "also": ("遺體捐獻", "捐献遗体"),
        "exact_query": "遗体捐献",
        "exact_url": "#",
        "facets": (
            p.Facet("种类", tuple(p.Link(n, "#", c, n == "全部") for n, c in kinds)),
            p.Facet("年份", tuple(p.Link(n, "#", c) for n, c in years)),
        ),
        "facets_now": "全部",
        "sorts": (p.Link("最相关", "#", current=True), p.Link("最新", "#")),
        "suggestions": (),
        "pagination": listing()["pagination"],
        "problem": "",
    }


def search_empty() -> dict[str, Any]:
    return {
        **search(),
        "query": "除湿机",
        "count": 0,
        "hits": (),
        "also": (),
        "exact_url": "",
        "facets": (),
        "sorts": (),
        "pagination": None,
    }


def standard() -> dict[str, Any]:
    siblings = tuple(
        p.Link(name, "#", current=name == "机构简介")
        for name in ("机构简介", "章程", "领导与机构", "联系我们")
    )
    return {
        "shell": g.shell(
            "机构简介", current="关于我们", crumbs=(p.Link("关于我们", "#"), p.Link("机构简介", "#"))
        ),
        "title": "机构简介",
        "summary": "沐宁市红十字会成立于1984年，是从事人道主义工作的社会救助团体。",
        "picture": None,
        "blocks": g.body(),
        "attachments": (),
        "siblings": siblings,
        "siblings_title": "关于我们",
        "notices": (),
        "published": g.MOMENT,
        "updated": None,
        "approval": g.approval(),
        "share": None,
    }


def section() -> dict[str, Any]:
    children = tuple(
        p.Link(name, "#", note)
        for name, note in (
            ("机构简介", "历史、职责与组织"),
            ("章程", "第六次会员代表大会通过"),
            ("领导与机构", ""),
            ("理事会与监事会", "第六届"),
            ("联系我们", "地址、电话与时间"),
        )
    )
    return {
        "shell": g.shell("关于我们", current="关于我们", crumbs=(p.Link("关于我们", "#"),)),
        "title": "关于我们",
        "summary": "我们是谁，怎样工作，怎样监督我们。",
        "picture": None,
        "blocks": (),
        "children": children,
        "lists": (p.RowList("最近的公告", official_rows(), "#"),),
        "notices": (),
        "approval": g.approval(),
    }


def people() -> dict[str, Any]:
    groups = (
        p.PeopleGroup("会领导", g.people(), note="按届次会议决定的次序排列。"),
        p.PeopleGroup("办公室", g.people()[1:], "#"),
    )
    return {
        "shell": g.shell(
            "领导与机构", current="关于我们", crumbs=(p.Link("关于我们", "#"), p.Link("领导与机构", "#"))
        ),
        "title": "领导与机构",
        "summary": "",
        "blocks": (),
        "groups": groups,
        "siblings": standard()["siblings"],
        "siblings_title": "关于我们",
        "notices": (),
        "approval": g.approval(),
    }


def department() -> dict[str, Any]:
    return {
        "shell": g.shell(
            "应急救护科", current="关于我们", crumbs=(p.Link("关于我们", "#"), p.Link("应急救护科", "#"))
        ),
        "title": "应急救护科",
        "summary": "负责救护员培训、救护站点和应急演练。",
        "blocks": (text("<p>每月第二个星期六开班，免费。</p>"),),
        "facts": (p.Fact("地址", "苇岸路26号302室"), p.Fact("职责", "应急救护培训、站点建设")),
        "phone": "（0000）8820 1123",
        "phone_link": "00008820",
        "hours": "工作日 8:30—12:00",
        "people": g.people(),
        "lists": (p.RowList("最近的报道", rows()[:2]),),
        "siblings": (),
        "siblings_title": "",
        "notices": (),
        "approval": None,
    }


def gone(reason: str) -> dict[str, Any]:
    return {
        "shell": g.shell("撤稿"),
        "reason": reason,
        "title": "关于某安置点物资发放情况的报道" if reason else "",
        "date": DAY,
        "published": DAY,
        "links": [p.Link("查看撤下的版本", "/news/a/versions/1/")],
    }


def changes() -> tuple[p.ChangeNote, ...]:
    return (
        p.ChangeNote(
            "update",
            g.MOMENT,
            "补充了剩余7户的安置情况。",
            "沐发 2026-0713",
            earlier_url="/news/a/versions/1/",
        ),
        p.ChangeNote(
            "correction",
            g.MOMENT,
            "更正转移安置的户数。",
            "沐发 2026-0714",
            (p.Correction("300户", "3000户", "第二段"), p.Correction("六组", "七组")),
            "/news/a/versions/2/",
        ),
    )


PAGES: dict[str, tuple[str, dict[str, Any], str]] = {
    "home": ("home/home_page.html", home(), "zh-hans"),
    "news": ("news/news_page.html", article(), "zh-hans"),
    "news-repost": ("news/news_page.html", repost(), "zh-hans"),
    "news-english": ("news/news_page.html", english(), "en"),
    "notice": ("news/notice_page.html", notice(), "zh-hans"),
    "notice-publicity": ("news/notice_page.html", publicity(), "zh-hans"),
    "notice-letter": ("news/notice_page.html", letter(), "zh-hans"),
    "list": ("news/news_index_page.html", listing(), "zh-hans"),
    "list-empty": ("news/news_index_page.html", listing_empty(), "zh-hans"),
    "topic": ("news/topic_page.html", topic(), "zh-hans"),
    "chronicle": ("news/chronicle_page.html", chronicle(), "zh-hans"),
    "chronicle-index": ("news/chronicle_index_page.html", chronicle_index(), "zh-hans"),
    "search": ("search/results.html", search(), "zh-hans"),
    "search-empty": ("search/results.html", search_empty(), "zh-hans"),
    "standard": ("home/standard_page.html", standard(), "zh-hans"),
    "section": ("home/section_page.html", section(), "zh-hans"),
    "people": ("home/people_page.html", people(), "zh-hans"),
    "department": ("home/department_page.html", department(), "zh-hans"),
    "gallery": ("gallery.html", g.samples(), "zh-hans"),
    "error-403": ("403.html", {"shell": g.shell("没有权限")}, "zh-hans"),
    "error-404": ("404.html", {"shell": g.shell("没有网页")}, "zh-hans"),
    "error-410": ("410.html", gone("数据有误"), "zh-hans"),
    "error-410-quiet": ("410.html", gone(""), "zh-hans"),
    "error-500": ("500.html", {"moment": g.MOMENT, "number": "20260703-091000"}, "zh-hans"),
}
