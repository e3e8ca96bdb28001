"""Versions after publication: what was public when, and how an earlier one is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat, Left, StrIndex
from wagtail.models import Page

from approval import digest, gated
from approval.enums import TOLD
from approval.models import Approval, Version
from core import kinds, publication
from core.models import MediaUse

if TYPE_CHECKING:
    import datetime


PAGE = "wagtailcore.page"
# What no version changes, by what it is a version of.
OF_RECORD = ("first_published_at",)
OF_PAGE = (
    *OF_RECORD, "path", "depth", "numchild", "url_path", "content_type_id", "locale_id", "translation_key",
    "owner_id",
)  # fmt: skip


def owner_of_media(key: str, number: int) -> str:
    """Under which name an earlier version uses pictures and files."""
    return f"{key}@{number}"


def is_readable_owner() -> Exists:
    """The condition that a use of a file is by an earlier version that readers may see."""
    owner = OuterRef("owner")
    before_at = Left(owner, StrIndex(owner, Value("@")) - 1)
    name = Concat("key", Value("@"), Cast("approval__version", CharField()))
    # By key first, which is what is indexed.
    rows = Version.objects.readable().filter(key=before_at).annotate(owner_name=name)
    return Exists(rows.filter(owner_name=owner).order_by())


def first_published_at(key: str) -> datetime.datetime | None:
    """When this was first published, as the record has it."""
    return Version.objects.of(key).values_list("published_at", flat=True).last()


def was_published(obj: Any) -> bool:
    return bool(obj.first_published_at) or Version.objects.filter(key=gated.key_of(obj)).exists()


def current(key: str) -> Version | None:
    """The version published last."""
    return Version.objects.of(key).select_related("approval").defer("approval__frozen").first()


def came_out(obj: Any) -> Version | None:
    """Notes that the version of an object that is live now has become public. Safe to call again."""
    key = gated.key_of(obj)
    made = Approval.objects.of(key).filter(revision_id=obj.live_revision_id, confirms=None)
    approval = made.defer("frozen").first()
    if approval is None or Version.objects.filter(approval=approval).exists():
        return None
    before = current(key)
    supersedes = before.approval.version if before and not before.is_sealed else None
    version = Version.objects.create(
        key=key, approval=approval, published_at=obj.last_published_at, supersedes=supersedes
    )
    if not shows_earlier(key):
        forget_earlier(key)
    elif before is not None and supersedes and approval.change in TOLD:
        keep_readable(before)
    return version


def shows_earlier(key: str) -> bool:
    """Whether readers may see versions of this that a later one took the place of."""
    label = key.partition(":")[0]
    kind = kinds.of(apps.get_model(label)) if label != PAGE else None
    return kind is None or kind.earlier


def forget_earlier(key: str) -> None:
    """What was told before the current version is told no more, neither as it was nor in notes of changes."""
    now = current(key)
    before = Version.objects.filter(key=key)
    if now is not None:
        before = before.exclude(pk=now.pk)
    before.update(is_readable=False, is_sealed=True)
    MediaUse.objects.filter(owner__startswith=f"{key}@").delete()


def keep_readable(version: Version) -> None:
    """Lets the public read a version that is no longer the current one, with its pictures and files."""
    if version.is_sealed or version.is_readable or not shows_earlier(version.key):
        return
    version.is_readable = True
    version.save(update_fields=["is_readable"])
    thing = thing_of(version)
    kind = kinds.of(type(thing)) if thing is not None else None
    if kind is not None:
        publication.use_media(owner_of_media(version.key, version.approval.version), kind.media(thing))


def seal(key: str) -> None:
    """Shuts every version there has been, with its pictures and files, for good."""
    Version.objects.filter(key=key).update(is_readable=False, is_sealed=True)
    MediaUse.objects.filter(owner__startswith=f"{key}@").delete()


def thing_of(version: Version) -> Any | None:
    """The page or record as it was approved, from the frozen content; None for what has no address."""
    content = version.approval.content
    label, _, pk = version.key.partition(":")
    model: Any = apps.get_model(content["model"]) if content else None
    if model is None or kinds.of(model) is None:
        return None
    stored: Any = apps.get_model(label)
    row = stored._base_manager.filter(pk=pk).first()
    if row is None:
        return None
    thing = model.from_serializable_data(_data(model, content["fields"], row.pk), check_fks=False)
    for name in OF_PAGE if isinstance(row, Page) else OF_RECORD:
        setattr(thing, name, getattr(row, name))
    if isinstance(row, Page):
        thing.draft_title = thing.title
    thing.live = True
    thing.live_revision_id = version.approval.revision_id
    thing.last_published_at = version.published_at
    thing.shown_version = version
    return thing


def _data(model: Any, fields: dict[str, Any], pk: int | None) -> dict[str, Any]:
    """Canonical fields as a revision has them: with keys, which are no content."""
    children = digest.children_of(model)
    data = {
        name: [_data(children[name], row, None) for row in value] if name in children else value
        for name, value in fields.items()
    }
    return {"pk": pk, **data}
