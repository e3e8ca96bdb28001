"""Files of the site: where they lie, and who may have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

from core.models.entries import MediaUse

if TYPE_CHECKING:
    from core.models import SiteDocument, SiteImage

IMAGE, DOCUMENT = "image", "document"


@deconstructible
class MediaStorage(FileSystemStorage):
    """Write-once storage: a name that exists is never overwritten."""

    def get_valid_name(self, name: str) -> str:
        # Renditions carry their specification in the name; the bar is not for file names.
        return super().get_valid_name(name.replace("|", "."))


def is_public(media: str) -> bool:
    """Whether something public shows this picture or document ("image:12", "document:3")."""
    return MediaUse.objects.filter(media=media).exists()


def owner_of(name: str) -> str | None:
    """The picture or document a stored file belongs to; None when the file is nobody's."""
    from core.models import SiteDocument, SiteImage, SiteRendition

    if name.startswith("images/"):
        pk = SiteRendition.objects.filter(file=name).values_list("image_id", flat=True).first()
        pk = pk or SiteImage.objects.filter(file=name).values_list("pk", flat=True).first()
        return f"{IMAGE}:{pk}" if pk else None
    pk = SiteDocument.objects.filter(file=name).values_list("pk", flat=True).first()
    return f"{DOCUMENT}:{pk}" if pk else None


def key_of(media: SiteImage | SiteDocument) -> str:
    return f"{IMAGE if hasattr(media, 'focal_point_x') else DOCUMENT}:{media.pk}"
