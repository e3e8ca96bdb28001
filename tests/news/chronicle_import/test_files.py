from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from news.chronicle_import import UnreadableFile, parse_chronicle
from news.chronicle_import import files as files_module
from news.chronicle_import.files import read_source, text_lines

LINE = "2019年3月5日，市红十字会召开会议。"


def word_bytes(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, change) -> bytes:
    """The archive with each part passed through `change(name, content)`; None drops it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        LINE.encode(),
        LINE.encode("utf-8-sig"),
        LINE.encode("gb18030"),
        LINE.encode("utf-16"),
        b"\xfe\xff" + LINE.encode("utf-16-be"),
        "2019年3月5日，市紅十字會召開會議。".encode("big5"),
    ],
)
def test_text_is_decoded(data):
    (entry,) = parse_chronicle(data, "a.txt").entries

    assert (entry.start.isoformat(), len(entry.text)) == ("2019-03-05", 10)


def test_text_cut_off_inside_a_character_is_still_read():
    (entry,) = parse_chronicle(LINE.encode()[:-1], "a.txt").entries

    assert entry.text == "市红十字会召开会议"


def test_lines_are_numbered_as_an_editor_shows_them():
    lines = text_lines("一\r\n二\r三\n\n五")

    assert [(line.number, line.text, line.where) for line in lines] == [
        (1, "一", "第1行"),
        (2, "二", "第2行"),
        (3, "三", "第3行"),
        (4, "", "第4行"),
        (5, "五", "第5行"),
    ]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "文件是空的"),
        (b" \r\n\x00", "a.txt", "文件是空的"),
        (b"%PDF-1.7 ...", "a.docx", "PDF"),
        (b"\x89PNG\r\n", "a.txt", "图片"),
        (b"{\\rtf1\\ansi}", "a.doc", "RTF"),
        (b"<!DOCTYPE html><html>", "a.txt", "网页"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "旧版 Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "打开密码"),
        (LINE.encode(), "a.docx", "可能已损坏"),
        (b"PK\x03\x04 not an archive", "a.docx", "已损坏"),
        ("三月\x01五日".encode(), "a.txt", "第1行"),
        (b"\xff\xff\xff\xff\n\xff", "a.txt", "编码"),
        (b"\xff\xfe\x00", "a.txt", "编码"),
        (b"x" * (files_module.MOST_TEXT_BYTES + 1), "a.txt", "文件超过"),
        (b"\n" * 50_000 + b"x", "a.txt", "行数"),
    ],
)
def test_unreadable_file_says_why(data, name, words):
    with pytest.raises(UnreadableFile, match=words):
        read_source(data, name)


def test_other_archives_are_named():
    def archive(name: str) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as new:
            new.writestr(name, "x")
        return buffer.getvalue()

    with pytest.raises(UnreadableFile, match="Excel"):
        read_source(archive("xl/workbook.xml"), "a.docx")
    with pytest.raises(UnreadableFile, match="演示文稿"):
        read_source(archive("ppt/presentation.xml"), "a.docx")
    with pytest.raises(UnreadableFile, match="压缩包"):
        read_source(archive("chronicle.txt"), "a.zip")


def test_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = repacked(
        word_bytes(LINE), lambda name, data: bytes(60_000_000) if name.endswith("document.xml") else data
    )

    assert len(bomb) < 200_000
    with pytest.raises(UnreadableFile, match="解压后过大"):
        read_source(bomb, "a.docx")


@pytest.mark.parametrize(
    "body",
    [b"", b"<w:document", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", b"<other/>"],
    ids=["empty", "cut", "entities", "foreign"],
)
def test_malformed_word_file_is_refused(body):
    data = repacked(word_bytes(LINE), lambda name, old: body if name == "word/document.xml" else old)

    with pytest.raises(UnreadableFile, match="已损坏"):
        read_source(data, "a.docx")


def test_truncated_word_file_is_refused():
    data = word_bytes(LINE)

    for size in (40, len(data) // 2, len(data) - 10):
        with pytest.raises(UnreadableFile):
            read_source(data[:size], "a.docx")
