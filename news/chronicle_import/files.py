"""From the bytes of an uploaded file to numbered lines and table rows."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from .lines import Line
from .sources import Source, UnreadableFile
from .word_files import read_word

MOST_TEXT_BYTES = 5 * 1024 * 1024
MOST_LINES = 40_000
MOST_DOCX_BYTES = 50 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"II*\x00", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
)
_MARKUP = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_BREAKS = re.compile(r"\r\n|\r|\n|\x85|\u2028|\u2029")
_DATE_WORDS = re.compile(r"[年月日]")


def read_source(data: bytes, filename: str) -> Source:
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableFile("文件是空的。请选择有内容的 .txt 或 .docx 文件。")
    if data.startswith(b"PK"):
        _refuse_size(data, MOST_DOCX_BYTES)
        return read_word(data)
    _refuse_type(data, PurePath(filename).suffix.lower())
    _refuse_size(data, MOST_TEXT_BYTES)
    return Source([text_lines(decode(data))])


def _refuse_size(data: bytes, most: int) -> None:
    if len(data) > most:
        raise UnreadableFile(f"文件超过 {most // 1024 // 1024} MB，不像是大事记。请只保留文字后重新导入。")


def _refuse_type(data: bytes, suffix: str) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableFile("文件设有打开密码，无法读取。请取消密码后重新导入。")
        raise UnreadableFile("这是旧版 Word（.doc）或 WPS 文件。请另存为 .docx 或 .txt 后重新导入。")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFile(f"这是{kind}，不能导入。请改用 .txt 或 .docx 文件。")
    if _MARKUP.match(data[:200]):
        raise UnreadableFile("这是网页文件，不能导入。请另存为 .docx 或 .txt 后重新导入。")
    if suffix == ".docx":
        raise UnreadableFile("文件扩展名是 .docx，内容却不是 Word 文件，可能已损坏。请重新另存后导入。")


def decode(data: bytes) -> str:
    text = _decoded(data)
    bad = _CONTROL.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        raise UnreadableFile(
            f"第{line}行含有无法识别的内容，文件可能不是文本文件或编码有误。请另存为 UTF-8 编码的 .txt。"
        )
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strictly(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8")  # cut off inside the last character
    return _national(data)


def _national(data: bytes) -> str:
    """GB18030, or Big5 where only that gives the words of a date."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if _DATE_WORDS.search(text):
        return text
    try:
        traditional = data.decode("big5")
    except UnicodeDecodeError:
        traditional = ""
    if _DATE_WORDS.search(traditional):
        return traditional
    return text or _strictly(data, "utf-8")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            f"无法识别文件编码（第{line}行附近）。请用记事本打开，另存为 UTF-8 编码后重新导入。"
        ) from error


def text_lines(text: str) -> list[Line]:
    lines = _BREAKS.split(text)
    if len(lines) > MOST_LINES:
        raise UnreadableFile(f"文件行数超过 {MOST_LINES}，不像是大事记。请只保留大事记部分后重新导入。")
    return [
        Line(number, _INVISIBLE.sub("", line), f"第{number}行") for number, line in enumerate(lines, start=1)
    ]
