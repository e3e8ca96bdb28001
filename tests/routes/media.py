"""Routes by files: the words and bytes of pictures and documents that something public uses."""

from __future__ import annotations

from django.core.files.base import ContentFile

from core.images import make_renditions
from core.models import SiteDocument, SiteImage, SiteRendition
from tests.routes.marks import marked_picture
from tests.routes.table import Attempt, route


def picture(at: Attempt) -> SiteImage:
    return SiteImage.objects.get(pk=at.society.picture)


def document(at: Attempt) -> SiteDocument:
    return SiteDocument.objects.get(pk=at.society.document)


@route("The words of a picture are nobody's content")
def picture_words_saved(at: Attempt) -> None:
    image = picture(at)
    image.title = image.description = image.caption = image.credit = at.mark.text
    image.save()


@route("No save(), no signal")
def picture_words_updated(at: Attempt) -> None:
    SiteImage.objects.filter(pk=at.society.picture).update(description=at.mark.text, credit=at.mark.text)


@route("A picture is replaced in place")
def picture_file_saved(at: Attempt) -> None:
    image = picture(at)
    image.file = ContentFile(marked_picture(), name="new.jpg")
    image.save()
    image.renditions.all().delete()
    make_renditions(image)


@route("The row points at another file")
def picture_file_updated(at: Attempt) -> None:
    SiteImage.objects.filter(pk=at.society.picture).update(file=at.mark.stored("image"))


@route("A part of the picture is shown that nobody chose")
def focal_point_updated(at: Attempt) -> None:
    """There is no mark to find in it: the audit or the gate says so."""
    at.society.expect_refusal = True
    SiteImage.objects.filter(pk=at.society.picture).update(
        focal_point_x=1, focal_point_y=1, focal_point_width=2, focal_point_height=2
    )


@route("A document is replaced in place")
def document_file_saved(at: Attempt) -> None:
    file = document(at)
    file.title = at.mark.text
    file.file = ContentFile(at.mark.file, name="new.pdf")
    file.save()


@route("The row points at another file")
def document_file_updated(at: Attempt) -> None:
    SiteDocument.objects.filter(pk=at.society.document).update(file=at.mark.stored("document"))


@route("The title of a document is its name for readers")
def document_title_saved(at: Attempt) -> None:
    file = document(at)
    file.title = at.mark.text
    file.save(update_fields=["title"])


@route("No signal of ours")
def documents_bulk_updated(at: Attempt) -> None:
    file = document(at)
    file.title = at.mark.text
    SiteDocument.objects.bulk_update([file], ["title"])


@route("Renditions of any picture have an address")
def rendition_of_a_draft(at: Attempt) -> None:
    drafted = at.marked(at.draft())
    drafted.save_revision()
    make_renditions(at.mark.picture)
    assert SiteRendition.objects.filter(image=at.mark.picture).exists()


@route("A picture with its row gone, and another in its place")
def picture_deleted_and_made_anew(at: Attempt) -> None:
    pk = at.society.picture
    picture(at).delete()
    at.mark.picture.pk = pk
    at.mark.picture.save(force_insert=True)
