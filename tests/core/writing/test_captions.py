from __future__ import annotations

import pytest

from core.writing.captions import read_caption


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
