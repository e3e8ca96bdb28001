"""Names of files. They tell nothing, are never handed out twice, and say what a file may be."""

from __future__ import annotations

import re
import uuid
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.models import SiteDocument, SiteImage

IMAGE, DOCUMENT = "image", "document"

# A rendition begins with the name of its picture's original, or with the beginning of it, and has a part more.
_ORIGINAL = re.compile(r"(?:images|documents)/[0-9a-f]{32}(?:\.[a-z0-9]{1,10})?")
_RENDITION = re.compile(r"(?:renditions|images)/([0-9a-f]{16,32})\.[\w.-]+\.[a-z]{3,5}", re.ASCII)


def fresh_name(folder: str, filename: str) -> str:
    """A name that has never been used and tells nothing: names are not handed out twice."""
    return f"{folder}/{uuid.uuid4().hex}{PurePath(filename).suffix.lower()}"


def fresh_rendition_name(original: str, filename: str) -> str:
    """A new name for a rendition of the picture whose original has that name."""
    part = uuid.uuid4().hex[:12]
    return f"renditions/{PurePath(original).stem}.{part}{PurePath(filename).suffix.lower()}"


def is_original(name: str) -> bool:
    return _ORIGINAL.fullmatch(name) is not None


def is_rendition_of(original: str, name: str) -> bool:
    """Whether a file of this name can be a rendition of that original: no row makes it one."""
    match = _RENDITION.fullmatch(name)
    return match is not None and PurePath(original).stem.startswith(match[1])


def key_of(media: SiteImage | SiteDocument) -> str:
    return f"{IMAGE if hasattr(media, 'focal_point_x') else DOCUMENT}:{media.pk}"


def owner_of(name: str) -> str | None:
    """The picture or document a stored file belongs to; None when the file is nobody's."""
    from core.models import SiteDocument, SiteImage, SiteRendition

    if _RENDITION.fullmatch(name):
        rows = SiteRendition.objects.filter(file=name).values_list("image_id", "image__file")
        return next((f"{IMAGE}:{pk}" for pk, original in rows if is_rendition_of(original, name)), None)
    if not is_original(name):
        return None
    kind, model = (IMAGE, SiteImage) if name.startswith("images/") else (DOCUMENT, SiteDocument)
    pk = model._default_manager.filter(file=name).values_list("pk", flat=True).first()
    return f"{kind}:{pk}" if pk else None
