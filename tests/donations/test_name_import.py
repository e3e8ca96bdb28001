from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from approval.refusals import RefusedError
from donations.listing import drafts
from donations.models import HonourRollPage, NameImport
from donations.name_import import files, importing
from donations.name_import.files import Sheet, UnreadableList
from donations.name_import.planning import Given, plan
from tests.donations.sheets import xlsx
from tests.factories.donations import AwardFactory, RollFactory

GIVEN = Given(("一万元以上",), {"博爱大使": 7}, date(2026, 1, 4), "捐赠登记表")


def planned(text: str, given: Given = GIVEN):
    return plan(files.read_text(text), given)


def told(made) -> list[tuple]:
    """Name, how it is shown, amount of each entry."""
    return [(entry.name, entry.display, entry.amount) for _row, entry in made.entries]


def test_headings_are_found_below_a_title():
    made = planned(
        '沐宁市红十字会接收捐赠公示\n\n序号,捐赠人（单位/个人）,捐赠金额（元）,捐赠日期,备注\n1,王芳,"1,200.50",2026年7月2日,现金'
    )

    assert told(made) == [("王芳", "anonymous", Decimal("1200.50"))]
    assert made.entries[0][1].given_on == date(2026, 7, 2)
    assert made.entries[0][0] == 4


def test_blocks_side_by_side_are_read_one_row_after_the_other():
    made = planned("序号\t姓名\t金额\t序号\t姓名\t金额\n1\t王芳\t100\t3\t李明\t300\n2\t张三\t200\t\t\t")

    assert [row[0] for row in told(made)] == ["王芳", "李明", "张三"]
    assert made.amount == 600


def test_names_alone_in_a_grid_are_names():
    made = planned("王芳\t李明\t张三\n欧阳娜\t阿依古丽·麦麦提\t")

    assert [row[0] for row in told(made)] == ["王芳", "李明", "张三", "欧阳娜", "阿依古丽·麦麦提"]
    assert len(made.warnings) == 1


@pytest.mark.parametrize("total", ["合计", "小 计", "总计：", "共计"])
def test_totals_are_no_donors(total):
    made = planned(f"姓名,金额\n王芳,100\n李明,200\n{total},300")

    assert [row[0] for row in told(made)] == ["王芳", "李明"]
    assert made.totals == [(4, f"{total.strip()} 300")]
    assert made.warnings == []


def test_total_that_does_not_add_up_is_told_with_its_row():
    made = planned("姓名,金额\n王芳,100\n李明,200\n合计,350")

    assert [(row, value) for _sheet, row, _field, _text, value in made.warnings] == [(4, "350")]


def test_consent_column_decides_who_is_named():
    made = planned(
        "姓名,是否同意公示姓名,公示方式,昵称\n王芳,是,,\n李明,否,,\n张三,同意,隐名,\n赵六,√,昵称,风\n沐宁市第一中学,,,"
    )

    assert [entry.display for _row, entry in made.entries] == [
        "real",
        "anonymous",
        "masked",
        "nickname",
        "organisation",
    ]
    assert {entry.consent_evidence for _row, entry in made.entries[:1]} == {"捐赠登记表"}


def test_a_yes_without_evidence_is_an_error_at_its_field():
    made = planned("姓名,是否同意公示\n王芳,是", Given())

    assert [(row, len(field) > 0) for _sheet, row, field, _text, _value in made.errors] == [(2, True)] * 2


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("金额", "一百"),
        ("金额", "-5"),
        ("金额", "0"),
        ("金额", "1.234"),
        ("金额", "1.2300E+17"),
        ("捐赠日期", "去年"),
        ("捐赠日期", "2026-02-30"),
        ("数量", "很多"),
        ("是否公示", "也许"),
        ("档次", "没有这一档"),
        ("荣誉称号", "没有这个奖"),
        ("捐赠人类型", "外星人"),
        ("公示方式", "大声"),
        ("证书编号", "1.1010E+17"),
        ("昵称", "长" * 61),
    ],
)
def test_errors_are_told_with_row_and_field(column, cell):
    consent = "是" if column == "公示方式" else ""
    made = planned(
        f"姓名,{column},同意公示\n王芳,,\n李明,{cell},{consent}"
        if column != "是否公示"
        else f"姓名,{column}\n王芳,\n李明,{cell}"
    )

    assert {row for _sheet, row, *_ in made.errors} == {3}
    assert {value for *_, value in made.errors} == {cell}


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("3万元", "30000"),
        ("￥1,200", "1200"),
        ("人民币500元整", "500"),
        ("１２３．５", "123.5"),
        ("0.01", "0.01"),
    ],
)
def test_amounts_as_people_write_them(cell, amount):
    assert planned(f'姓名,金额\n王芳,"{cell}"').amount == Decimal(amount)


def test_heading_in_ten_thousands_multiplies():
    assert planned("姓名,金额（万元）\n王芳,1.5").amount == Decimal(15000)


def test_duplicates_are_told_and_not_dropped():
    made = planned("姓名,金额,日期\n王芳,100,2026-07-02\n王芳,100,2026-07-02")

    assert len(made.entries) == 2
    assert {row for _sheet, row, *_ in made.warnings} == {2, 3}


def test_anonymous_donors_stay_so():
    made = planned("姓名,金额,是否公示\n爱心人士,100,是\n匿名,5,")

    assert [entry.display for _row, entry in made.entries] == ["anonymous", "anonymous"]


def test_award_and_unit_columns():
    made = planned("姓名,荣誉称号,物资名称,数量,单位\n王芳,博爱大使,棉被,30,床\n李明,,米,20袋,")

    assert [(e.award_id, e.goods, e.quantity, e.unit) for _row, e in made.entries] == [
        (7, "棉被", 30, "床"),
        (None, "米", 20, "袋"),
    ]


# --- Files ------------------------------------------------------------------------------------------

ROWS = [["姓名", "金额"], ["王芳", 100], ["𠮷安之", 200.5]]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_the_encodings_of_excel_and_wps(codec):
    data = "姓名,金额\n王芳,100\n𠮷安之,200.5".encode(codec)

    assert told(plan(files.read_file(data, "名单.csv"), GIVEN)) == [
        ("王芳", "anonymous", 100),
        ("𠮷安之", "anonymous", Decimal("200.5")),
    ]


def test_spreadsheet_is_read_with_its_row_numbers():
    made = plan(files.read_file(xlsx([[], *ROWS]), "名单.xlsx"), GIVEN)

    assert [(row, entry.name, entry.amount) for row, entry in made.entries] == [
        (3, "王芳", 100),
        (4, "𠮷安之", Decimal("200.5")),
    ]


def test_numbers_cut_off_by_a_spreadsheet_are_reported():
    made = plan(
        files.read_file(xlsx([["姓名", "证书编号"], ["王芳", 110105194912310021]]), "名单.xlsx"), GIVEN
    )

    assert [(row, value) for _sheet, row, _field, _text, value in made.errors] == [(2, "1.1011E+17")]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "名单.xlsx"),
        (b"PK\x03\x04 damaged", "名单.xlsx"),
        (b"<html><body>", "名单.xls"),
        (b"%PDF-1.4", "名单.pdf"),
        (b"\xff\xfe\xfa\x81" * 9, "名单.csv"),
        (b"\n\n\n", "名单.csv"),
        (b"x" * (files.MAX_FILE + 1), "名单.csv"),
        ("姓名\n".encode() * (files.MAX_ROWS + 2), "名单.csv"),
    ],
)
def test_what_is_no_list_is_refused_with_a_reason(data, name):
    with pytest.raises(UnreadableList) as caught:
        files.read_file(data, name)

    assert str(caught.value)


def test_damaged_spreadsheet_is_refused():
    whole = xlsx(ROWS)

    with pytest.raises(UnreadableList):
        files.read_file(whole.replace(b"</row>", b"<row >"), "名单.xlsx")


# --- Into the draft ---------------------------------------------------------------------------------


def in_draft(roll):
    return drafts.entries_of(drafts.draft_of(HonourRollPage.objects.get(pk=roll.pk)))


def read(roll, text):
    roll = HonourRollPage.objects.get(pk=roll.pk)
    return importing.read(
        roll, user=None, text=text, consent_on=date(2026, 1, 4), consent_evidence="捐赠登记表"
    )


@pytest.mark.django_db
def test_confirming_adds_to_the_draft_and_nothing_public(client, staff):
    roll = RollFactory()

    importing.confirm(read(roll, "姓名,同意公示\n王芳,是\n李明,否"), user=staff.author)

    roll.refresh_from_db()
    assert [(e.name, e.shown) for e in in_draft(roll)] == [
        ("王芳", "王芳"),
        ("李明", ""),
    ]
    assert roll.entries.count() == 0
    assert "王芳" not in client.get(roll.url).content.decode()


@pytest.mark.django_db
def test_one_wrong_row_keeps_all_out(staff):
    roll = RollFactory()
    imported = read(roll, "姓名,金额\n王芳,100\n李明,很多")

    with pytest.raises(RefusedError):
        importing.confirm(imported, user=staff.author)

    assert in_draft(roll) == []


@pytest.mark.django_db
def test_confirming_twice_adds_once_and_keeps_no_names(staff):
    roll = RollFactory()
    imported = read(roll, "姓名\n王芳")

    importing.confirm(imported, user=staff.author)
    importing.confirm(imported, user=staff.author)

    assert len(in_draft(roll)) == 1
    assert NameImport.objects.get().result == {}


@pytest.mark.django_db
def test_rows_that_stand_there_already_are_left_out(staff):
    roll = RollFactory()
    importing.confirm(read(roll, "姓名,金额\n王芳,100"), user=staff.author)

    found = importing.outlook(read(roll, "姓名,金额\n王芳,100\n王芳,200"))

    assert ([e.amount for e in found.known], [e.amount for e in found.new]) == ([100], [200])


@pytest.mark.django_db
def test_awards_are_found_by_name(staff):
    award = AwardFactory(name="博爱大使")
    roll = RollFactory()

    importing.confirm(read(roll, "姓名,荣誉称号\n王芳,博爱 大使"), user=staff.author)

    assert [e.award_id for e in in_draft(roll)] == [award.pk]


def test_a_sheet_without_names_says_what_to_do():
    assert len(plan([Sheet("", [["", ""], [""]])], GIVEN).errors) == 1
