"""Small PDFs of text in Chinese, written by hand: a few kilobytes, no font inside, text that can be read out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

WIDTH, HEIGHT, MARGIN, SIZE, LEADING = 595, 842, 72, 12, 22
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts "
    "[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880 "
    "/Descent -120 /CapHeight 880 /StemV 90 /FontBBox [-25 -254 1000 880] >> >>] >>"
)


def write(pages: Sequence[Iterable[str]]) -> bytes:
    """A PDF with these lines on its pages; lines are not broken."""
    first = 4
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        _FONT,
    ]
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {first + 2 * number + 1} 0 R >>"
        )
        stream = _text(lines)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _file(objects)


def _text(lines: Iterable[str]) -> str:
    shown = "\n".join(f"<{line.encode('utf-16-be').hex()}> Tj T*" for line in lines)
    return f"BT /F1 {SIZE} Tf {LEADING} TL {MARGIN} {HEIGHT - MARGIN} Td\n{shown}\nET"


def _file(objects: list[str]) -> bytes:
    made, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    made += f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    made += f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{made.index('xref')}\n%%EOF\n"
    return made.encode("ascii")
