from __future__ import annotations

import pytest

from core.pinyin import initial, sort_key, syllables


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("张三", ["zhang", "san"]),
        ("单小雨", ["shan", "xiao", "yu"]),
        ("曾国安", ["zeng", "guo", "an"]),
        ("万俟安", ["mo", "qi", "an"]),
        ("欧阳明", ["ou", "yang", "ming"]),
        ("吕梁", ["lv", "liang"]),
        ("王　芳", ["wang", "fang"]),
        ("葛\U000e0100飾", ["ge", "shi"]),
        ("𫖯〓", ["fu", ""]),
        ("", []),
    ],
)
def test_syllables_read_surnames_as_such(name, read):
    assert syllables(name) == read


def test_syllables_of_an_organisation_are_words():
    assert syllables("单位", person=False) == ["dan", "wei"]


def test_sort_key_puts_names_in_the_order_of_pinyin():
    names = ["王芳", "张三", "丁一", "欧阳娜", "于洋", "马超", "卫东", "李娜", "林安", "Anna", "〓明"]

    ordered = sorted(names, key=sort_key)

    assert ordered == [
        "Anna",
        "丁一",
        "李娜",
        "林安",
        "马超",
        "欧阳娜",
        "王芳",
        "卫东",
        "于洋",
        "张三",
        "〓明",
    ]


@pytest.mark.parametrize(
    ("name", "letter"),
    [("欧阳娜", "O"), ("单小雨", "S"), ("anna", "A"), ("〓明", "#"), ("3班", "#"), ("", "#")],
)
def test_initial_is_a_letter_or_the_sign_for_the_rest(name, letter):
    assert initial(name) == letter
