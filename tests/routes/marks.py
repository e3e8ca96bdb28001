"""What an attempt tries to make public: a sentence, a picture of one colour, a file. A crawl looks for all three."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from core.models import SiteDocument, SiteImage
from tests.factories.core import SiteDocumentFactory, SiteImageFactory, jpeg

WORDS = "未经签发之语"
COLOUR = (230, 20, 200)
SIZE = (320, 200)
_numbers = itertools.count(1)


@dataclass
class Mark:
    """Unique to one attempt: what another attempt left behind is not taken for this one's."""

    number: int = field(default_factory=lambda: next(_numbers))

    @property
    def text(self) -> str:
        return f"{WORDS}{self.number}号"

    @property
    def slug(self) -> str:
        return f"unsigned-{self.number}"

    @property
    def file(self) -> bytes:
        return f"%PDF-1.4 {self.slug}!".encode()

    @cached_property
    def picture(self) -> SiteImage:
        return SiteImageFactory(title=self.text, description=self.text, content=marked_picture())

    @cached_property
    def document(self) -> SiteDocument:
        return SiteDocumentFactory(title=self.text, file=ContentFile(self.file, name="file.pdf"))

    def stored(self, kind: str) -> str:
        """The name of a file that lies in the storage and belongs to no row: a picture ("image") or a document."""
        folder, suffix, data = (
            ("images/", "jpg", marked_picture()) if kind == "image" else ("", "pdf", self.file)
        )
        return default_storage.save(f"{folder}{self.slug}.{suffix}", ContentFile(data))


def marked_picture() -> bytes:
    return jpeg(*SIZE, colour=COLOUR)


def is_marked(data: bytes) -> bool:
    """Whether this is the picture, in whatever size and format it is served."""
    try:
        with Image.open(BytesIO(data)) as image:
            seen = image.convert("RGB").resize((1, 1)).getpixel((0, 0))
    except (OSError, ValueError):
        return False
    return all(abs(a - b) < 30 for a, b in zip(seen, COLOUR, strict=True))
