from __future__ import annotations

import pytest

from memorial import finding, names
from tests.factories import memorial as made


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("张伟", "张伟"),
        ("張偉", "张伟"),
        ("王　芳", "王芳"),
        ("阿依古丽·麦麦提", "阿依古丽麦麦提"),
        ("阿依古丽•麦麦提", "阿依古丽麦麦提"),
        ("𠮷守安", "𠮷守安"),
        ("Mary Ann", "maryann"),
        ("  ·  ", ""),
    ],
)
def test_key_is_the_same_however_a_name_is_written(typed, key):
    assert names.key(typed) == key


@pytest.mark.parametrize(
    ("name", "sound", "initial"),
    [
        ("单雄信", "shan xiong xin ", "S"),
        ("尉迟恭", "yu chi gong ", "Y"),
        ("卜建国", "bu jian guo ", "B"),
        ("𠮷守安", "ji shou an ", "J"),
        ("欧阳修", "ou yang xiu ", "O"),
        ("仇英", "qiu ying ", "Q"),
    ],
)
def test_surnames_sound_as_surnames(name, sound, initial):
    assert (names.sound(name), names.initial(name)) == (sound, initial)


@pytest.fixture
def wall(entrance):
    for name in ("张伟", "張偉", "章伟", "张伟业", "阿依古丽·麦麦提", "𠮷守安", "单小满"):
        made.public(entrance, name=name)
    made.public(entrance, name="张隐", scope="died")
    return entrance


def found(index, typed):
    result = finding.find(index.pk, typed)
    return [e.title for e in result.written], [e.title for e in result.alike]


def test_exact_name_first_then_the_same_in_other_characters_then_longer_ones(wall):
    assert found(wall, "张伟") == (["张伟", "張偉", "张伟业"], ["章伟"])
    assert found(wall, "張偉")[0][0] == "張偉"


def test_rare_characters_and_dots_are_found(wall):
    assert found(wall, "𠮷守安")[0] == ["𠮷守安"]
    assert found(wall, "吉守安") == ([], ["𠮷守安"])
    assert found(wall, "麦麦提")[0] == ["阿依古丽·麦麦提"]
    assert found(wall, "阿依古丽麦麦提")[0] == ["阿依古丽·麦麦提"]


def test_letters_find_names_without_an_input_method(wall):
    assert found(wall, "shan xiaoman")[1] == ["单小满"]
    assert found(wall, "zhangwei")[1] == ["张伟", "張偉", "章伟", "张伟业"]


def test_hidden_names_are_not_found(wall):
    assert found(wall, "张隐") == ([], [])


def test_finding_takes_one_statement(wall, django_assert_num_queries):
    with django_assert_num_queries(1):
        finding.find(wall.pk, "张伟")
    with django_assert_num_queries(0):
        finding.find(wall.pk, "·'%_")
