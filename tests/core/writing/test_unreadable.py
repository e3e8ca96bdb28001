from __future__ import annotations

import logging
import random
import zipfile
from io import BytesIO

import pytest

from core.writing.docx import UnreadableDocument, read_docx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def stream(name):
    return OLE + name.encode("utf-16-le") + b"\0\0" + bytes(64)


def zipped(**members):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return file.getvalue()


def code_of(data):
    with pytest.raises(UnreadableDocument) as refused:
        read_docx(data)
    assert refused.value.message
    return refused.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "kind-empty"),
        (stream("WordDocument"), "kind-doc"),
        (stream("EncryptedPackage"), "encrypted"),
        (stream("SomethingElse"), "kind-ole"),
        (b"{\\rtf1 hello}", "kind-rtf"),
        (b"%PDF-1.7\n", "kind-pdf"),
        ("<html><body>网页</body></html>".encode(), "kind-html"),
        ("普通文字".encode("gb18030"), "kind-text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "kind-png"),
        (bytes(range(256)) * 4, "kind-unknown"),
        (zipped(**{"a.txt": "x"}), "kind-other"),
        (zipped(**{"OFD.xml": "x"}), "kind-ofd"),
        (zipped(**{"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "kind-xlsx"),
        (zipped(**{"[Content_Types].xml": "x", "word/document.xml": "no xml"}), "broken"),
        (zipped(**{"[Content_Types].xml": "x", "word/styles.xml": "<x/>"}), "broken"),
    ],
)
def test_other_files_are_refused_with_advice(data, code):
    assert code_of(data) == code


def test_file_over_50_megabytes_is_refused():
    assert code_of(b"PK" + bytes(50 * 1024 * 1024)) == "too-large"


def test_zip_bomb_is_refused_before_unpacking():
    data = bytearray(zipped(**{"[Content_Types].xml": "x", "word/document.xml": "<x/>", "word/a.png": "x"}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (301 << 20).to_bytes(4, "little")

    assert code_of(bytes(data)) == "bomb"


def test_document_of_endless_text_is_refused(word):
    word.paragraphs("标题", "内容")

    assert code_of(word.replaced("word/document.xml", lambda xml: xml + b" " * (25 << 20))) == "too-long"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_document_type_declarations_are_refused(word, declaration):
    word.paragraphs("标题", "内容")
    start = b"<w:document"

    data = word.replaced("word/document.xml", lambda xml: xml.replace(start, declaration.encode() + start, 1))

    assert code_of(data) == "dtd"


def test_empty_document_is_told(word):
    word.paragraph("　 ")

    assert code_of(word.bytes()) == "no-text"


def test_deep_nesting_is_refused_or_read(word):
    depth = 240
    word.paragraphs("标题", "内容")
    word.xml("<w:smartTag>" * depth + "<w:r><w:t>深处</w:t></w:r>" + "</w:smartTag>" * depth)

    assert read_docx(word.bytes()).blocks[-1]["value"].endswith("<p>深处</p>")


def _unexpected(caplog):
    return [record for record in caplog.records if record.levelno >= logging.ERROR]


def _read_or_refuse(data):
    try:
        return bool(read_docx(data))
    except UnreadableDocument:
        return False


@pytest.fixture
def rich_file(word):
    word.paragraph("救护培训", style="Title")
    word.paragraphs("一、概况", "各单位要高度重视培训工作。")
    word.numbered("登记")
    word.picture()
    word.table(("单位", "金额"), ("一厂", "100"))
    word.document.add_comment(word.paragraph("内容。").runs, text="核实")
    return word


def test_truncated_files_are_refused(rich_file, caplog):
    data = rich_file.bytes()

    outcomes = {_read_or_refuse(data[:length]) for length in range(0, len(data) - 30, len(data) // 60)}

    assert outcomes == {False}
    assert _unexpected(caplog) == []


def test_mutated_bytes_never_raise_anything_else(rich_file, caplog):
    data = rich_file.bytes()
    chance = random.Random(20260702)
    for _ in range(150):
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 20)):
            mutated[chance.randrange(len(mutated))] = chance.randrange(256)
        _read_or_refuse(bytes(mutated))

    assert _unexpected(caplog) == []


NAMES = [
    b"w:val",
    b"w:p>",
    b"w:r>",
    b"w:tc>",
    b"w:tr>",
    b"w:tbl>",
    b"w:pPr>",
    b"w:numPr>",
    b"w:t>",
    b"a:blip",
    b"r:embed",
]
VALUES = [b'="-1"', b'="99999999999999"', b'="\xe4\xb8\x80"', b'=""', b'="1e400"', b'="nan"']


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml"])
def test_mutated_markup_never_raises_anything_else(rich_file, caplog, part):
    chance = random.Random(part)
    for _ in range(25):
        first, second = chance.sample(NAMES, 2)
        value = chance.choice(VALUES)

        def change(xml, first=first, second=second, value=value):
            at = xml.find(b'w:val="', chance.randrange(len(xml)))
            if at > 0 and chance.random() < 0.7:
                return xml[:at] + b"w:val" + value + xml[xml.index(b'"', at + 7) + 1 :]
            return xml.replace(first, second)

        _read_or_refuse(rich_file.replaced(part, change))

    assert _unexpected(caplog) == []
