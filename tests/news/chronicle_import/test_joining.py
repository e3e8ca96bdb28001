from __future__ import annotations

import pytest

from news.chronicle_import.joining import join_lines, tidy


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["全市救", "", "护员 0.9 万人"], "全市救护员0.9万人"),
        (["服务 12", "074 人次"], "服务12074人次"),
        (["至 6 月 ", " 30 日"], "至6月30日"),
        (["收到 Red Cross", "Society 来信"], "收到Red Cross Society来信"),
        (["配发 AED", "6 台"], "配发AED6台"),
        (["“做好公益事 争当志愿人”", "活动"], "“做好公益事 争当志愿人”活动"),
        (["“人道 博爱 奉献”精神"], "“人道 博爱 奉献”精神"),
        (["以改革促进发展 以实干彰显情怀"], "以改革促进发展 以实干彰显情怀"),
        (["市红十 字会召开会议"], "市红十字会召开会议"),
        (["“抗击疫情倡 议书”"], "“抗击疫情倡议书”"),
        (["第 三 届大赛"], "第三届大赛"),
        (["参加人员：王　芳、李小明、张　伟。"], "参加人员：王　芳、李小明、张　伟。"),
        (["在（ 青禾县 ）举行 ，共 5 314 元"], "在（青禾县）举行，共5314元"),
        (["热线 0794 8222222 和 400 820 8820"], "热线0794 8222222和400 820 8820"),
        (["讲座\u200b\ufeff举办"], "讲座举办"),
    ],
)
def test_typesetting_spaces_go_and_meant_ones_stay(lines, text):
    assert tidy(join_lines(lines)) == text
