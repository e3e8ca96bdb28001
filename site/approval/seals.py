"""Seals: what is public is public under a current approval of exactly its content.

The database says what became dirty (`approval.gate`), `settle` says whether it is approved, and the deferred
foreign key of `Seal.approval` lets no transaction commit that nobody settled.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from approval import digest, gated
from approval.enums import Audience, Route
from approval.gated import Family
from approval.models import Approval, Seal, SealedFile, Version
from approval.refusals import RefusedError
from core import kinds, publication, restrictions
from core.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model
    from wagtail.models import Revision

STALE = 0


class NotApprovedError(RefusedError):
    """Something public would have become what nobody approved. Everything has to be rolled back.

    `keys` name what is not approved; `objects` are the instances that were saved on the way, for whoever
    wants to keep what a person wrote.
    """

    def __init__(self, keys: list[str], objects: list[Any]) -> None:
        super().__init__(_words(keys))
        self.keys = keys
        self.objects = objects


def _words(keys: list[str]) -> str:
    found = filter(None, (gated.load(key) for key in keys[:3]))
    names = "、".join(f"“{obj}”" for obj in found) or _("this content")
    return _(
        "%(names)s would become public as nobody has approved it. It needs the signatures of its review."
    ) % {"names": names}


# --- When to look -----------------------------------------------------------------------------------


# What was saved under the hold; None where nobody holds.
_held: ContextVar[list[Any] | None] = ContextVar("held", default=None)


@contextmanager
def hold() -> Iterator[None]:
    """One transaction that is looked at once, at its end. Within another it is part of that one.

    Raises NotApprovedError at the end, and everything written within is rolled back.
    """
    if _held.get() is not None:
        yield
        return
    objects: list[Any] = []
    token = _held.set(objects)
    try:
        with transaction.atomic():
            yield
            _settle(objects)
    finally:
        _held.reset(token)


def settle() -> None:
    """Seals anew what this transaction changed and somebody approved; within `hold` at its end.

    Raises NotApprovedError when something changed that is not approved.
    """
    if _held.get() is None:
        _settle([])


def saved(obj: Model) -> None:
    """Notes that a watched row was written or deleted, and looks at once where nobody holds."""
    objects = _held.get()
    if objects is None:
        _settle([obj])
    else:
        objects.append(obj)


# Asked at the end of every writing request.
_STALE_KEYS = Prepared(
    lambda: Seal.objects.filter(approval_id=STALE).order_by("key").values_list("key", flat=True)
)


def _settle(objects: list[Any]) -> None:
    refused = [key for key in _STALE_KEYS() if not _seal(key)]
    if refused:
        raise NotApprovedError(refused, objects)


# --- Sealing ----------------------------------------------------------------------------------------


def _seal(key: str) -> bool:
    """Puts one stale seal right; False when no current approval covers what is there."""
    obj = gated.load(key)
    seal = Seal.objects.get(pk=key)
    if obj is None:
        return _seal_absence(seal)
    # What once was approved is not taken back freely.
    if not gated.is_live(obj) or (gated.is_free(obj) and not seal.floor):
        _write(seal, None, set())
        return True
    content = digest.canonical(obj)
    approval = _approval_of(seal, digest.digest_of(content), audience_of(obj))
    if approval is None or not (_keeps_first_publication(seal, obj) and _tells_its_version(obj, approval)):
        return False
    _write(seal, approval, {row["key"] for row in content["files"]}, _first_publication(obj, approval))
    _appeared(obj)
    return True


def _seal_absence(seal: Seal) -> bool:
    """A record that was deleted: its absence is approved like any other change."""
    approval = _approval_of(seal, "", Audience.PUBLIC)
    if approval is None:
        return False
    _write(seal, None, set())
    Seal.objects.filter(pk=seal.pk).update(floor=approval.pk)
    return True


def renew(key: str, approval: Approval) -> None:
    """What is published again without a change stands under its newest approval, and says so in lists."""
    older = Seal.objects.filter(pk=key, approval_id__gt=STALE, approval_id__lt=approval.pk)
    if older.update(approval_id=STALE):
        settle()


def _approval_of(seal: Seal, content: str, audience: str) -> Approval | None:
    """The newest approval of exactly this content that is neither superseded nor withdrawn."""
    rows = Approval.objects.filter(key=seal.pk, digest=content, pk__gte=seal.floor)
    if audience == Audience.PUBLIC:
        rows = rows.filter(audience=Audience.PUBLIC)
    return rows.exclude(route=Route.AFTERWARDS).order_by("-pk").first()


def audience_of(obj: Any) -> str:
    """Who may see it as things stand: a page below a restriction is for some only."""
    if gated.family(type(obj)) is Family.PAGE and restrictions.is_restricted(obj):
        return Audience.RESTRICTED
    return Audience.PUBLIC


def _first_publication(obj: Any, approval: Approval) -> Any:
    return getattr(obj, "first_published_at", None) or approval.recorded_at


def _keeps_first_publication(seal: Seal, obj: Any) -> bool:
    """The day of first publication is written once; a page that tells another is not what was approved."""
    told = getattr(obj, "first_published_at", None)
    return seal.first_published_at is None or told is None or told == seal.first_published_at


# Asked at every publication.
_NEWEST = Prepared(
    lambda key: Version.objects.of(key).values_list("published_at", "approval__revision_id")[:1]
)


def _tells_its_version(obj: Any, approval: Approval) -> bool:
    """Which version it says it is, and since when, is what the record has; one that comes out has no record yet."""
    newest = _NEWEST.first(key=gated.key_of(obj)) if hasattr(obj, "live_revision_id") else None
    if newest is None:
        return True
    published_at, revision = newest
    if revision == obj.live_revision_id:
        return bool(published_at == obj.last_published_at)
    comes_out = approval.revision_id == obj.live_revision_id
    return comes_out and not Version.objects.filter(approval=approval).exists()


def _write(seal: Seal, approval: Approval | None, files: set[str], first: Any = None) -> None:
    seal.approval = approval
    if approval is not None:
        seal.floor = max(seal.floor, approval.pk)
        seal.first_published_at = seal.first_published_at or first
    seal.save(update_fields=["approval", "floor", "first_published_at"])
    have = set(seal.files.values_list("media", flat=True))
    if have - files:
        seal.files.filter(media__in=have - files).delete()
    SealedFile.objects.bulk_create(SealedFile(seal=seal, media=media) for media in sorted(files - have))


def _appeared(obj: Any) -> None:
    if kinds.of(type(obj)) is not None:
        publication.appeared(obj)
    else:
        # A person, a place: no page, but something pages show.
        publication.thing_changed(obj)


def forget_borrowed_date(obj: Any, revision: Revision) -> None:
    """A copy brings the original's date of first publication; what was never public has none."""
    if not hasattr(obj, "first_published_at") or Seal.objects.filter(pk=gated.key_of(obj)).exists():
        return
    type(obj)._base_manager.filter(pk=obj.pk).update(first_published_at=None)
    if revision.content.get("first_published_at"):
        revision.content["first_published_at"] = None
        type(revision)._base_manager.filter(pk=revision.pk).update(content=revision.content)


# --- Reading ----------------------------------------------------------------------------------------


def is_sealed(key: str) -> bool:
    """Whether this is public under a current approval."""
    return Seal.objects.filter(pk=key, approval_id__gt=STALE).exists()


def sealed(owner: str = "owner") -> Exists:
    """The condition that the object named in a column is public under a current approval."""
    return Exists(Seal.objects.filter(pk=OuterRef(owner), approval_id__gt=STALE))
