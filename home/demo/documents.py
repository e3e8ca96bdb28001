"""The files that the demo attaches: tables and forms made when it is loaded, and one PDF that is kept."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from home.demo.reader import read

FILES = Path(__file__).parent / "files"
MADE = datetime.datetime(2026, 11, 5, 9, 0)  # noqa: DTZ001 - Office files keep local time without a zone
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoDocument:
    key: str
    title: str
    filename: str

    def content(self) -> bytes:
        if self.key in SHEETS:
            return _sheet(self.title, SHEETS[self.key])
        if self.key in FORMS:
            return _form(self.title, *FORMS[self.key])
        if self.key in PLANS:
            return _text(self.title, PLANS[self.key])
        return (FILES / self.filename).read_bytes()


DOCUMENTS = {r.key: DemoDocument(r.key, r.need("title"), r.need("filename")) for r in read("documents.txt")}

SHEETS: dict[str, tuple[Row, ...]] = {
    "ledger-2026-10": (
        (
            "项目",
            "捐款（元）",
            "物资折价（元）",
            "接收合计（元）",
            "支出（元）",
            "期初结余（元）",
            "期末结余（元）",
        ),
        ("“7·09”救灾", "5263907.50", "1186400.00", "6450307.50", "6112300.00", "0.00", "338007.50"),
        ("久久公益节", "1386520.86", "0.00", "1386520.86", "812000.00", "0.00", "574520.86"),
        ("博爱送万家", "620000.00", "480000.00", "1100000.00", "1280000.00", "180000.00", "0.00"),
        ("救在身边", "1180000.00", "960000.00", "2140000.00", "2004000.00", "0.00", "136000.00"),
        ("日常捐赠", "1233787.00", "215100.00", "1448887.00", "2110342.50", "882380.42", "220924.92"),
        ("合计", "9684215.36", "2841500.00", "12525715.36", "12318642.50", "1062380.42", "1269453.28"),
    ),
    "flood-ledger": (
        (
            "期次",
            "截至",
            "累计笔数",
            "累计捐款（元）",
            "累计物资折价（元）",
            "累计接收（元）",
            "累计拨付（元）",
        ),
        ("第1期", "7月15日24时", "1126", "2186420.00", "618300.00", "2804720.00", "1200000.00"),
        ("第2期", "7月20日24时", "2318", "3947815.50", "942600.00", "4890415.50", "2650000.00"),
        ("第3期", "7月25日24时", "2846", "4618240.50", "1068900.00", "5687140.50", "3480000.00"),
        ("第4期", "7月30日24时", "3105", "4905377.50", "1142400.00", "6047777.50", "4216000.00"),
        ("第5期", "8月4日24时", "3288", "5117920.50", "1186400.00", "6304320.50", "4700000.00"),
        ("第6期", "8月9日24时", "3407", "5263907.50", "1186400.00", "6450307.50", "5120000.00"),
    ),
}

FORMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "aid-form": (
        (
            "申请人姓名",
            "性别",
            "年龄",
            "户籍所在地",
            "现住址",
            "联系电话",
            "申请项目",
            "家庭人口",
            "主要困难情况",
        ),
        (
            "填表前请先看本网站“我要求助”，或者拨打（0000）8605 2105。",
            "不需要单位盖章的栏目可以空着；身份证件现场核对，不留复印件。",
            "申请人签名：　　　　　　　　年　　月　　日",
        ),
    ),
    "course-form": (
        (
            "姓名",
            "性别",
            "出生年月",
            "工作单位或学校",
            "联系电话",
            "报名期次",
            "有无心脏病史等不适合跪姿操作的情况",
        ),
        (
            "培训免费，两天16学时；考核合格发救护员证，三年有效。",
            "送到市救护培训中心或者所在的县（市、区）红十字会，电话（0000）8605 2108。",
            "报名人签名：　　　　　　　　年　　月　　日",
        ),
    ),
}

PLANS: dict[str, tuple[str, ...]] = {
    "plan-warm-homes": (
        "募捐目的：为3400户困难家庭置办和运送过冬温暖箱。",
        "起止时间：2026年11月10日至2027年1月31日。地域：沐宁市。",
        "募捐方式：银行转账、现场捐赠、民政部指定的互联网募捐信息平台。",
        "目标金额：2000000.00元。每箱580元，其中物资540元、运送40元。",
        "受益人：经村（社区）提名、入户核实、张榜无异议的困难家庭。",
        "剩余财产：用于春节后的困难家庭走访，收支公布。",
        "负责人：市红十字会筹资与财务科，电话（0000）8605 2106。",
    ),
    "plan-ferry-watch": (
        "募捐目的：救助“7·09”强降雨受灾群众，帮助重建家园。",
        "起止时间：2026年7月10日至8月9日。地域：沐宁市。",
        "募捐方式：银行转账、现场捐赠。目标金额：6000000.00元。",
        "受益人：云柘、荻湾两县受灾家庭、村小和卫生院。",
        "收支公布：募捐期间每5天一期；结束后按季度公布，三个月内公布总结报告。",
        "剩余财产：用于当地重建家庭的建房补助。",
        "负责人：市红十字会人道救助与应急救援科，电话（0000）8605 2105。",
    ),
}


def _sheet(title: str, rows: tuple[Row, ...]) -> bytes:
    book = Workbook()
    book.properties.created = book.properties.modified = MADE
    book.properties.creator = "沐宁市红十字会"
    sheet = book.active
    sheet.title = "收支表"
    sheet.append((title,))
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(rows[0]))
    sheet["A1"].font = Font(bold=True, size=14)
    for row in rows:
        sheet.append([_number(cell) for cell in row])
    for cell in sheet[2]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(horizontal="center", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = 18
    for cells in sheet.iter_rows(min_row=3):
        for cell in cells:
            if isinstance(cell.value, Decimal):
                cell.number_format = "#,##0.00"
    sheet.append(("单位：沐宁市红十字会，统计范围：市本级。",))
    return _saved(book)


def _number(text: str) -> str | int | Decimal:
    if text.isdigit():
        return int(text)
    return Decimal(text) if text.replace(".", "", 1).isdigit() else text


def _form(title: str, fields: tuple[str, ...], notes: tuple[str, ...]) -> bytes:
    form = docx.Document()
    form.core_properties.author = "沐宁市红十字会"
    form.core_properties.created = form.core_properties.modified = MADE
    heading = form.add_heading(title, level=1)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = form.add_table(rows=0, cols=2, style="Table Grid")
    for name in fields:
        cells = table.add_row().cells
        cells[0].text = name
    form.add_paragraph()
    for note in notes:
        form.add_paragraph(note)
    return _saved(form)


def _text(title: str, paragraphs: tuple[str, ...]) -> bytes:
    paper = docx.Document()
    paper.core_properties.author = "沐宁市红十字会"
    paper.core_properties.created = paper.core_properties.modified = MADE
    paper.add_heading(title, level=1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for paragraph in paragraphs:
        paper.add_paragraph(paragraph)
    return _saved(paper)


def _saved(office: Workbook | docx.document.Document) -> bytes:
    """The file's bytes, the same each time: archives otherwise keep the minute they were written in."""
    written, even = io.BytesIO(), io.BytesIO()
    office.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(even, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return even.getvalue()
