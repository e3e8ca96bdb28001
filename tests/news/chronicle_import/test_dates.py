from __future__ import annotations

from datetime import date

import pytest

from news.chronicle_import.dates import read_phrase
from news.chronicle_import.spans import (
    Context,
    ImpossibleDateError,
    MissingDateError,
    MissingYearError,
    span_of,
)


def days(text: str) -> str:
    """What a phrase means after an entry of 12–14 March 2019: first/last day, precision."""
    context = Context(year=2019, month=3, start=date(2019, 3, 12), end=date(2019, 3, 14))
    phrase = read_phrase(text)
    assert phrase is not None
    span = span_of(phrase, context)
    return f"{span.start}/{span.end} {span.precision}"


def one_day(iso: str) -> str:
    return f"{iso}/{iso} day"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("3月5日，", one_day("2019-03-05")),
        ("3 月 5 日 ，", one_day("2019-03-05")),
        ("３月５日，", one_day("2019-03-05")),
        ("3月1 5日，", one_day("2019-03-15")),
        ("三月五日，", one_day("2019-03-05")),
        ("十二月二十一日，", one_day("2019-12-21")),
        ("二十三日，", one_day("2019-03-23")),
        ("廿三日，", one_day("2019-03-23")),
        ("元月15日，", one_day("2019-01-15")),
        ("2018年3月5日，", one_day("2018-03-05")),
        ("二〇一八年三月五日，", one_day("2018-03-05")),
        ("二零一八年三月五日，", one_day("2018-03-05")),
        ("2 0 1 8 年 3 月 5 日 ，", one_day("2018-03-05")),
        ("18年3月5日，", one_day("2018-03-05")),
        ("去年12月5日，", one_day("2018-12-05")),
        ("2018-03-05 ", one_day("2018-03-05")),
        ("2018.3.5 ", one_day("2018-03-05")),
        ("2018/3/5，", one_day("2018-03-05")),
        ("5月8号，", one_day("2019-05-08")),
        ("5日，", one_day("2019-03-05")),
        ("3月5日（星期二）上午，", one_day("2019-03-05")),
        ("同日，", one_day("2019-03-12")),
        ("是日晚，", one_day("2019-03-12")),
        ("次日，", one_day("2019-03-15")),
        ("3月9日至10日，", "2019-03-09/2019-03-10 day"),
        ("3月9日-3月10日，", "2019-03-09/2019-03-10 day"),
        ("3月9日—10日，", "2019-03-09/2019-03-10 day"),
        ("3月9日——10日，", "2019-03-09/2019-03-10 day"),
        ("3月9日–10日，", "2019-03-09/2019-03-10 day"),
        ("3月9日~10日，", "2019-03-09/2019-03-10 day"),
        ("3月9日～10日，", "2019-03-09/2019-03-10 day"),
        ("3月9日到10日，", "2019-03-09/2019-03-10 day"),
        ("3月9至10日，", "2019-03-09/2019-03-10 day"),
        ("9-10日，", "2019-03-09/2019-03-10 day"),
        ("9、10日，", "2019-03-09/2019-03-10 day"),
        ("5月8日、9日，", "2019-05-08/2019-05-09 day"),
        ("9日和10日，", "2019-03-09/2019-03-10 day"),
        ("3月9日上午至10日下午，", "2019-03-09/2019-03-10 day"),
        ("自3月9日起至4月1日，", "2019-03-09/2019-04-01 day"),
        ("3月28日至4月2日，", "2019-03-28/2019-04-02 day"),
        ("28日至次月2日，", "2019-03-28/2019-04-02 day"),
        ("12月30日至1月2日，", "2019-12-30/2020-01-02 day"),
        ("2018年12月30日至2019年1月2日，", "2018-12-30/2019-01-02 day"),
        ("12日晚至次日凌晨，", "2019-03-12/2019-03-13 day"),
        ("2018.3.5-3.7 ", "2018-03-05/2018-03-07 day"),
        ("2018.3.5-7 ", "2018-03-05/2018-03-07 day"),
        ("2月上旬，", "2019-02-01/2019-02-10 ten_days"),
        ("2月中旬，", "2019-02-11/2019-02-20 ten_days"),
        ("2月下旬，", "2019-02-21/2019-02-28 ten_days"),
        ("中旬，", "2019-03-11/2019-03-20 ten_days"),
        ("本月下旬，", "2019-03-21/2019-03-31 ten_days"),
        ("4月中下旬，", "2019-04-11/2019-04-30 ten_days"),
        ("2月下旬至3月上旬，", "2019-02-21/2019-03-10 ten_days"),
        ("4月初，", "2019-04-01/2019-04-10 ten_days"),
        ("4月底，", "2019-04-21/2019-04-30 ten_days"),
        ("月底，", "2019-03-21/2019-03-31 ten_days"),
        ("4月，", "2019-04-01/2019-04-30 month"),
        ("4月份，", "2019-04-01/2019-04-30 month"),
        ("2018年4月，", "2018-04-01/2018-04-30 month"),
        ("是月，", "2019-03-01/2019-03-31 month"),
        ("本月，", "2019-03-01/2019-03-31 month"),
        ("下月，", "2019-04-01/2019-04-30 month"),
        ("1月至3月，", "2019-01-01/2019-03-31 month"),
        ("1-3月，", "2019-01-01/2019-03-31 month"),
        ("11月至次年2月，", "2019-11-01/2020-02-29 month"),
        ("5月8日至6月，", "2019-05-08/2019-06-30 month"),
        ("春季，", "2019-03-01/2019-05-31 season"),
        ("今年夏天，", "2019-06-01/2019-08-31 season"),
        ("2018年秋，", "2018-09-01/2018-11-30 season"),
        ("冬季，", "2019-12-01/2020-02-29 season"),
        ("年初，", "2019-01-01/2019-01-31 year_part"),
        ("2018年底，", "2018-12-01/2018-12-31 year_part"),
        ("年末，", "2019-12-01/2019-12-31 year_part"),
        ("上半年，", "2019-01-01/2019-06-30 year_part"),
        ("2018年下半年，", "2018-07-01/2018-12-31 year_part"),
        ("第二季度，", "2019-04-01/2019-06-30 year_part"),
        ("全年，", "2019-01-01/2019-12-31 year"),
        ("2018年，", "2018-01-01/2018-12-31 year"),
        ("2017—2018年，", "2017-01-01/2018-12-31 year"),
    ],
)
def test_phrase_has_its_days(text, meaning):
    assert days(text) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "市红十字会召开会议",
        "5号楼",
        "10日内完成",
        "春季运动会",
        "3.5万元",
        "1234日",
        "日常工作",
        "月球",
        "年度工作",
        "到达灾区",
        "",
        "　",
    ],
)
def test_other_text_is_no_phrase(text):
    assert read_phrase(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("3月5日，会议召开。", "会议召开。"),
        ("3月5日：会议召开。", "会议召开。"),
        ("3月5日 会议召开。", "会议召开。"),
        ("3月5日——会议召开。", "会议召开。"),
        ("3月5日会议召开。", "会议召开。"),
        ("2日上午9时30分，会议召开。", "9时30分，会议召开。"),
        ("3月5日晚会举行。", "晚会举行。"),
        ("3月5日到达灾区。", "到达灾区。"),
        ("3月5日起草方案。", "起草方案。"),
        ("3月中国红十字会来访。", "中国红十字会来访。"),
        ("5月8日和平路社区共建。", "和平路社区共建。"),
        ("1月22日以来，持续救援。", "持续救援。"),
        ("3月5日至7日期间，值守。", "值守。"),
        ("3月5日前后，降温。", "降温。"),
    ],
)
def test_phrase_ends_where_the_text_begins(text, rest):
    assert text[read_phrase(text).length :] == rest


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("3月5日凌晨，", "morning"),
        ("3月5日清晨，", "morning"),
        ("3月5日早上，", "morning"),
        ("3月5日上午，", "morning"),
        ("3月5日 上 午 ，", "morning"),
        ("3月5日中午，", "noon"),
        ("3月5日下午，", "afternoon"),
        ("3月5日傍晚，", "evening"),
        ("3月5日晚，", "evening"),
        ("3月5日晚上8时，", "evening"),
        ("3月5日深夜，", "evening"),
        ("当晚，", "evening"),
        ("3月5日下午至7日上午，", "afternoon"),
        ("3月5日至7日上午，", ""),
        ("3月5日9时，", ""),
        ("3月5日晚宴上，", ""),
    ],
)
def test_part_of_day_is_that_of_the_start(text, part):
    assert read_phrase(text).part_of_day == part


@pytest.mark.parametrize(
    ("text", "ongoing"),
    [
        ("1月22日以来，", True),
        ("自1月22日以来，", True),
        ("1月以来，", True),
        ("今年以来，", True),
        ("3月1日起，", True),
        ("从3月1日开始，", True),
        ("3月1日至今，", True),
        ("3月1日起至5日，", False),
        ("3月1日，", False),
    ],
)
def test_what_goes_on_is_told(text, ongoing):
    assert read_phrase(text).ongoing is ongoing


@pytest.mark.parametrize(
    "text",
    [
        "2月30日，",
        "13月5日，",
        "3月32日，",
        "2019年2月29日，",
        "3月9日至5日，",
        "6月20日至5月3日，",
        "0月3日，",
    ],
)
def test_dates_that_do_not_exist_are_refused(text):
    with pytest.raises(ImpossibleDateError):
        days(text)


@pytest.mark.parametrize(
    ("text", "context", "error"),
    [
        ("3月5日，", Context(), MissingYearError),
        ("上半年，", Context(), MissingYearError),
        ("5日，", Context(year=2019), MissingDateError),
        ("是月，", Context(year=2019), MissingDateError),
        ("同日，", Context(year=2019, month=3), MissingDateError),
    ],
)
def test_what_nothing_tells_is_missing(text, context, error):
    with pytest.raises(error):
        span_of(read_phrase(text), context)


def test_year_of_the_end_tells_the_year_of_the_start():
    span = span_of(read_phrase("12月30日至2019年1月2日，"), Context())

    assert (span.start, span.end) == (date(2018, 12, 30), date(2019, 1, 2))
