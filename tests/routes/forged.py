"""Routes by writing into what is derived. Nothing refuses these: who can write there owns the database.

What the gate covers again fails safe; the rest has to be found by the audit.
"""

from __future__ import annotations

from pathlib import Path

from django.core.files.storage import default_storage
from django.utils import timezone

from approval.models import Approval, Seal
from core.models import Listing, MediaUse, PublicEntry, SiteDocument, SiteImage, SiteRendition
from search.models import TextPart
from tests.routes.marks import marked_picture
from tests.routes.table import Attempt, route


def entry(at: Attempt) -> PublicEntry:
    return PublicEntry.objects.get(key=f"wagtailcore.page:{at.public().pk}")


@route("What lists show is a row")
def title_in_entry(at: Attempt) -> None:
    PublicEntry.objects.filter(pk=entry(at).pk).update(title=at.mark.text, summary=at.mark.text)


@route("An entry makes an address")
def entry_of_a_draft(at: Attempt) -> None:
    at.marked(at.draft()).save()
    row = entry(at)
    row.pk, row.path, row.object_id = None, f"/news/{at.mark.slug}/", at.draft().pk
    row.key = row.owner = f"wagtailcore.page:{at.draft().pk}"
    row.title = at.mark.text
    row.save()
    Listing.objects.create(list=f"section:{at.society.column}", moment=row.moment, entry=row)


@route("An entry says which object it leads to")
def entry_leads_elsewhere(at: Attempt) -> None:
    at.marked(at.draft()).save()
    PublicEntry.objects.filter(pk=entry(at).pk).update(object_id=at.draft().pk, title=at.mark.text)


@route("What search shows is a row")
def text_of_search(at: Attempt) -> None:
    TextPart.objects.filter(entry=entry(at)).update(text=at.mark.text)


@route("A file is public by a row")
def use_of_a_file(at: Attempt) -> None:
    owner = entry(at).owner
    for name in (f"image:{at.mark.picture.pk}", f"document:{at.mark.document.pk}"):
        MediaUse.objects.create(owner=owner, media=name)


@route("A rendition belongs to a picture by a row")
def rendition_of_another_picture(at: Attempt) -> None:
    rendition = SiteRendition.objects.filter(image_id=at.society.picture).first()
    SiteRendition.objects.filter(pk=rendition.pk).update(file=at.mark.stored("image"))


@route("A rendition is a row")
def rendition_made_up(at: Attempt) -> None:
    SiteRendition.objects.create(
        image_id=at.society.picture, file=at.mark.stored("image"), filter_spec="x", width=1, height=1,
        focal_point_key="",
    )  # fmt: skip


@route("Files lie on a disk")
def picture_overwritten_on_disk(at: Attempt) -> None:
    for name in SiteImage.objects.filter(pk=at.society.picture).values_list("file", flat=True):
        Path(default_storage.path(name)).write_bytes(marked_picture())


@route("Files lie on a disk")
def rendition_overwritten_on_disk(at: Attempt) -> None:
    for name in SiteRendition.objects.filter(image_id=at.society.picture).values_list("file", flat=True):
        Path(default_storage.path(name)).write_bytes(marked_picture())


@route("Files lie on a disk")
def document_overwritten_on_disk(at: Attempt) -> None:
    for name in SiteDocument.objects.filter(pk=at.society.document).values_list("file", flat=True):
        Path(default_storage.path(name)).write_bytes(at.mark.file)


@route("A seal is a row", kinds="page")
def seal_made_up(at: Attempt) -> None:
    """Live, with an approval that says nothing of this content."""
    any_approval = Approval.objects.order_by("pk").last()
    at.marked(at.draft()).save()
    key = f"wagtailcore.page:{at.draft().pk}"
    type(at.draft()).objects.filter(pk=at.draft().pk).update(live=True)
    Seal.objects.update_or_create(key=key, defaults={"approval": any_approval, "floor": 0})


@route("A seal is a row", kinds="page")
def seal_repaired(at: Attempt) -> None:
    """The content is changed and the seal put right in the same transaction."""
    from django.db import transaction

    seal = Seal.objects.get(key=f"wagtailcore.page:{at.public().pk}")
    with transaction.atomic():
        type(at.public()).objects.filter(pk=at.public().pk).update(summary=at.mark.text)
        Seal.objects.filter(pk=seal.pk).update(approval_id=seal.approval_id)
        from core import publication

        publication.appeared(at.public())


@route("An approval is a row", kinds="page")
def approval_made_up(at: Attempt) -> None:
    """As if somebody had signed: a digest that fits, and nobody's name under it."""
    from approval import digest, gated

    obj = at.marked(at.draft())
    Approval.objects.bulk_create(
        [Approval(key=gated.key_of(obj), digest=digest.of(obj), number="伪 1", recorded_at=timezone.now())]
    )
    obj.save_revision(clean=False).publish()
