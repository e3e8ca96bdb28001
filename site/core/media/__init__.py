"""Files of the site: where they lie, who may have them, and what is known of them.

A picture or document is named by its key: "image:12", "document:3". It is public while something public
shows it; what was ever public is never replaced, never deleted, only superseded.
"""

from __future__ import annotations

from .inventory import every_public_file, strays, unused
from .naming import DOCUMENT, IMAGE, fresh_name, fresh_rendition_name, key_of, owner_of
from .storage import MediaStorage
from .usage import is_kept, is_public, note_shown, owners_of, require, shown, was_public

__all__ = [
    "DOCUMENT",
    "IMAGE",
    "MediaStorage",
    "every_public_file",
    "fresh_name",
    "fresh_rendition_name",
    "is_kept",
    "is_public",
    "key_of",
    "note_shown",
    "owner_of",
    "owners_of",
    "require",
    "shown",
    "strays",
    "unused",
    "was_public",
]
