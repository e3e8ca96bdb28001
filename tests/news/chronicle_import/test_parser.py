from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from news.chronicle_import import Chronicle, UnreadableFile, parse_chronicle

LETTERS = "0123456789０５一二三四五十廿〇年月日号上中下旬至-—~、，。：（）()※●■【】〔〕 \n\t同是本初底末起以来今去春夏季度自到市红十字会大事记第页.A\u3000\ufeff"


def parse(text: str, year: int | None = None, name: str = "chronicle.txt") -> Chronicle:
    return parse_chronicle(text.encode(), name, year)


def codes(chronicle: Chronicle) -> list[tuple[int, str]]:
    return [(each.line, str(each.code)) for each in chronicle.problems]


def test_json_has_the_documented_keys():
    chronicle = parse("※3月9日至10日上午，获评先进（澄红发[2019]第05号文）。", 2019)

    assert json.loads(json.dumps(chronicle.as_json())) == {
        "entries": [
            {
                "start": "2019-03-09",
                "end": "2019-03-10",
                "ongoing": False,
                "part_of_day": "",
                "precision": "day",
                "text": "获评先进（澄红发[2019]第05号文）。",
                "document_numbers": ["澄红发〔2019〕5号"],
                "line": 1,
            }
        ],
        "problems": [],
    }


def test_entry_keeps_its_date_as_written():
    (entry,) = parse("※ 3 月 9 日至 10 日 ，检查开展。", 2019).entries

    assert entry.date_as_written == "3月9日至10日"


def test_what_goes_on_has_no_end():
    (entry,) = parse("※3月以来，巡讲开展。", 2019).entries

    assert (entry.start, entry.end, entry.ongoing, entry.precision) == (date(2019, 3, 1), None, True, "month")


def test_one_entry_is_told_as_moved_with_its_neighbour():
    chronicle = parse("※3月1日，甲。\n※4月30日，乙。\n※4月21日，丙。\n※5月2日，丁。", 2019)

    assert [entry.line for entry in chronicle.entries] == [1, 3, 2, 4]
    (problem,) = chronicle.problems
    assert (problem.line, problem.code) == (3, "reordered")
    assert problem.message == (
        "第3行“4月21日”的条目排在“4月30日”（第2行）之后，已按日期移到前面。请核对两条的日期。"
    )


@pytest.mark.parametrize(
    ("days", "moved"),
    [
        ("1 2 3 4", []),
        ("9 1 2 3", [1]),
        ("1 2 9 3 4", [3]),
        ("2 3 4 1", [4]),
        ("1 5 6 2 3 7", [4, 5]),
        ("4 3 2 1", [2, 3, 4]),
        ("1 1 2 2", []),
    ],
)
def test_as_few_entries_as_possible_are_told_as_moved(days, moved):
    text = "\n".join(f"※3月{day}日，第{n}项活动。" for n, day in enumerate(days.split()))

    chronicle = parse(text, 2019)

    assert [entry.start.day for entry in chronicle.entries] == sorted(int(day) for day in days.split())
    assert codes(chronicle) == [(line, "reordered") for line in moved]


def test_vague_entry_at_the_end_of_its_span_has_not_moved():
    chronicle = parse("※3月28日，甲。\n※是月，乙。\n※4月2日，丙。\n※上半年，丁。\n※7月1日，戊。", 2019)

    assert codes(chronicle) == []
    assert [entry.start for entry in chronicle.entries] == sorted(entry.start for entry in chronicle.entries)


def test_without_a_year_nothing_is_imported_and_each_entry_is_told():
    text = "※3月1日，甲。\n※3月2日，乙。"

    assert parse(text).entries == ()
    assert codes(parse(text)) == [(1, "no-year"), (2, "no-year")]
    assert [entry.start.year for entry in parse(text, 2018).entries] == [2018, 2018]
    assert codes(parse(text, 2018)) == []


def test_year_of_the_file_name_is_told_as_assumed():
    chronicle = parse("※3月1日，甲。\n※3月2日，乙。", name="澄湖2018年大事记.txt")

    assert [entry.start.year for entry in chronicle.entries] == [2018, 2018]
    assert codes(chronicle) == [(1, "year-assumed")]


def test_year_in_the_file_holds_against_another_one_asked_for():
    chronicle = parse("2018年大事记\n※3月1日，甲。", 2020)

    assert [entry.start.year for entry in chronicle.entries] == [2018]
    assert codes(chronicle) == [(2, "year-differs")]


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        ("11月 12月 1月 2月", [2018, 2018, 2019, 2019]),
        ("1月 12月 1月", [2018, 2018, 2018]),  # one stray entry is out of order
        ("1月 12月 1月 2月", [2018, 2018, 2019, 2019]),
        ("11月 1月 12月", [2018, 2018, 2018]),
        ("9月 12月 1月", [2018, 2018, 2019]),
    ],
)
def test_months_that_run_backwards_begin_a_year_when_the_rest_follows(dates, years):
    text = "\n".join(f"※{month}5日，第{n}项活动。" for n, month in enumerate(dates.split()))

    chronicle = parse(text, 2018)

    by_line = sorted(chronicle.entries, key=lambda entry: entry.line)
    assert [entry.start.year for entry in by_line] == years
    assert ("year-assumed" in {code for _, code in codes(chronicle)}) == (2019 in years)


def test_entry_without_an_end_is_told_with_its_last_words():
    chronicle = parse("※3月1日，甲项目启动。\n※3月2日，乙项目启动，并对", 2019)

    (problem,) = chronicle.problems
    assert (problem.line, problem.code) == (2, "no-end")
    assert "乙项目启动，并对" in problem.message


def test_manner_without_full_stops_is_not_told_as_broken_off():
    text = "※3月1日，甲项目启动\n※3月2日，乙项目启动\n※3月3日，赠《救护\n※3月4日，丙项目启动"

    assert codes(parse(text, 2019)) == [(3, "no-end")]


def test_same_entry_twice_is_imported_once():
    chronicle = parse("※3月1日，甲项目启动。\n※3 月 1 日，甲项目 启动。\n※3月1日，乙项目启动。", 2019)

    assert [entry.line for entry in chronicle.entries] == [1, 3]
    assert codes(chronicle) == [(2, "duplicate")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2018年大事记\n【1月5日】会议召开。\n【1月8日】慰问开展。", ["2018-01-05", "2018-01-08"]),
        ("2018年大事记\n（1月5日）会议召开。\n（1月8日）慰问开展。", ["2018-01-05", "2018-01-08"]),
        ("●2018年\n●1月5日，会议。\n●2019年\n●2月3日，检查。", ["2018-01-05", "2019-02-03"]),
        ("## 2018年\n### 1月\n- 5日：会议。\n### 2月\n- 8日：慰问。", ["2018-01-05", "2018-02-08"]),
        (
            "2018年大事记\n一、1月\n1. 5日，会议。\n2. 8日，慰问。\n二、2月\n1. 3日，检查。",
            ["2018-01-05", "2018-01-08", "2018-02-03"],
        ),
        ("2018年大事记\n1. 1月5日，会议。\n1. 1月8日，慰问。", ["2018-01-05", "2018-01-08"]),
        ("2018\n年 1 月\n 5 \n日，会议。\n2018年1月8日，慰问。", ["2018-01-05", "2018-01-08"]),
        ("\ufeff2018年大事记\n1月5日，会议。", ["2018-01-05"]),
        ("2018年大事记\n* 1月5日: 会议。\n* 1月6日, 培训。", ["2018-01-05", "2018-01-06"]),
    ],
)
def test_small_documents_in_odd_dress(text, days):
    assert [entry.start.isoformat() for entry in parse(text).entries] == days


def test_same_day_after_a_date_that_failed_is_not_guessed():
    chronicle = parse("※3月1日，甲。\n※2月30日，乙。\n※同日，丙。", 2019)

    assert [entry.line for entry in chronicle.entries] == [1]
    assert codes(chronicle) == [(2, "impossible-date"), (3, "no-date")]


def test_title_alone_is_no_preface():
    assert codes(parse("澄湖市红十字会工作纪要\n※3月1日，甲。", 2019)) == []


def test_text_without_entries_is_told():
    chronicle = parse("今天天气很好。\n我们去公园。", 2019)

    assert (chronicle.entries, codes(chronicle)) == ((), [(1, "no-entries")])


@pytest.mark.parametrize(
    "furniture",
    [
        ["- 1 -", "- 2 -", "- 3 -"],
        ["— 1 —", "— 2 —", "— 3 —"],
        ["第 1 页", "第 2 页", "第 3 页"],
        ["第1页 共3页", "第2页 共3页", "第3页 共3页"],
        ["1/3", "2/3", "3/3"],
        ["1", "2", "3"],
        ["澄湖市红十字会大事记"] * 3,
        ["澄湖市红十字会工作年报"] * 3,
    ],
)
def test_page_numbers_and_running_headers_are_left_out(furniture):
    text = (
        "2019年大事记\n※3月1日，市红十字会在人民广场举行活动，发放资料\n{}\n300份，接待群众近百人次，现场登记志愿者若干名，"
        "活动\n持续至中午结束，各界反响热烈，媒体到场作了报\n{}\n道。\n※3月2日，市红十字会在清风社区举行义诊，服务居民\n{}\n260人次。"
    ).format(*furniture)

    chronicle = parse(text)

    assert [entry.text for entry in chronicle.entries] == [
        "市红十字会在人民广场举行活动，发放资料300份，接待群众近百人次，现场登记志愿者若干名，活动持续至中午结束，各界反响热烈，媒体到场作了报道。",
        "市红十字会在清风社区举行义诊，服务居民260人次。",
    ]
    assert [skipped.text for skipped in chronicle.skipped] == furniture
    assert chronicle.problems == ()


def test_number_broken_over_lines_is_no_page_number():
    text = "※3月1日，走访\n12\n0户，其中\n5\n户搬迁。\n※3月2日，慰问。"

    assert [entry.text for entry in parse(text, 2019).entries] == ["走访120户，其中5户搬迁。", "慰问。"]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=LETTERS, max_size=200), st.sampled_from([None, 1, 2019, 9999]))
def test_any_text_is_read_without_an_error(text, year):
    try:
        chronicle = parse_chronicle(text.encode(), "a.txt", year)
    except UnreadableFile:
        return
    starts = [entry.start for entry in chronicle.entries]
    assert starts == sorted(starts)
    assert all(entry.text and (entry.end is None or entry.end > entry.start) for entry in chronicle.entries)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx"]))
def test_any_bytes_give_entries_or_a_message(data, name):
    message = ""
    try:
        parse_chronicle(data, name, 2019)
    except UnreadableFile as error:
        message = str(error)
    assert message == "" or message.endswith("。")


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_marked_entries_survive_any_line_breaks(data):
    sentences = [
        "※1月9日，启动“博爱送万家”活动，走访困难家庭120户。",
        "※2月21日至22日，举办救护师资复训班，36人参加，截至2月底全部结业。",
        "※3月5日上午，开展义诊活动，服务居民260人次，3月6日继续。",
    ]
    whole = parse("\n".join(sentences), 2019)
    broken = []
    for sentence in sentences:
        cuts = sorted(data.draw(st.sets(st.integers(1, len(sentence) - 1), max_size=8)))
        pieces = [sentence[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
        assume(not any(piece.isdigit() for piece in pieces))  # that is how a page number looks
        broken += pieces

    chronicle = parse("\n".join(broken), 2019)

    assert [(each.start, each.end, each.text) for each in chronicle.entries] == [
        (each.start, each.end, each.text) for each in whole.entries
    ]
