"""The reader's modes: large type and high contrast, kept in one cookie and applied by the server."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from core.presentation import Modes

if TYPE_CHECKING:
    from django.http import HttpRequest

COOKIE = "reading"
# The allow-list: any other value counts as none, so that answers can be kept by mode.
VALUES = ("", "large", "contrast", "large-contrast")
MAX_AGE = 365 * 24 * 60 * 60


def cookie_of(request: HttpRequest) -> str:
    value = request.COOKIES.get(COOKIE, "")
    return value if value in VALUES else ""


def of(request: HttpRequest) -> Modes:
    value = cookie_of(request)
    here = quote(request.get_full_path(), safe="/")
    large, contrast = "large" in value, "contrast" in value
    return Modes(
        large=large,
        contrast=contrast,
        large_url=f"/reading/?type={'normal' if large else 'large'}&next={here}",
        contrast_url=f"/reading/?contrast={'normal' if contrast else 'high'}&next={here}",
    )


def switched(request: HttpRequest) -> str:
    """The cookie's new value after a visit to a mode link."""
    parts = set(cookie_of(request).split("-")) - {""}
    for name, wanted, on in (("type", "large", "large"), ("contrast", "contrast", "high")):
        if name in request.GET:
            (parts.add if request.GET[name] == on else parts.discard)(wanted)
    return "-".join(part for part in ("large", "contrast") if part in parts)
