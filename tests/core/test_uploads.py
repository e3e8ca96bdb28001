from __future__ import annotations

import datetime
import hashlib
import struct
import zipfile
import zlib
from io import BytesIO

import pypdfium2
import pytest
from docx import Document
from openpyxl import Workbook
from PIL import Image, ImageCms, ImageOps

from core.upload_images import inspect_image, prepare_image
from core.uploads import DocumentFacts, Refused, inspect_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))


def upload(data, name):
    file = BytesIO(data)
    file.name = name
    return file


def zipped(**members):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return file.getvalue()


def pdf(pages=2):
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 200)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


# An empty page behind a user password: enough for a reader to be asked for it.
LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
)


def docx(pages=7):
    file = BytesIO()
    Document().save(file)
    result = BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            if name != "docProps/app.xml":
                target.writestr(name, source.read(name))
        target.writestr("docProps/app.xml", f"<Properties><Pages>{pages}</Pages></Properties>")
    return result.getvalue()


def xlsx():
    book = Workbook()
    book.create_sheet("二")
    file = BytesIO()
    book.save(file)
    return file.getvalue()


PPTX = zipped(
    **{"[Content_Types].xml": "x", "ppt/presentation.xml": "x", "docProps/app.xml": "<p:Slides>9</p:Slides>"}
)
OFD = zipped(**{"OFD.xml": "x", "Doc_0/Document.xml": '<ofd:Page ID="1"/><ofd:Page ID="2"/><ofd:Pages/>'})


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (pdf(2), "报告.PDF", ("pdf", 2, 0, "")),
        (LOCKED, "报告.pdf", ("pdf", 0, 0, "encrypted")),
        (b"%PDF-1.7 nothing more", "报告.pdf", ("pdf", 0, 0, "broken")),
        (docx(7), "通知.docx", ("docx", 7, 0, "")),
        (xlsx(), "名单.xlsx", ("xlsx", 0, 2, "")),
        (PPTX, "课件.pptx", ("pptx", 9, 0, "")),
        (OFD, "公文.ofd", ("ofd", 2, 0, "")),
        (OLE + "WordDocument".encode("utf-16-le") + bytes(9), "旧.doc", ("doc", 0, 0, "")),
        (OLE + "Workbook".encode("utf-16-le") + bytes(9), "旧.xls", ("xls", 0, 0, "")),
        (OLE + "PowerPoint Document".encode("utf-16-le") + bytes(9), "旧.ppt", ("ppt", 0, 0, "")),
        ("姓名,金额\n王芳,100\n".encode("gb18030"), "名单.csv", ("csv", 0, 0, "")),
        ("\ufeff说明".encode(), "说明.txt", ("txt", 0, 0, "")),
    ],
)
def test_documents_are_known_by_their_content(data, name, expected):
    kind, pages, sheets, problem = expected

    facts = inspect_document(upload(data, name))

    assert facts == DocumentFacts(kind, len(data), pages, hashlib.sha256(data).hexdigest(), sheets, problem)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.pdf", "empty"),
        (pdf(1), "a.docx", "extension"),
        (docx(), "a.doc", "extension"),
        (docx(), "a", "extension"),
        (b"<!doctype html><script>alert(1)</script>", "a.txt", "kind-html"),
        (b"\xef\xbb\xbf \n<p>x</p>", "a.csv", "kind-html"),
        ("<html><script>".encode("utf-16"), "a.txt", "kind-html"),
        (b"<?xml version='1.0'?><svg xmlns='x'/>", "a.txt", "kind-svg"),
        (b"<?xml version='1.0'?><a/>", "a.txt", "kind-xml"),
        (b"MZ\x90\0 program", "a.pdf", "kind-program"),
        (b"#!/bin/sh\n", "a.txt", "kind-program"),
        (b"a\0b", "a.txt", "kind-unknown"),
        (zipped(a="x"), "a.docx", "kind-zip"),
        (docx()[:900], "a.docx", "kind-broken-zip"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(9), "a.docx", "kind-encrypted"),
        (OLE, "a.wps", "kind-ole"),
        (b"{\\rtf1}", "a.doc", "kind-rtf"),
        (zipped(**{"[Content_Types].xml": "x", "word/vbaProject.bin": "x"}), "a.docx", "macros"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "a.pdf", "kind-png"),
    ],
)
def test_other_documents_are_refused(data, name, code):
    with pytest.raises(Refused) as refused:
        inspect_document(upload(data, name))

    assert (refused.value.code, bool(refused.value.message)) == (code, True)


class Huge(BytesIO):
    """Says it is large; fails the test if it is read."""

    size = 60 * 1024 * 1024

    def read(self, *args):
        raise AssertionError("read before its size was checked")


@pytest.mark.parametrize(("inspect", "name"), [(inspect_document, "a.pdf"), (inspect_image, "a.jpg")])
def test_60_megabytes_are_refused_unread(inspect, name):
    with pytest.raises(Refused) as refused:
        inspect(Huge(), name)

    assert refused.value.code == "too-large"


@pytest.mark.parametrize(("inspect", "limit"), [(inspect_document, 50), (inspect_image, 20)])
def test_size_is_measured_where_it_is_not_told(inspect, limit):
    with pytest.raises(Refused) as refused:
        inspect(BytesIO(b"%PDF-" + bytes(limit << 20)), "a.pdf")

    assert refused.value.code == "too-large"


def test_packed_bomb_is_refused():
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "x")
        package.writestr("xl/workbook.xml", "x")
        member = zipfile.ZipInfo("xl/media/a")
        package.writestr(member, b"x")
    data = bytearray(file.getvalue())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 2**31)

    with pytest.raises(Refused) as refused:
        inspect_document(upload(bytes(data), "a.xlsx"))

    assert refused.value.code == "bomb"


def photo(size=(320, 240)):
    return Image.effect_noise(size, 90).convert("RGB").resize(size)


def colorful(size=(320, 240)):
    bands = [Image.effect_noise(size, 90) for _ in "rgb"]
    return Image.merge("RGB", bands)


def encoded(image, form, **options):
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def camera_exif(orientation=6, taken="2026:07:02 09:30:00", offset=None):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "PhoneMaker"
    details = exif.get_ifd(0x8769)
    details[36867] = taken
    if offset:
        details[36881] = offset
    gps = exif.get_ifd(0x8825)
    gps.update({1: "N", 2: (32.0, 27.0, 0.0), 3: "E", 4: (119.0, 55.0, 0.0)})
    return exif


def test_camera_picture_is_turned_and_cleaned_and_its_date_kept():
    source = Image.new("RGB", (60, 40), "white")
    source.paste("black", (0, 0, 30, 40))
    data = encoded(source, "JPEG", exif=camera_exif(), comment="人名", quality=95)
    assert Image.open(BytesIO(data)).getexif().get_ifd(0x8825)

    prepared = prepare_image(upload(data, "微信图片_2026.jpg"))

    result = Image.open(BytesIO(prepared.data))
    assert (prepared.format, prepared.width, prepared.height, result.size) == ("jpeg", 40, 60, (40, 60))
    assert (result.getpixel((20, 5)) < (30, 30, 30), result.getpixel((20, 55)) > (220, 220, 220)) == (
        True,
        True,
    )
    assert prepared.taken == datetime.datetime(2026, 7, 2, 9, 30, tzinfo=SHANGHAI)
    assert dict(result.getexif()) == {}
    assert {"exif", "comment", "icc_profile", "xmp"} & set(result.info) == set()
    assert b"PhoneMaker" not in prepared.data


@pytest.mark.parametrize(
    ("taken", "offset", "expected"),
    [
        ("2026:07:02 09:30:00", "+00:00", datetime.datetime(2026, 7, 2, 17, 30, tzinfo=SHANGHAI)),
        ("2026:07:02 09:30:00", "nonsense", datetime.datetime(2026, 7, 2, 9, 30, tzinfo=SHANGHAI)),
        ("0000:00:00 00:00:00", None, None),
        ("1970:01:01 00:00:00", None, None),
        ("2199:01:01 00:00:00", None, None),
        ("yesterday", None, None),
    ],
)
def test_date_taken_is_believed_where_it_can_be(taken, offset, expected):
    data = encoded(photo(), "JPEG", exif=camera_exif(1, taken, offset))

    assert prepare_image(upload(data, "a.jpg")).taken == expected


def test_phone_heic_becomes_a_clean_jpeg():
    data = encoded(colorful(), "HEIF", exif=camera_exif(1), quality=90)

    prepared = prepare_image(upload(data, "IMG_0001.HEIC"))

    assert inspect_image(upload(data, "IMG_0001.HEIC")).format == "heic"
    assert (prepared.format, prepared.extension, prepared.content_type) == ("jpeg", ".jpg", "image/jpeg")
    assert prepared.taken == datetime.datetime(2026, 7, 2, 9, 30, tzinfo=SHANGHAI)
    assert dict(Image.open(BytesIO(prepared.data)).getexif()) == {}


def test_phone_heic_named_jpg_is_taken():
    assert prepare_image(upload(encoded(photo(), "HEIF"), "IMG_0001.jpg")).format == "jpeg"


SHADES = Image.linear_gradient("L")


@pytest.mark.parametrize(
    ("image", "form", "expected"),
    [
        (Image.new("RGB", (50, 50), "navy"), "PNG", ("png", "RGB")),
        (colorful(), "PNG", ("jpeg", "RGB")),
        (Image.new("RGBA", (50, 50), (0, 0, 99, 128)), "PNG", ("png", "RGBA")),
        (Image.new("RGBA", (50, 50), (0, 0, 99, 255)), "PNG", ("png", "RGB")),
        (Image.new("P", (50, 50), 3), "PNG", ("png", "RGB")),
        (Image.new("1", (50, 50), 1), "PNG", ("png", "L")),
        (Image.new("CMYK", (50, 50), (0, 200, 200, 0)), "JPEG", ("jpeg", "RGB")),
        (SHADES, "JPEG", ("jpeg", "L")),
        (Image.new("P", (50, 50), 3), "GIF", ("png", "RGB")),
        (colorful(), "WEBP", ("jpeg", "RGB")),
        (colorful(), "BMP", ("jpeg", "RGB")),
        (colorful(), "TIFF", ("jpeg", "RGB")),
        (colorful(), "AVIF", ("jpeg", "RGB")),
    ],
)
def test_every_mode_and_format_becomes_jpeg_or_png(image, form, expected):
    prepared = prepare_image(upload(encoded(image, form), f"a.{form.lower()}"))

    assert (prepared.format, Image.open(BytesIO(prepared.data)).mode) == expected


def test_16_bits_become_8():
    deep = Image.new("I;16", (50, 50), 0x8000)

    prepared = prepare_image(upload(encoded(deep, "PNG"), "a.png"))

    assert Image.open(BytesIO(prepared.data)).getpixel((0, 0)) == 128


def test_color_profile_is_applied_and_dropped():
    lab = ImageCms.createProfile("LAB")
    wide = Image.new("RGB", (50, 50), (200, 30, 40))
    plain = prepare_image(upload(encoded(wide, "PNG"), "a.png"))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profiled = prepare_image(upload(encoded(wide, "PNG", icc_profile=profile), "a.png"))
    misfit = ImageCms.ImageCmsProfile(lab).tobytes()
    unusable = prepare_image(upload(encoded(wide, "PNG", icc_profile=misfit), "a.png"))

    assert plain.data == profiled.data == unusable.data


def test_gray_and_red_profile_changes_the_color():
    """A profile whose red and blue are exchanged must exchange them in the clean copy."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    data = encoded(Image.new("RGB", (50, 50), (200, 30, 40)), "PNG", icc_profile=bytes(profile))

    prepared = prepare_image(upload(data, "a.png"))

    red, _, blue = Image.open(BytesIO(prepared.data)).getpixel((0, 0))
    assert (red < 80, blue > 150) == (True, True)


def one_bit_png(width, height, drawn=None):
    """A PNG of that size, compressed to a few kilobytes; `drawn` rows are really there."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(bytes((width // 8 + 1) * (height if drawn is None else drawn)), 9)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("bomb", [(10_000, 10_000), (8_000, 5_001), (60_000, 60_000, 9)])
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_decompression_bombs_are_refused(bomb):
    data = one_bit_png(*bomb)

    with pytest.raises(Refused) as refused:
        prepare_image(upload(data, "a.png"))

    assert (refused.value.code, len(data) < 100_000) == ("pixels", True)


ANIMATION = encoded(
    Image.new("RGB", (9, 9), "navy"), "GIF", save_all=True, append_images=[Image.new("RGB", (9, 9), "olive")]
)
PAGES = encoded(photo((9, 9)), "TIFF", save_all=True, append_images=[ImageOps.invert(photo((9, 9)))])


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.jpg", "empty"),
        (b"<html><body>x</body></html>", "a.jpg", "kind-html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "kind-svg"),
        (b"<?xml version='1.0'?><svg/>", "a.png", "kind-svg"),
        (pdf(1), "a.jpg", "kind-pdf"),
        (encoded(photo(), "JPEG"), "a.html", "extension"),
        (encoded(photo(), "JPEG"), "a", "extension"),
        (encoded(colorful(), "JPEG")[:2000], "a.jpg", "broken"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "a.png", "broken"),
        (b"\xff\xd8\xff\xe0" + bytes(60), "a.jpg", "broken"),
        (ANIMATION, "a.gif", "frames"),
        (PAGES, "a.tif", "frames"),
        (bytes(99), "a.jpg", "kind-unknown"),
    ],
)
def test_other_pictures_are_refused(data, name, code):
    with pytest.raises(Refused) as refused:
        prepare_image(upload(data, name))

    assert (refused.value.code, bool(refused.value.message)) == (code, True)
