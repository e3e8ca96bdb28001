from __future__ import annotations

import pytest

from search.query import LONGEST_QUERY, MOST_TERMS, clean, parse

SYNONYMS = {
    "骨髓": ("造血干细胞",),
    "造血干细胞": ("骨髓",),
    "aed": ("除颤仪",),
    "急救": ("救护",),
}


def words(query):
    return [term.alternatives[0].surface for term in query.terms]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("志愿者", ["志愿者"]),
        ("欧阳修文", ["欧阳修文"]),
        ("志愿者 培训", ["志愿者", "培训"]),
        ("应急救护培训", ["应急", "救护", "培训"]),
        ("如何成为红十字志愿者", ["成为", "红十字", "志愿者"]),
        ("COVID-19", ["covid 19"]),
        ("3.5万元", ["3 5", "万元"]),
        ("2026年预算", ["2026", "预算"]),
        ("60名志愿者", ["60", "志愿者"]),
        ("2020年年鉴", ["2020", "年鉴"]),
        ("2020年鉴", ["2020", "年鉴"]),
        ("骨髓捐献", ["骨髓", "捐献"]),
        ("做骨髓捐献登记", ["骨髓", "捐献", "登记"]),
        ("造血干细胞捐献", ["造血干细胞", "捐献"]),
        ("应急救护", ["应急", "救护"]),
        ("急救知识", ["急救", "知识"]),
        ("Volunteers", ["volunteer"]),
        ("women's health", ["women s", "health"]),
        ("的", ["的"]),
        ("志愿者 的 培训", ["志愿者", "培训"]),
        ("志愿者 志愿者", ["志愿者"]),
    ],
)
def test_parse_cuts_into_words(typed, found):
    assert words(parse(typed, SYNONYMS)) == found


@pytest.mark.parametrize("typed", ["", "   ", '"', '""', "*", "（）", "\x00\x01", "\ud800", "，。！", "“”"])
def test_parse_finds_no_words_in_signs(typed):
    assert not parse(typed)


@pytest.mark.parametrize(
    ("typed", "tokens"),
    [
        ('"应急救护"', ("应急", "急救", "救护")),
        ("“应急救护”", ("应急", "急救", "救护")),
        ("「应急救护」", ("应急", "急救", "救护")),
        ("＂应急救护＂", ("应急", "急救", "救护")),
        ('"Red Cross"', ("red", "cross")),
    ],
)
def test_parse_keeps_a_quoted_phrase_whole(typed, tokens):
    query = parse(typed, {"应急救护": ("急救",)})

    assert [(p.tokens, p.prefix) for t in query.terms for p in t.alternatives] == [(tokens, False)]
    assert query.timeless is True


@pytest.mark.parametrize(
    "typed",
    [
        "南红发〔2026〕3号",
        "南红发[2026]第3号",
        "南红发（2026）3号",
        "南红发【２０２６】０３号",
        "南 红 发〔 2026 〕 3 号",
        "南红发2026年3号",
        "南红发20263号",
    ],
)
def test_parse_gives_a_document_number_one_key(typed):
    assert "南红发20263号" in parse(typed).keys


def test_parse_knows_a_number_from_the_words_beside_it():
    query = parse("关于南红发〔2026〕3号的通知")

    assert (query.keys, words(query)[1:]) == (("南红发20263号",), ["通知"])


def test_parse_adds_synonyms_and_says_so():
    query = parse("AEDs 骨髓", SYNONYMS)

    assert [[p.surface for p in t.alternatives] for t in query.terms] == [
        ["aed", "除颤仪"],
        ["骨髓", "造血干细胞"],
    ]
    assert query.also == ("除颤仪", "造血干细胞")


def test_parse_says_that_simplified_forms_are_searched():
    assert parse("捐獻 ＡＥＤ").also == ("捐献 ＡＥＤ",)


@pytest.mark.parametrize(("typed", "tokens"), [("捐", ("捐",)), ("2026年", ("2026", "年"))])
def test_lone_character_at_the_end_begins_longer_words(typed, tokens):
    query = parse(typed)
    asked = query.whole or query.terms[0].alternatives[0]

    assert (asked.tokens, asked.prefix) == (tokens, True)


def test_whole_is_asked_only_when_terms_do_not_say_it():
    assert parse("志愿者").whole is None
    assert parse("志愿者 培训").whole is None
    assert parse("应急救护培训").whole.tokens == ("应急", "急救", "救护", "护培", "培训")


def test_long_input_is_cut():
    query = parse("中国人民志愿者，" * 1500)

    assert (len(query.text), len(query.terms) <= MOST_TERMS) == (LONGEST_QUERY, True)


def test_clean_takes_out_what_cannot_be_sent_or_seen():
    assert clean(" a\x00b\ud800c\t d\ufffd ") == "a b c d"
