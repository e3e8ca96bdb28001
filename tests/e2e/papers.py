"""Files as editors have them: a Word document with headings, table and picture, a photograph."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from docx.shared import Cm
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "沐宁市红十字会救护师资培训班在琼溪开班"
OPENING = "（记者 苏禾）4月12日，全市救护师资培训班在琼溪开班，60名学员参加为期五天的学习。"
CAPTION = "学员在琼溪练习包扎"
ROWS = (("县区", "学员", "合格"), ("云柘县", "32", "31"), ("琼溪区", "28", "28"))


def photograph(size: tuple[int, int] = (1600, 1000), shade: int = 90) -> bytes:
    """Hills under a pale sky: no two shades give the same file."""
    picture = Image.new("RGB", size, (214, 224, 228))
    pen = ImageDraw.Draw(picture)
    for step in range(5):
        top = size[1] * (4 + step) // 10
        pen.polygon(
            [(0, top + 80), (size[0] * (step + 1) // 6, top), (size[0], top + 60), size, (0, size[1])],
            fill=(shade - 12 * step, shade + 40 - 14 * step, shade + 50 - 12 * step),
        )
    output = io.BytesIO()
    picture.save(output, "JPEG", quality=85)
    return output.getvalue()


def word_file(folder: Path) -> Path:
    document = Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(OPENING)
    document.add_heading("一、学什么", 1)
    document.add_paragraph("课程包括心肺复苏、创伤包扎和气道异物梗阻的处理，每人都要独立讲一课。")
    document.add_picture(io.BytesIO(photograph()), width=Cm(14))
    document.add_paragraph(f"图1　{CAPTION}")
    document.add_heading("二、谁来学", 1)
    table = document.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    for row in ROWS:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph("合格学员将获得救护师资证书，并在所在县区开展培训。")
    path = folder / "师资培训班.docx"
    document.save(path)
    return path


def photograph_file(folder: Path) -> Path:
    path = folder / "微信图片_20260412101502.jpg"
    path.write_bytes(photograph(shade=120))
    return path
