"""Where files lie: written once, never overwritten, never deleted once readers saw them."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext as _

from core.refusals import RefusedError

if TYPE_CHECKING:
    from django.core.files import File


@deconstructible(path="core.media.MediaStorage")
class MediaStorage(FileSystemStorage):
    """Write-once storage: what is saved under a name that exists gets a name of its own."""

    def get_valid_name(self, name: str) -> str:
        # Renditions carry their specification in the name; the bar is not for file names.
        return super().get_valid_name(name.replace("|", "."))

    def _open(self, name: str, mode: str = "rb") -> File[Any] | IO[Any]:
        if set(mode) & set("wax+") and self.exists(name):
            raise RefusedError(_("A stored file is never overwritten."))
        return super()._open(name, mode)  # type: ignore[misc]  # the stubs know only what is documented

    def delete(self, name: str) -> None:
        from .naming import owner_of
        from .usage import is_kept

        key = owner_of(name)
        if key and is_kept(key):
            raise RefusedError(_("Readers have seen this file, so it is kept."))
        super().delete(name)
