"""A donor's card as a picture to keep: the name standing, the years, the society's name. No emblem, no candle.

It is drawn when it is asked for, in the same time for every name, and kept nowhere: what a family takes back is in
no file. Drawing takes about as long as answering a page (docs/features/memorial.md has the figure).
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from PIL import Image, ImageDraw, ImageFont

from core import shell
from memorial.derived import NAME

if TYPE_CHECKING:
    from core.models import PublicEntry

FILE = "card.png"
WIDTH, HEIGHT = 900, 1200
GROUND, INK, SOFT, LINE = 243, 32, 75, 190
MARGIN = 90
# Longer names stand in a smaller size, so that one column always holds them.
LARGEST, LONGEST = 128, 760
# What no font draws: its picture is that of every character that is missing.
NO_CHARACTER = "\U0010fffe"


def fonts() -> list[str]:
    """The font files that are there, the first one preferred; the others draw what it lacks."""
    return [path for path in settings.MEMORIAL_FONTS if Path(path).is_file()]


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    # In collections of Noto and Source Han the third face is the one for simplified Chinese.
    index = 2 if path.endswith(".ttc") and "CJK" in path else 0
    return ImageFont.truetype(path, size, index=index)


@cache
def _draws(path: str, char: str) -> bool:
    font = _font(path, 32)
    return bytes(font.getmask(char)) != bytes(font.getmask(NO_CHARACTER))


def _fit(char: str, size: int) -> ImageFont.FreeTypeFont | None:
    path = next((path for path in fonts() if _draws(path, char)), None)
    return _font(path, size) if path else None


def can_draw(name: str) -> bool:
    """Whether a card can be made: there is a name, and a font for each of its characters."""
    return bool(name) and all(_fit(char, 32) is not None for char in name if not char.isspace())


def respond(entry: PublicEntry) -> HttpResponse | None:
    name = entry.facets.get(NAME, "")
    society = shell.society(entry.site_id, entry.language).name
    if not can_draw(name + society):
        return None
    response = HttpResponse(png(name, entry.meta, society), content_type="image/png")
    # What is taken back must not come from a copy.
    response["Cache-Control"] = "no-store"
    return response


def png(name: str, years: str, society: str) -> bytes:
    picture = Image.new("L", (WIDTH, HEIGHT), GROUND)
    draw = ImageDraw.Draw(picture)
    _standing(draw, name)
    draw.line((MARGIN, HEIGHT - 250, WIDTH - MARGIN, HEIGHT - 250), fill=LINE, width=2)
    _lying(draw, years, HEIGHT - 180, 40, SOFT)
    _lying(draw, society, HEIGHT - 110, 36, SOFT)
    output = BytesIO()
    picture.save(output, "PNG", compress_level=6)
    return output.getvalue()


def _standing(draw: ImageDraw.ImageDraw, name: str) -> None:
    chars = [char for char in name if not char.isspace()]
    size = min(LARGEST, int(LONGEST / (1.25 * len(chars))))
    step = int(size * 1.25)
    top = MARGIN + (LONGEST - step * len(chars)) // 2
    for number, char in enumerate(chars):
        draw.text(
            (WIDTH // 2, top + number * step + step // 2), char, fill=INK, font=_fit(char, size), anchor="mm"
        )


def _lying(draw: ImageDraw.ImageDraw, text: str, top: int, size: int, fill: int) -> None:
    fitted = [(char, font) for char in text if (font := _fit(char, size))]
    left: float = (WIDTH - sum(font.getlength(char) for char, font in fitted)) / 2
    for char, font in fitted:
        draw.text((left, top), char, fill=fill, font=font, anchor="ls")
        left += font.getlength(char)
