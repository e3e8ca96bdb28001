from __future__ import annotations

import pytest

from news.writing.genres import genre_of


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("关于开展2026年“博爱周”活动的通知", "circular"),
        ("关于转发《省红十字会通知》的通知", "circular"),
        ("沐宁市红十字会关于接受社会捐赠的公告（第2号）", "announcement"),
        ("关于拟表彰先进个人的公示", "publicity"),
        ("致全市人民的倡议书", "appeal"),
        ("感谢信", "thanks"),
        ("关于网络不实信息的声明", "statement"),
        ("关于某项目的情况说明", "explanation"),
        ("市红十字会收到一封感谢信", "news"),
        ("市红十字会发布防汛倡议书", "news"),
        ("市红十字会转发关于做好防汛工作的通知", "news"),
        ("救援队返回驻地", "news"),
        ("", "news"),
    ],
)
def test_genre_is_read_from_the_title(title, genre):
    assert genre_of(title) == genre
