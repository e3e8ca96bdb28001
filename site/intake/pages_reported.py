"""Which page, in which approved version, a reader writes about."""

from __future__ import annotations

import re

from approval.models import Seal, Version
from core import entries

# What a report keeps of the page; also what the token of its form carries.
NAMES = ("path", "page_key", "page_title", "approval")
LONGEST = 255
_EARLIER = re.compile(r"versions/(\d{1,9})/\Z")


def of(site_id: int, path: str) -> dict[str, str]:
    """The page at this address as it is public now, or the earlier version of it that stands there.

    Empty for an address at which nothing is public: then the report is about the site as a whole.
    """
    if not path.startswith("/") or path.startswith("//") or len(path) > LONGEST or "\x00" in path:
        return {}
    trail = entries.find(site_id, path)
    if not trail:
        return {}
    entry = trail[-1]
    owner = next(e for e in reversed(trail) if e.key == entry.owner)
    rest = path[len(owner.path) :]
    earlier = _EARLIER.fullmatch(rest)
    if entry.path != path and not earlier:
        return {}
    number = _earlier(owner.key, int(earlier[1])) if earlier else _current(owner.key)
    if earlier and not number:
        return {}
    return {"path": path, "page_key": owner.key, "page_title": entry.title, "approval": number}


def _current(key: str) -> str:
    seal = Seal.objects.filter(pk=key, approval_id__gt=0).select_related("approval").first()
    return seal.approval.number if seal and seal.approval else ""


def _earlier(key: str, version: int) -> str:
    """The number under which an earlier version that readers may see was approved."""
    found = Version.objects.of(key).readable().filter(approval__version=version)
    return found.values_list("approval__number", flat=True).first() or ""
