from __future__ import annotations

import pytest

from search.query import parse
from search.snippets import excerpt, highlight

NUMBER = "《南红发﹝2026﹞第3号》已印发。"


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("市红十字会", "红十字会", "市<mark>红十字会</mark>"),
        ("理事王　芳出席", "王芳", "理事<mark>王　芳</mark>出席"),
        ("捐獻者", "捐献", "<mark>捐獻</mark>者"),
        ("ＡＥＤ到位", "aed", "<mark>ＡＥＤ</mark>到位"),
        ("收入1,250,000元", "1250000", "收入<mark>1,250,000</mark>元"),
        ("COVID-19疫情", "covid19", "<mark>COVID-19</mark>疫情"),
        ("AEDs and training", "aed", "<mark>AEDs</mark> and training"),
        ("raided", "aid", "raided"),
        ("12026年与2026年", "2026", "12026年与<mark>2026</mark>年"),
        ("应急救护培训班", "应急救护培训", "<mark>应急救护培训</mark>班"),
        (NUMBER, "南红发[2026]3号", "《<mark>南红发﹝2026﹞第3号</mark>》已印发。"),
        ("红\u200b十字", "红十字", "<mark>红\u200b十字</mark>"),
        ("<b>红十字</b> & 会", "红十字", "&lt;b&gt;<mark>红十字</mark>&lt;/b&gt; &amp; 会"),
        ("没有匹配", "红十字", "没有匹配"),
    ],
)
def test_highlight_marks_the_original(text, query, marked):
    assert str(highlight(text, parse(query))) == marked


def test_highlight_marks_synonyms():
    query = parse("骨髓", {"骨髓": ("造血干细胞",)})

    assert str(highlight("造血干细胞捐献", query)) == "<mark>造血干细胞</mark>捐献"


def test_excerpt_begins_at_the_sentence_of_the_match():
    text = "前文不提。" * 30 + "红十字救援队出发。" + "后文很长。" * 30

    made = str(excerpt(text, parse("救援队"), 20))

    assert made == "…红十字<mark>救援队</mark>出发。后文很长。后文很长。后…"


def test_excerpt_chooses_where_most_words_stand_together():
    text = "培训开始了。" + "这里是别的事情。" * 20 + "志愿者参加培训。"

    assert "<mark>志愿者</mark>参加<mark>培训</mark>" in excerpt(text, parse("培训 志愿者"), 30)


def test_excerpt_without_a_match_is_the_beginning():
    assert str(excerpt("红十字会成立。" * 10, parse("献血"), 10)) == "红十字会成立。红十字…"


def test_excerpt_cuts_no_latin_word_in_two():
    made = str(excerpt("volunteers learned resuscitation yesterday", parse("learned"), 20))

    assert made == "…<mark>learned</mark>…"


def test_excerpt_is_one_line():
    assert str(excerpt("第一段\n第二段红十字", parse("红十字"), 40)) == "第一段 第二段<mark>红十字</mark>"


@pytest.mark.parametrize("query", ["红" * 255, "(((((", "a.*b", "红十字 " * 60, "\\"])
def test_excerpt_of_a_long_text_survives_any_query(query):
    assert len(excerpt("红十字会。" * 20_000, parse(query), 90)) < 2000
