from __future__ import annotations

import pytest

from core.privacy import COMPOUND_SURNAMES, Display, anonymous, clusters, mask_name, shown_name

# The forms are those of docs/features/donations.md (王**, 欧阳**).
MASKED = [
    # Han names of two, three and four characters
    ("张三", "张*"),
    ("王建国", "王**"),
    ("陈方安生", "陈**"),
    # a padded list, with the ideographic space and with others
    ("王　芳", "王*"),
    ("王 芳", "王*"),
    (" 王芳 ", "王*"),
    # compound surnames; one that is the whole name is read as a simple one
    ("欧阳修", "欧阳*"),
    ("欧阳明月", "欧阳**"),
    ("司马相如", "司马**"),
    ("諸葛亮", "諸葛*"),
    ("东方", "东*"),
    ("爱新觉罗明", "爱新觉罗*"),
    # names of ethnic minorities, the dot however typed
    ("阿依古丽·麦麦提", "阿**·**"),
    ("阿依古丽•麦麦提", "阿**·**"),
    ("阿依古丽・麦麦提", "阿**·**"),
    ("阿依古丽．麦麦提", "阿**·**"),
    ("阿依古丽.麦麦提", "阿**·**"),
    ("买买提·吐尔逊·艾力", "买**·**·**"),
    ("王·李", "王·*"),
    # Latin letters, also full-width, and other scripts
    ("John Smith", "J** **"),
    ("Ｊｏｈｎ　Ｓｍｉｔｈ", "J** **"),
    ("Dr. Anna-Maria Bell", "A**-** **"),
    ("Élodie", "É**"),
    ("E\u0301lodie", "É**"),
    ("김철수", "김**"),
    ("Анна Петрова", "А** **"),
    # rare characters: beyond the BMP, with variation selectors, a zero-width space inside
    ("𠮷田一", "𠮷**"),
    ("𫖯𡿨", "𫖯*"),
    ("葛\U000e0100飾", "葛\U000e0100*"),
    ("李\ufe00明\ufe01", "李\ufe00*"),
    ("王\u200b芳", "王*"),
    ("\ufeff王芳", "王*"),
    # titles and what stands in brackets are dropped, words for several people stay
    ("张三先生", "张*"),
    ("李明老师（退休教师）", "李*"),
    ("李四(沐宁一中)", "李*"),
    ("李四（沐宁一中", "李*"),
    ("王先生", "王*"),
    ("张三夫妇", "张*夫妇"),
    ("赵小明一家", "赵**一家"),
    # several people in one field
    ("张三、李四", "张*、李*"),
    ("欧阳修,John Smith；王芳", "欧阳*、J** **、王*"),
    # what is no name hides everything
    ("王", "王*"),
    ("13800138000", "**"),
    ("@心愿", "**"),
    ("", ""),
    ("　", ""),
    ("（某某）", ""),
]


@pytest.mark.parametrize(("name", "masked"), MASKED)
def test_mask_name_keeps_the_surname(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize("name", [name for name, masked in MASKED if masked])
def test_masked_name_is_never_the_name(name):
    assert mask_name(name) != name
    assert "*" in mask_name(name)


@pytest.mark.parametrize("surname", sorted(COMPOUND_SURNAMES))
def test_mask_name_knows_each_compound_surname(surname):
    assert mask_name(f"{surname}安之") == f"{surname}**"


def test_mask_name_hides_the_length_of_long_names():
    assert mask_name("王一二三四五六") == mask_name("王建国")


@pytest.mark.parametrize(
    ("display", "shown"),
    [
        (Display.REAL, "王 芳"),
        (Display.MASKED, "王*"),
        (Display.NICKNAME, "沐宁的风"),
        (Display.ANONYMOUS, None),
        ("something else", None),
        ("", None),
    ],
)
def test_shown_name_follows_the_mode(display, shown):
    assert shown_name("王　芳", display, "沐宁的风") == (shown or anonymous())


def test_shown_name_leaves_organisations_as_they_are():
    assert (
        shown_name("沐宁市欧阳食品有限公司（总部）", Display.ORGANISATION) == "沐宁市欧阳食品有限公司（总部）"
    )


@pytest.mark.parametrize("display", [Display.NICKNAME, Display.MASKED, Display.REAL])
def test_shown_name_without_a_name_is_anonymous(display):
    assert shown_name(" ", display, " ") == anonymous()


def test_clusters_keep_selectors_and_accents():
    assert clusters("葛\U000e0100e\u0301𠮷") == ["葛\U000e0100", "e\u0301", "𠮷"]
