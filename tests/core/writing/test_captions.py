from __future__ import annotations

import pytest

from core.writing.captions import attach_captions, read_caption
from core.writing.inline import Span
from core.writing.pieces import Figure, Image, Paragraph


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("图为活动现场 李四 摄", ("图为活动现场", "李四")),
        ("志愿者分发物资 张三 李四 摄", ("志愿者分发物资", "张三、李四")),
        ("志愿者分发物资　张三、李四/摄", ("志愿者分发物资", "张三、李四")),
        ("志愿者分发物资。市红十字会供图", ("志愿者分发物资。", "市红十字会")),
        ("志愿者分发物资（张三 李四 摄）", ("志愿者分发物资", "张三、李四")),
        ("▲救援队清点装备 摄影：张三", ("救援队清点装备", "张三")),
        ("李四 摄", ("", "李四")),
        ("救援队清点装备", ("救援队清点装备", "")),
    ],
)
def test_caption_is_parted_from_its_credit(text, expected):
    assert read_caption(text) == expected


@pytest.mark.parametrize(
    ("text", "caption", "alt"),
    [
        ("队员清点装备。", "清点现场", "清点现场"),
        ("队员清点装备，如图1所示。", "图1　清点现场", "清点现场"),
        ("队员清点装备（图1）。", "图1　清点现场", "清点现场"),
    ],
)
def test_number_of_a_picture_stays_where_the_text_needs_it(text, caption, alt):
    pieces = [Paragraph([Span(text)]), Image(0), Paragraph([Span("图1　清点现场")])]

    assert attach_captions(pieces)[1] == Figure(0, caption=caption, alt=alt)
