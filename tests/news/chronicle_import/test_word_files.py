from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from news.chronicle_import import parse_chronicle


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_table(document, rows):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    return table


def read(document, year=None, name="大事记.docx"):
    chronicle = parse_chronicle(saved(document), name, year)
    entries = [
        (
            entry.line,
            entry.start.isoformat(),
            entry.end and entry.end.isoformat(),
            str(entry.part_of_day),
            entry.text,
        )
        for entry in chronicle.entries
    ]
    return entries, [(each.line, str(each.code)) for each in chronicle.problems]


def test_paragraphs_are_numbered_with_the_empty_ones():
    document = Document()
    for text in [
        "澄湖市红十字会2019年大事记",
        "",
        "3月5日，会议召开。",
        "现场气氛热烈。",
        "3月6日，培训举行。",
    ]:
        document.add_paragraph(text)

    assert read(document) == (
        [
            (3, "2019-03-05", None, "", "会议召开。现场气氛热烈。"),
            (5, "2019-03-06", None, "", "培训举行。"),
        ],
        [],
    )


def test_lists_and_soft_breaks_make_entries():
    document = Document()
    document.add_paragraph("2021年大事记")
    document.add_paragraph("3月5日，植树活动。", style="List Bullet")
    document.add_paragraph("3月6日，义诊活动。", style="List Number")
    document.add_paragraph("4月1日，讲座。\n4月2日，演练。")

    assert read(document)[0] == [
        (2, "2021-03-05", None, "", "植树活动。"),
        (3, "2021-03-06", None, "", "义诊活动。"),
        (4, "2021-04-01", None, "", "讲座。"),
        (4, "2021-04-02", None, "", "演练。"),
    ]


def test_table_with_serial_numbers_repeated_header_and_empty_dates():
    document = Document()
    document.add_heading("澄湖市红十字会2019年大事记", 1)
    add_table(
        document,
        [
            ["序号", "时 间", "内 容"],
            ["1", "1月9日", "年会召开。"],
            ["2", "1月12日至14日", "走访慰问。"],
            ["3", "", "培训班开班。"],
            ["序号", "时 间", "内 容"],
            ["4", "2月下旬", "检查备灾仓库。"],
            ["5", "3.5", "学雷锋活动。"],
            ["6", "2019-04-08 上午", "救护讲座\n走进校园。"],
            ["7", "同日", "签约仪式举行。"],
        ],
    )

    assert read(document) == (
        [
            (3, "2019-01-09", None, "", "年会召开。"),
            (4, "2019-01-12", "2019-01-14", "", "走访慰问。"),
            (5, "2019-01-12", "2019-01-14", "", "培训班开班。"),
            (7, "2019-02-21", "2019-02-28", "", "检查备灾仓库。"),
            (8, "2019-03-05", None, "", "学雷锋活动。"),
            (9, "2019-04-08", None, "morning", "救护讲座走进校园。"),
            (10, "2019-04-08", None, "", "签约仪式举行。"),
        ],
        [],
    )


def test_table_with_a_column_for_each_part_of_the_date():
    document = Document()
    add_table(
        document,
        [
            ["年", "月", "日", "大事内容", "备注"],
            ["2018", "1", "5", "会议召开。", ""],
            ["", "", "6—8", "培训举行。", "见附件"],
            ["", "2", "3", "慰问开展。", ""],
            ["2019", "1", "2", "年会召开。", ""],
        ],
    )

    assert read(document) == (
        [
            (2, "2018-01-05", None, "", "会议召开。"),
            (3, "2018-01-06", "2018-01-08", "", "培训举行。"),
            (4, "2018-02-03", None, "", "慰问开展。"),
            (5, "2019-01-02", None, "", "年会召开。"),
        ],
        [(3, "column-skipped")],
    )


def test_merged_cells_are_headings_or_go_on():
    document = Document()
    table = add_table(
        document,
        [
            ["2020年大事记", "", ""],
            ["一月", "", ""],
            ["1", "4日", "会议召开。"],
            ["2", "12日至14日", "慰问开展。"],
            ["3", "", "物资发放。"],
            ["二月", "", ""],
            ["4", "2日上午", "讲座举办。"],
        ],
    )
    for row in (0, 1, 5):
        table.cell(row, 0).merge(table.cell(row, 2))
    table.cell(3, 1).merge(table.cell(4, 1))

    assert read(document)[0] == [
        (3, "2020-01-04", None, "", "会议召开。"),
        (4, "2020-01-12", "2020-01-14", "", "慰问开展。"),
        (5, "2020-01-12", "2020-01-14", "", "物资发放。"),
        (7, "2020-02-02", None, "morning", "讲座举办。"),
    ]


def test_month_column_beside_the_day_column():
    document = Document()
    table = add_table(
        document,
        [
            ["月份", "日期", "事件"],
            ["1月", "4日", "会议召开。"],
            ["", "8日", "慰问开展。"],
            ["2月", "3日", "讲座举办。"],
        ],
    )
    table.cell(1, 0).merge(table.cell(2, 0))

    assert read(document, 2021)[0] == [
        (2, "2021-01-04", None, "", "会议召开。"),
        (3, "2021-01-08", None, "", "慰问开展。"),
        (4, "2021-02-03", None, "", "讲座举办。"),
    ]


def test_one_table_under_each_month():
    document = Document()
    document.add_paragraph("2021年大事记")
    for month, day in (("一月", "4日"), ("二月", "6日")):
        document.add_paragraph(month)
        add_table(document, [["时间", "内容"], [day, "活动举行。"]])

    assert [entry[:2] for entry in read(document)[0]] == [(4, "2021-01-04"), (7, "2021-02-06")]


def test_table_without_a_header():
    document = Document()
    document.add_paragraph("澄湖市红十字会二〇二二年大事记")
    add_table(document, [["3月5日", "学雷锋活动举行。"], ["3月6日", "会议召开。"]])

    assert [entry[:2] for entry in read(document)[0]] == [(2, "2022-03-05"), (3, "2022-03-06")]


def test_cell_whose_date_only_the_writer_knows_is_told():
    document = Document()
    document.add_paragraph("前言：本表记录全年工作。")
    add_table(document, [["时间", "内容"], ["2022年3月5日", "活动举行。"], ["春节前夕", "慰问开展。"]])
    document.add_paragraph("注：本表由办公室整理。")

    assert read(document)[1] == [(1, "preface-skipped"), (4, "no-date"), (5, "tail-skipped")]


def test_frame_of_one_cell_is_text():
    document = Document()
    add_table(document, [["2022年大事记\n3月5日，活动举行。\n3月6日，会议召开。"]])

    assert [entry[1] for entry in read(document)[0]] == ["2022-03-05", "2022-03-06"]


@pytest.mark.parametrize(
    ("tag", "text"), [("w:ins", "会议隆重召开。"), ("w:del", "会议召开。")], ids=["inserted", "deleted"]
)
def test_tracked_changes_are_taken_as_accepted_and_told(tag, text):
    document = Document()
    paragraph = document.add_paragraph("2019年3月5日，会议")
    change = OxmlElement(tag)
    run = OxmlElement("w:r")
    written = OxmlElement("w:t" if tag == "w:ins" else "w:delText")
    written.text = "隆重"
    run.append(written)
    change.append(run)
    paragraph._p.append(change)
    paragraph.add_run("召开。")

    assert read(document) == ([(1, "2019-03-05", None, "", text)], [(1, "tracked-changes")])


def test_content_controls_are_read_and_text_boxes_told():
    document = Document()
    paragraph = document.add_paragraph("2019年3月5日，会议召开。")
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    paragraph._p.addprevious(control)
    control.append(content)
    content.append(paragraph._p)
    box, inner = OxmlElement("w:txbxContent"), OxmlElement("w:p")
    run, written = OxmlElement("w:r"), OxmlElement("w:t")
    written.text = "框中文字"
    run.append(written)
    inner.append(run)
    box.append(inner)
    holder = document.add_paragraph("")._p
    outer = OxmlElement("w:r")
    outer.append(box)
    holder.append(outer)

    assert read(document) == ([(1, "2019-03-05", None, "", "会议召开。")], [(1, "text-box-skipped")])
    assert qn("w:sdt")
