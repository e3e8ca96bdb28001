from __future__ import annotations

import pytest

from core.kinds import TextPart as Said
from core.models import PublicEntry
from search.documents import parts_of

NUMBER = "南红发[2026]第3号"
EXACT = "南红发〔2026〕3号"


@pytest.mark.parametrize(
    ("facets", "said", "parts"),
    [
        ({}, [], [("title", "通知")]),
        (
            {},
            [("body", "一段"), ("body", " "), ("body", "二段\x00")],
            [("title", "通知"), ("body", "一段\n二段")],
        ),
        ({}, [("title", "通知"), ("title", "副题")], [("title", "通知"), ("title", "副题")]),
        (
            {},
            [("names", "王芳"), ("names", "李娜")],
            [("title", "通知"), ("names", "王芳"), ("names", "李娜")],
        ),
        (
            {},
            [("numbers", NUMBER), ("body", "请执行")],
            [("title", "通知"), ("numbers", NUMBER), ("body", "请执行"), ("own_key", EXACT)],
        ),
        (
            {},
            [("numbers", EXACT), ("body", f"根据{NUMBER}")],
            [("title", "通知"), ("body", f"根据{NUMBER}"), ("named_key", EXACT)],
        ),
        (
            {"number": NUMBER},
            [("numbers", NUMBER), ("body", f"本文件（{NUMBER}）")],
            [
                ("title", "通知"),
                ("numbers", NUMBER),
                ("body", f"本文件（{NUMBER}）"),
                ("own_key", EXACT),
                ("named_key", EXACT),
            ],
        ),
        ({}, [("numbers", "NP-0071")], [("title", "通知"), ("numbers", "NP-0071"), ("own_key", "NP-0071")]),
    ],
)
def test_parts_are_what_is_shown_and_the_numbers_in_their_exact_form(facets, said, parts):
    entry = PublicEntry(title="通\u200b知", facets=facets)

    assert list(parts_of(entry, [Said(part, text) for part, text in said])) == parts


def test_part_of_another_name_is_a_mistake():
    with pytest.raises(KeyError):
        parts_of(PublicEntry(title="通知"), [Said("attachment", "text")])
