"""Pictures and documents. Both exist from the first migration; both are private until something public uses them."""

from __future__ import annotations

import contextlib
import hashlib
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from core.media.naming import fresh_name, fresh_rendition_name
from core.refusals import RefusedError
from core.uploads import Refused, inspect_document

if TYPE_CHECKING:
    from io import BytesIO

    from django.core.files import File
    from wagtail.images.models import Filter


def demand_same_file(row: SiteImage | SiteDocument) -> None:
    """Raises RefusedError where another file would take the place of one that readers see or saw."""
    from core import media

    if row._state.adding or not row.pk:
        return
    stored = type(row)._default_manager.filter(pk=row.pk).values_list("file", flat=True).first()
    replaces = stored and row.file and (not row.file._committed or row.file.name != stored)
    if replaces and media.is_kept(media.key_of(row)):
        raise RefusedError(
            gettext("Readers see or saw this file, so it can't be replaced. Upload a successor.")
        )


def digest_of(file: File) -> str:
    """SHA-256 of a file, in hexadecimal; leaves the file at its beginning."""
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in iter(lambda: file.read(1 << 20), b""):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


class SiteImage(AbstractImage):
    """A picture. `description` is its alternative text; it and `credit` are required before publication."""

    credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Who took or made the picture.")
    )
    caption = models.CharField(_("caption"), max_length=255, blank=True)
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    # The file that this one takes the place of: readers of the old address are led on once both changed places.
    supersedes = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="successor"
    )

    admin_form_fields = (
        "title",
        "file",
        "caption",
        "credit",
        "description",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [models.UniqueConstraint(fields=["file"], name="image_file_once")]

    def save(self, *args, **kwargs) -> None:
        demand_same_file(self)
        if self.file and not self.file._committed:
            self.sha256 = digest_of(self.file.file)
        elif self.file and not self.sha256 and "update_fields" not in kwargs:
            with self.open_file() as file:
                self.sha256 = digest_of(file)
        super().save(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        return fresh_name("images", filename)

    def generate_rendition_instance(self, filter: Filter, source: BytesIO) -> SiteRendition:
        # Several at once are stored without `save()`.
        made = super().generate_rendition_instance(filter, source)
        made.sha256 = digest_of(made.file.file)
        return made

    @property
    def default_alt_text(self) -> str:
        return self.description


class SiteRendition(AbstractRendition):
    """A picture as readers get it. The row is written once, with the SHA-256 of what was made."""

    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")
    sha256 = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            ),
            models.UniqueConstraint(fields=["file"], name="rendition_file_once"),
        ]

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            raise RefusedError(gettext("A rendition is made once and never changed."))
        if self.file and not self.sha256:
            self.sha256 = digest_of(self.file.file)
        super().save(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        return fresh_rendition_name(self.image.file.name, filename)


class SiteDocument(AbstractDocument):
    """A file offered for reading. Type, size, pages and SHA-256 are told beside it."""

    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    type = models.CharField(_("type"), max_length=10, blank=True, editable=False)
    pages = models.PositiveIntegerField(pgettext_lazy("document", "pages"), default=0, editable=False)
    # The file that this one takes the place of: readers of the old address are led on once both changed places.
    supersedes = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="successor"
    )

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [models.UniqueConstraint(fields=["file"], name="document_file_once")]

    def save(self, *args, **kwargs) -> None:
        demand_same_file(self)
        if self.file and not self.file._committed:
            self._tell_facts()
            self.file.name = fresh_name("", self.file.name).lstrip("/")
        elif self.file and not self.sha256 and "update_fields" not in kwargs:
            with self.open_file() as file:
                self._tell_facts(file)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        # Wagtail looks at the ending even where there is no file yet, and fails if the form has no such field.
        if self.file:
            super().clean()

    def _tell_facts(self, stored: File | None = None) -> None:
        """What the upload's form has found out is taken; what code stores is looked at here."""
        file = stored or self.file.file
        told_by_code = self._state.adding and self.type
        facts = getattr(file, "facts", None)
        if facts is None and not told_by_code:
            with contextlib.suppress(Refused):
                facts = inspect_document(file, self.file.name)
        if facts:
            self.type, self.pages = facts.type, facts.pages
        elif not told_by_code:
            self.type, self.pages = PurePath(self.file.name).suffix.lstrip(".").lower()[:10], 0
        self.sha256 = facts.sha256 if facts else digest_of(file)
        self.file_size = file.size

    @property
    def filename_for_readers(self) -> str:
        """The name a reader's file gets: the title with the file's ending."""
        suffix = PurePath(self.file.name).suffix
        title = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", self.title).strip() or "file"
        return title if title.lower().endswith(suffix) else title + suffix
