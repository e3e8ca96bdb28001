"""Pictures for the demo, painted when it is loaded: the same key gives the same picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from home.demo.pictures import (  # noqa: F401 - they register their pictures
    scenes_evening,
    scenes_land,
    scenes_life,
    scenes_people,
    scenes_village,
    scenes_water,
)
from home.demo.pictures.brush import Canvas
from home.demo.pictures.registry import PICTURES, DemoPicture

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["PICTURES", "DemoPicture", "draw", "jpeg"]


def draw(key: str) -> Image.Image:
    canvas = Canvas(key)
    PICTURES[key].paint(canvas)
    return canvas.finish()


def jpeg(key: str) -> bytes:
    file = io.BytesIO()
    draw(key).save(file, "JPEG", quality=86, optimize=True, progressive=True)
    return file.getvalue()
