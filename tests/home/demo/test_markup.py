from __future__ import annotations

import pytest

from home.demo.markup import MarkupError, keys_in, parse, resolve


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("一行。\n\n又一行。", [("rich_text", "<p>一行。</p><p>又一行。</p>")]),
        ("断行\n的话", [("rich_text", "<p>断行的话</p>")]),
        ("- 一\n- 二", [("rich_text", "<ul><li>一</li><li>二</li></ul>")]),
        ("1. 一\n2. 二", [("rich_text", "<ol><li>一</li><li>二</li></ol>")]),
        ("**重**与*点* a<b", [("rich_text", "<p><b>重</b>与<i>点</i> a&lt;b</p>")]),
        ("## 题", [("heading", {"text": "题", "level": "2"})]),
        ("> 话\n> —— 人", [("quote", {"text": "话", "attribution": "人"})]),
        (
            ":figures 来源 | 2026-01-31\n数 | 1 | 个",
            [
                (
                    "key_figures",
                    {
                        "items": [{"label": "数", "value": "1", "unit": "个"}],
                        "source": "来源",
                        "as_of": "2026-01-31",
                    },
                )
            ],
        ),
        (
            ":table 表\n甲 | 乙\n1 | 2",
            [("table", {"caption": "表", "header": True, "rows": [["甲", "乙"], ["1", "2"]]})],
        ),
        (":callout 题\n一\n二", [("callout", {"title": "题", "text": "<p>一</p><p>二</p>"})]),
    ],
)
def test_parse_gives_blocks(text, body):
    assert parse(text) == body


def test_parse_joins_english_lines_with_a_space():
    assert parse("two\nlines", english=True) == [("rich_text", "<p>two lines</p>")]


def test_figure_takes_its_words_from_the_picture():
    (_, value), (_, english) = parse(":figure flood-boats | 图") + parse(
        ":figure flood-boats | P", english=True
    )
    assert (value["image"], value["caption"], value["credit"]) == ("flood-boats", "图", "摄影：林小满")
    assert english["alt"].startswith("Two orange boats")
    assert english["credit"] == "Photo: Lin Xiaoman"


@pytest.mark.parametrize(
    "text",
    [
        ":unknown x",
        ":figure no-such-picture | 图",
        ":figure flood-boats",
        ":table 表\n甲 | 乙\n1",
        "[词](ftp://example.org)",
    ],
)
def test_parse_refuses_what_it_cannot_read(text):
    with pytest.raises(MarkupError):
        parse(text)


def test_resolve_puts_primary_keys_in_place():
    body = parse(
        "看[公告](notice:one)和[表](document:two)，打[电话](tel:+860000)。\n\n:figure flood-boats | 图\n\n"
        ":documents 附\ntwo | 表\n\n:callout 题\n[无](news:gone)"
    )

    resolved = resolve(
        body,
        picture={"flood-boats": 7}.__getitem__,
        document={"two": 9}.__getitem__,
        page=lambda kind, key: {("notice", "one"): 5}.get((kind, key)),
    )

    assert resolved[0][1] == (
        '<p>看<a id="5" linktype="page">公告</a>和<a id="9" linktype="document">表</a>，'
        '打<a href="tel:+860000">电话</a>。</p>'
    )
    assert resolved[1][1]["image"] == 7
    assert resolved[2][1]["items"] == [{"document": 9, "title": "表"}]
    assert resolved[3][1]["text"] == "<p>无</p>"


def test_keys_in_names_everything_a_body_refers_to():
    body = parse("[词](page:a)\n\n:gallery 图\nflood-boats | 一\ntents-dawn | 二\n\n:documents 附\nd | 表")
    assert list(keys_in(body)) == [
        ("page", "a"),
        ("picture", "flood-boats"),
        ("picture", "tents-dawn"),
        ("document", "d"),
    ]
