import datetime
import re
from decimal import Decimal

import pytest
from markupsafe import Markup

from core import typography

DAY = datetime.date(2026, 7, 2)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (DAY, "二〇二六年七月二日"),
        (datetime.date(2000, 10, 10), "二〇〇〇年十月十日"),
        (datetime.date(2019, 12, 31), "二〇一九年十二月三十一日"),
        (datetime.date(1911, 11, 20), "一九一一年十一月二十日"),
    ],
)
def test_standing_date_reads_as_written(date, words):
    assert typography.chinese_date_standing(date) == words
    assert len(words) <= 12


def test_lying_dates_in_both_languages():
    assert typography.lying_date(DAY) == "2026年7月2日"
    assert typography.english_date(DAY) == "2 July 2026"


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("截至2026年7月1日，", '截至<span class="nb">2026年7月1日</span>，'),
        ("接收 1,284.63 万元", '接收 <span class="nb">1,284.63 万元</span>'),
        ("共137人次", '共<span class="nb">137人次</span>'),
        ("见澄红公〔2026〕14号", '<span class="nb">见澄红公〔2026〕14号</span>'),
        ("（0000）8820 1199", '<span class="nb">（0000）8820 1199</span>'),
        ("(0571)88201199", '<span class="nb">(0571)88201199</span>'),
        ("9:10开始", '<span class="nb">9:10</span>开始'),
        ("完成71%", '完成<span class="nb">71%</span>'),
        ("<b>3人", '&lt;b&gt;<span class="nb">3人</span>'),
        ("'3元", '&#39;<span class="nb">3元</span>'),
        ("A3人", "A3人"),
        ("123,456,789,012,345.00元", "123,456,789,012,345.00元"),
        ("水退之后，\u200b他们回来", "水退之后，<wbr>他们回来"),
    ],
)
def test_units_stay_together(text, markup):
    assert typography.units(text) == Markup(markup)


def test_units_leave_tags_alone():
    source = Markup('<a href="/3人/" title="5元">3人</a>')

    assert typography.units(source) == '<a href="/3人/" title="5元"><span class="nb">3人</span></a>'


def test_title_breaks_escape_and_mark():
    title = "水退之后，\u200b<他们>"

    assert typography.title_breaks(title) == "水退之后，<wbr>&lt;他们&gt;"
    assert typography.has_breaks(title)
    assert not typography.has_breaks("水退之后")
    assert typography.plain_title(title) == "水退之后，<他们>"


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        (
            "市红十字会关于做好2027年“博爱送万家”活动的通知",
            ["市红十字会关于", "做好2027年", "“博爱送万家”", "活动的通知"],
        ),
        ("霜降之前，66户人家搬进房子", ["霜降之前，", "66户人家搬进房子"]),
        ("他们把老街的门一扇一扇装了回去", ["他们把老街的门一扇一扇装了回去"]),
        ("响应结束那天，他们把老街的门一扇一扇装了回去", ["响应结束那天，他们把老街的门一扇一扇装了回去"]),
        ("编辑\u200b自己的，标记", ["编辑", "自己的，标记"]),
        ("公告（第3期）", ["公告", "（第3期）"]),
        ("After the water", ["After the water"]),
    ],
)
def test_titles_are_marked_only_where_a_break_is_safe(title, parts):
    assert typography.marked(title).split(typography.BREAK) == parts


@pytest.mark.parametrize(
    ("size", "words"), [(0, "1 KB"), (219_136, "214 KB"), (2_516_582, "2.4 MB"), (52_428_800, "50.0 MB")]
)
def test_filesize_is_short(size, words):
    assert typography.filesize(size) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1284630, "1,284,630"),
        (Decimal("2036.48"), "2,036.48"),
        ("548.03", "548.03"),
        (-12, "−12"),
        ("12,000", "12,000"),
        ("约三千", "约三千"),
    ],
)
def test_thousands_groups_figures_and_passes_words(value, text):
    assert typography.thousands(value) == text


def test_numeric_columns_need_numbers_throughout():
    rows = [["项目", "金额", "占比", "备注"], ["安置", "612.00", "57%", "3户"], ["饮水", "147.35", "—", ""]]

    assert typography.numeric_columns(rows) == {1, 2}


@pytest.mark.parametrize(
    ("precision", "start", "end", "code"),
    [
        ("ten_days", (2020, 5, 11), (2020, 5, 20), "middle"),
        ("ten_days", (2020, 2, 21), (2020, 3, 10), ""),
        ("month", (2020, 5, 1), (2020, 5, 31), "month"),
        ("season", (2020, 9, 1), (2020, 11, 30), "autumn"),
        ("year_part", (2020, 1, 1), (2020, 1, 31), "start"),
        ("year_part", (2020, 7, 1), (2020, 12, 31), "second_half"),
        ("year", (2020, 1, 1), (2020, 12, 31), "year"),
        ("day", (2020, 1, 1), None, ""),
    ],
)
def test_span_code_names_bounded_spans(precision, start, end, code):
    last = datetime.date(*end) if end else None

    assert typography.span_code(precision, datetime.date(*start), last) == code


def test_labels_stand_only_when_short_and_chinese():
    assert typography.stands("本年捐赠收支")
    assert not typography.stands("News")
    assert not typography.stands("救灾捐赠收支情况公开说明")
    assert not typography.stands("")


def test_environment_extras_are_callable():
    extras = typography.environment_extras()

    assert sorted(extras) == ["filters", "globals"]
    assert all(callable(function) for group in extras.values() for function in group.values())


def test_figures_and_document_numbers_of_one_line_stay_whole():
    text = "4月12日，沐红公〔2026〕14号，12户[2026]3号各领3件"

    whole = re.findall(r'<span class="nb">(.*?)</span>', str(typography.units(text)))

    assert whole == ["4月12日", "沐红公〔2026〕14号", "12户", "3件"]
