"""News with full bodies: fourteen blocks with three figures, a table, links. Nobody in it is real."""

from __future__ import annotations

import random

PLACES = ["苇岸街道", "荻浦镇", "石桥社区", "河口村", "桐屿小学", "南关广场", "云溪敬老院", "北岭林场"]
WHO = ["救援队员", "志愿者", "应急救护师资", "献血者", "社区工作者", "中学生", "养老护理员", "出租车司机"]
WHAT = [
    "心肺复苏培训",
    "造血干细胞血样采集",
    "冬季送温暖",
    "防汛演练",
    "无偿献血宣传",
    "物资清点",
    "急救箱巡检",
]
DID = ["顺利结束", "如期举行", "走进课堂", "延长一周", "增设夜场", "吸引居民参加", "完成年度任务"]
SENTENCES = [
    "当天上午，{who}来到{place}，参加{what}。",
    "活动持续两个半小时，{n}人领取了资料，{m}人当场报名。",
    "一名{who}说，这样的{what}离生活很近，学得会，也用得上。",
    "市红十字会把{place}列为今年的重点，{what}将在年底前覆盖全部{n}个村居。",
    "截至发稿，各县（区）共开展{what}{m}场，参加者{n}人次。",
    "{place}为活动提供场地，医院派出{m}名医护人员在现场指导。",
    "下一步，{who}还将回访首批参加者，记录掌握情况。",
]


def sentence(pick: random.Random) -> str:
    return pick.choice(SENTENCES).format(
        who=pick.choice(WHO),
        place=pick.choice(PLACES),
        what=pick.choice(WHAT),
        n=pick.randint(60, 900),
        m=pick.randint(3, 58),
    )


def paragraph(pick: random.Random, link: int | None = None) -> str:
    text = "".join(sentence(pick) for _ in range(4))
    if link:
        text += f'另见<a linktype="page" id="{link}">有关报道</a>。'
    return f"<p>{text}</p>"


def title(number: int) -> str:
    pick = random.Random(number)
    return f"{pick.choice(PLACES)}{pick.choice(WHAT)}{pick.choice(DID)}（第{number}期）"


def blocks(number: int, images: list[int], link: int) -> list[tuple[str, object]]:
    """The body of a report, the same for the same number."""
    pick = random.Random(number)
    figures = [
        ("figure", {"image": image, "caption": sentence(pick)[:40], "credit": "", "alt": ""})
        for image in pick.sample(images, 3)
    ]
    table = {
        "caption": "各县（区）参加人数",
        "header": True,
        "rows": [
            ["县（区）", "场次", "人次"],
            *[[p, pick.randint(1, 9), pick.randint(40, 400)] for p in PLACES[:5]],
        ],
    }
    return [
        ("rich_text", paragraph(pick)),
        figures[0],
        ("rich_text", paragraph(pick, link)),
        ("heading", {"text": "现场", "level": "2"}),
        ("rich_text", paragraph(pick)),
        ("quote", {"text": sentence(pick), "attribution": pick.choice(WHO)}),
        ("rich_text", paragraph(pick, link)),
        figures[1],
        ("table", table),
        ("heading", {"text": "下一步", "level": "2"}),
        ("rich_text", paragraph(pick)),
        ("rich_text", paragraph(pick, link)),
        figures[2],
        ("rich_text", paragraph(pick)),
    ]
