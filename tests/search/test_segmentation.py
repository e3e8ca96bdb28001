from __future__ import annotations

import hashlib
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import segmentation
from search.segmentation import VERSION, fold, key, phrase, prepare, tokens

SAMPLE = (
    "南红发〔2026〕3号：王　芳等60名志愿者於1,250,000元AED投放儀式（COVID-19期間）上發言。"
    "𠮷野家　捐款。Volunteers’ café ＡＢＣ１２３ ①Ⅳ ⼀⼆ 〇二六 红\u200b十字"
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＥＤ１２０", "aed120"),
        ("臺灣捐獻", "台湾捐献"),
        ("瞭解憑藉答覆看著", "了解凭借答复看着"),
        ("⼀⼆豈①", "一二岂1"),
        ("Café Nǐ", "cafe ni"),
        ("全角　空格", "全角 空格"),
        ("İ", "i"),
    ],
)
def test_fold_brings_forms_of_a_character_together(text, folded):
    assert fold(text) == folded


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_fold_keeps_the_length(text):
    assert len(fold(text)) == len(text)


def test_fold_keeps_the_length_of_every_character():
    points = [p for p in range(sys.maxunicode + 1) if not 0xD800 <= p < 0xE000]

    assert [hex(p) for p in points if len(fold(chr(p))) != 1] == []


@given(st.text())
def test_fold_twice_is_fold_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("王　芳、李　四", "王芳、李四"),
        ("主任 王　芳：", "主任 王芳:"),
        ("关 于 通 知", "关于通知"),
        ("快乐公益事 幸福红会人", "快乐公益事 幸福红会人"),
        ("会议 通知", "会议 通知"),
        ("1,250,000元", "1250000元"),
        ("2019,2020", "2019,2020"),
        ("红\u200b十\ufeff字", "红十字"),
    ],
)
def test_tidy_joins_only_what_looks_apart(text, joined):
    assert prepare(text) == joined


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("红十字会", ["红十", "十字", "字会", "会"]),
        ("会", ["会"]),
        ("COVID-19", ["covid", "19"]),
        ("2026年度", ["2026", "年度", "度"]),
        ("𠮷野家", ["𠮷野", "野家", "家"]),
        ("，。！", []),
        ("a" * 100, ["a" * 64]),
    ],
)
def test_tokens_are_bigrams_of_han_and_words_of_the_rest(text, made):
    assert tokens(text) == made


TEXTS = ["红十字", "2026年", "红十字会2026年工作", "南红发〔2026〕3号", "aed急救"]
SURROUNDINGS = ["{}", "本市{}", "{}。", "（{}）的", "第1{}"]


# A digit before a number makes another number of it.
@pytest.mark.parametrize(
    ("text", "around"),
    [(t, a) for t in TEXTS for a in SURROUNDINGS if not (a == "第1{}" and t[0].isdigit())],
)
def test_phrase_stands_in_a_row_in_whatever_holds_the_text(text, around):
    wanted, made = list(phrase(prepare(text))), tokens(around.format(text))

    starts = range(len(made) - len(wanted) + 1)
    assert any(made[n : n + len(wanted)] == wanted for n in starts) or _ends_in_a_longer_run(wanted, made)


def _ends_in_a_longer_run(wanted, made):
    """A lone last character begins the bigram of a longer run: asked as a prefix."""
    starts = range(len(made) - len(wanted) + 1)
    rows = (made[n : n + len(wanted)] for n in starts)
    return any(row[:-1] == wanted[:-1] and row[-1].startswith(wanted[-1]) for row in rows)


@pytest.mark.parametrize(
    "typed", ["南红发〔2026〕3号", "南红发[2026]3号", "南 红 发（２０２６）3 號", "南红发2026-3号"]
)
def test_key_leaves_out_what_is_typed_differently(typed):
    assert key(typed) == "南红发20263号"


def test_version_is_raised_when_the_tokens_change():
    """What stands in an index can only be taken out by the tokens that went in."""
    digest = hashlib.sha256(" ".join(tokens(SAMPLE)).encode()).hexdigest()[:16]
    table = hashlib.sha256(str(sorted(segmentation._TABLE.items())).encode()).hexdigest()[:16]

    assert (VERSION, digest, table) == (1, "2cd7c3f71bef9b15", "4ccd31ccb88636ad")
