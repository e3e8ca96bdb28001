"""Pictures out of a Word file, as they are shown there: cropped and turned."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image as PillowImage

from core.sniffing import sniff

from .package import MEGABYTE

if TYPE_CHECKING:
    from .losses import LossBook
    from .package import Package

MAX_BYTES = 20 * MEGABYTE
MAX_PIXELS = 40_000_000
MAX_PICTURES = 200
MAX_TOGETHER = 150 * MEGABYTE
SMALLEST = 12  # pixels; less is a rule or a spacer
_TYPES = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
}
_NOT_A_DESCRIPTION = re.compile(
    r"^(?:[\w .()（）-]{0,80}\.(?:jpe?g|png|gif|bmp|webp|heic|tiff?)|[0-9a-f]{16,}"
    r"|(?:图片|图像|picture|image|img|figure)[\s_\d-]*"
    r"|微信图片[_\d]*|IMG[_\d]*|mmexport\d*|\w:\\.*|file:.*|https?:.*|descript|upload\S*|wps\S*|\W*)$",
    re.IGNORECASE,
)
_BY_MACHINE = re.compile(r"描述已自动生成|automatically generated|AI 生成", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    data: bytes
    name: str
    content_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Shown:
    """How the document shows a picture: cut-off shares of left, top, right, bottom; turns to the left."""

    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    turns: int = 0


@dataclass
class PictureShelf:
    """Collects the pictures of one document; the same picture shown twice is kept once."""

    book: LossBook
    pictures: list[Picture] = field(default_factory=list)
    _known: dict[tuple[str, Shown], int | None] = field(default_factory=dict)
    _bytes: int = 0

    def add(self, package: Package, name: str, shown: Shown, number: int) -> int | None:
        """The picture's index; None where it can't be taken, which is noted."""
        key = (name, shown)
        if key not in self._known:
            data = package.read(name, MAX_BYTES)
            if data is None:
                self.book.note("picture-size" if name in package.names else "picture-missing", number)
                self._known[key] = None
            else:
                self._known[key] = self.add_bytes(data, posixpath.basename(name), shown, number)
        return self._known[key]

    def add_bytes(self, data: bytes, name: str, shown: Shown, number: int) -> int | None:
        if len(self.pictures) >= MAX_PICTURES or self._bytes + len(data) > MAX_TOGETHER:
            self.book.note("picture-many", number)
            return None
        kind = sniff(data)
        if kind not in _TYPES:
            self.book.note("picture-format", number, name)
            return None
        picture = self._open(data, name, kind, shown, number)
        if picture is None:
            return None
        self._bytes += len(picture.data)
        self.pictures.append(picture)
        return len(self.pictures) - 1

    def _open(self, data: bytes, name: str, kind: str, shown: Shown, number: int) -> Picture | None:
        try:
            with PillowImage.open(BytesIO(data), formats=[kind.upper()]) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    self.book.note("picture-size", number, name)
                    return None
                if min(width, height) < SMALLEST:
                    return None
                if shown != Shown():
                    data, (width, height) = _as_shown(image, shown)
                    if any(shown.crop):
                        self.book.note("cropped", number, name)
        except (OSError, ValueError, SyntaxError, MemoryError, EOFError, PillowImage.DecompressionBombError):
            self.book.note("picture-broken", number, name)
            return None
        stem = posixpath.splitext(name)[0] or f"picture{len(self.pictures) + 1}"
        return Picture(data, f"{stem}.{kind}", _TYPES[kind], width, height)


def _as_shown(image: PillowImage.Image, shown: Shown) -> tuple[bytes, tuple[int, int]]:
    """What was cut off in the document must not come back on the web."""
    kind = image.format or "PNG"
    left, top, right, bottom = shown.crop
    box = (
        round(image.width * left),
        round(image.height * top),
        max(round(image.width * (1 - right)), round(image.width * left) + 1),
        max(round(image.height * (1 - bottom)), round(image.height * top) + 1),
    )
    result = image.crop(box) if any(shown.crop) else image.copy()
    if shown.turns:
        result = result.rotate(90 * shown.turns, expand=True)
    out = BytesIO()
    quality = {"quality": 95} if kind in ("JPEG", "WEBP") else {}
    result.save(out, kind, **quality)
    return out.getvalue(), result.size


def describe(text: str) -> str:
    """A description written by a person; names of files and of machines say nothing to a reader."""
    text = " ".join((text or "").split())
    return "" if _NOT_A_DESCRIPTION.match(text) or _BY_MACHINE.search(text) else text[:200]
