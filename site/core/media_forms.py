"""Forms for uploads: what a file is decides its content, not its name.

Wagtail's single, multiple and chooser uploads and its API all build on these two.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.media import is_kept, key_of
from core.upload_images import PreparedImage, prepare_image
from core.uploads import DocumentFacts, Refused, inspect_document

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.db.models.fields.files import FieldFile

    from core.models import SiteDocument, SiteImage

_IMAGE_HELP = gettext_lazy(
    "JPEG, PNG, WebP, GIF, AVIF or a phone's HEIC, at most 20 MB and 40 million pixels. "
    "The place and the names a camera wrote into the file are removed; the date taken is kept."
)
_DOCUMENT_HELP = gettext_lazy(
    "PDF, OFD, Word, Excel, PowerPoint, .txt or .csv, at most 50 MB. "
    "Remove comments, tracked changes and hidden columns first: readers get the file as it is."
)


class CleanPicture(SimpleUploadedFile):
    """An uploaded picture, cleaned: upright and without what the camera wrote into it."""

    def __init__(self, name: str, prepared: PreparedImage) -> None:
        stem = name.rpartition(".")[0] or name
        super().__init__(f"{stem}{prepared.extension}", prepared.data, prepared.content_type)
        self.taken = prepared.taken


class PictureField(WagtailImageField):
    """Wagtail's looks at names and headers; this one keeps nothing of the file but the picture."""

    def to_python(self, data: UploadedFile | None) -> CleanPicture | None:
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        if isinstance(file, CleanPicture):
            return file
        try:
            return CleanPicture(file.name or "", prepare_image(file, file.name or ""))
        except Refused as refused:
            raise ValidationError(refused.message, code=refused.code) from refused


class InspectedDocumentField(WagtailDocumentField):
    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        file: Any = forms.FileField.to_python(self, data)
        if file is None:
            return None
        try:
            file.facts = readable_document(file)
        except Refused as refused:
            raise ValidationError(refused.message, code=refused.code) from refused
        return file


def readable_document(file: UploadedFile) -> DocumentFacts:
    """Raises Refused, also where the file is what it says but no reader could open it."""
    facts = inspect_document(file, file.name or "")
    if facts.problem == "encrypted":
        message = _("The file is protected by a password. Remove the password, save and try again.")
        raise Refused(message, facts.problem)
    if facts.problem:
        raise Refused(_("The file is damaged. Open it, save it anew and try again."), facts.problem)
    return facts


class _SupersedingForm:
    """A file that readers see stays; any other is replaced, and the old one goes once that is certain."""

    def _tell_beforehand(self) -> None:
        """Readers' file is not asked for: the form shows what to do instead (its template looks at `readers_see`)."""
        field = self.fields.get("file")  # type: ignore[attr-defined]
        if field is not None and self.instance.pk and is_kept(key_of(self.instance)):  # type: ignore[attr-defined]
            field.required, field.help_text = False, ""
            field.readers_see = key_of(self.instance).partition(":")[0]  # type: ignore[attr-defined]
        if field is not None and "title" in self.fields and not self.instance.pk:  # type: ignore[attr-defined]
            self.fields["title"].required = False  # type: ignore[attr-defined]

    def _name_after_file(self) -> None:
        """A new file without a title has its own name: the script that would fill it in may be late or absent."""
        file = self.cleaned_data.get("file")  # type: ignore[attr-defined]
        if not self.instance.pk and file and not self.cleaned_data.get("title"):  # type: ignore[attr-defined]
            self.cleaned_data["title"] = PurePath(file.name or "").stem[:255]  # type: ignore[attr-defined]

    def _replaces(self) -> bool:
        return bool(self.instance.pk) and "file" in self.changed_data  # type: ignore[attr-defined]

    def _refuse_replacement(self) -> None:
        if self._replaces() and is_kept(key_of(self.instance)):  # type: ignore[attr-defined]
            message = _("Readers see or saw this file, so it can't be replaced. Upload a successor.")
            self.add_error("file", ValidationError(message, code="in-use"))  # type: ignore[attr-defined]

    def _hand_on_tags(self) -> None:
        """Tags are written after the row; whoever keeps the row for a second person needs them with it."""
        if "tags" in self.cleaned_data:  # type: ignore[attr-defined]
            self.instance.tags_given = list(self.cleaned_data["tags"])  # type: ignore[attr-defined]


class SiteImageForm(_SupersedingForm, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _like(self.fields["file"], PictureField, _IMAGE_HELP)
        self._tell_beforehand()
        if "description" in self.fields:
            self.fields["description"].label = _("Alternative text")
            self.fields["description"].help_text = _(
                "What a reader who cannot see the picture should know. Empty: the caption."
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._name_after_file()
        self._refuse_replacement()
        # One sentence is enough: the caption also tells who can't see the picture.
        if "description" in self.fields and cleaned.get("caption") and not cleaned.get("description"):
            cleaned["description"] = cleaned["caption"]
        return cleaned

    def save(self, commit: bool = True) -> SiteImage:
        # Wagtail deletes the old file at once, even if the transaction comes to nothing.
        self._hand_on_tags()
        replaced, self.original_file = self._replaces() and self.original_file, None
        if "file" in self.changed_data:
            self.instance.taken_at = self.cleaned_data["file"].taken
        elif not self.instance.pk and self.instance.file:
            _clean_kept_upload(self.instance)
        image = super().save(commit=commit)
        if commit and replaced:
            _part_with(replaced)
            image.renditions.all().delete()
        return image


class SiteDocumentForm(_SupersedingForm, BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _like(self.fields["file"], InspectedDocumentField, _DOCUMENT_HELP)
        self._tell_beforehand()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._name_after_file()
        self._refuse_replacement()
        return cleaned

    def save(self, commit: bool = True) -> SiteDocument:
        self._hand_on_tags()
        replaced, self.original_file = self._replaces() and self.original_file, None
        if "file" not in self.changed_data and not self.instance.pk and self.instance.file:
            _inspect_kept_upload(self.instance)
        document = super().save(commit=commit)
        if commit and replaced:
            _part_with(replaced)
        return document


def _like(field: forms.FileField, kind: type[forms.FileField], help_text: Any) -> forms.FileField:
    """The same field, as one of ours."""
    made = kind(required=field.required, label=field.label, widget=field.widget)
    made.help_text = help_text
    return made


def _part_with(file: FieldFile) -> None:
    storage, name = file.storage, file.name or ""
    transaction.on_commit(lambda: storage.delete(name))


def _clean_kept_upload(image: SiteImage) -> None:
    """A picture that Wagtail put aside until its other fields were right comes back as it was uploaded."""
    kept = image.file
    with kept.open("rb") as stored:
        clean = CleanPicture(kept.name, prepare_image(stored, kept.name))
    kept.storage.delete(kept.name)
    image.file = clean
    image.taken_at = clean.taken
    image._set_image_file_metadata()


def _inspect_kept_upload(document: SiteDocument) -> None:
    kept = document.file
    with kept.open("rb") as stored:
        file: Any = SimpleUploadedFile(kept.name, stored.read())
    file.facts = readable_document(file)
    kept.storage.delete(kept.name)
    document.file = file
    document._set_document_file_metadata()
