"""From what somebody tried to save to a request that waits for a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.contrib.settings.models import BaseSiteSetting

from approval import notices, snapshots
from approval.enums import Decision
from approval.models import ChangeRequest

from .parts import CHANGE, CREATE, DELETE
from .signers import signers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.contrib.auth.models import User

    from .parts import Part


def capture(error: Any, user: User) -> ChangeRequest | None:
    """Files what a person tried to save, after all of it was rolled back; None when nothing can be kept.

    Whoever saves the same thing again while it waits replaces what they asked for before: `replaced` says so.
    """
    parts = list(_parts(error.objects, error.keys))
    if not parts:
        return None
    with transaction.atomic():
        change, replaced = _file(parts, user)
        change.title = _title(change.parts)
        change.requested_at = timezone.now()
        change.save()
        if not replaced:
            notices.change_waiting(change, signers_of(change))
    change.replaced = replaced  # type: ignore[attr-defined]
    return change


def _parts(objects: Iterable[Any], keys: Iterable[str]) -> Iterator[Part]:
    """One part for each row that would be different; nothing at all if anything of it can't be kept."""
    objects = _without_cascades(list(objects))
    last: dict[tuple[str, Any], Any] = {(obj._meta.label_lower, obj.pk): obj for obj in objects}
    affects, made = sorted(keys), []
    for obj in last.values():
        if not snapshots.is_taken(type(obj)):
            return
        is_deleted = snapshots.is_deleted(obj)
        if is_deleted and snapshots.is_media(type(obj)):
            return
        part = _part(obj, is_deleted)
        if part is None:
            continue
        after = part["after"]
        if after and snapshots.has_new_file(type(obj), part["before"], after):
            return
        made.append(part | {"affects": affects})
    yield from made


def _without_cascades(objects: list[Any]) -> list[Any]:
    """Rows that go with a deleted record go with it again when the request is carried out."""
    leading = [obj for obj in objects if snapshots.is_taken(type(obj))]
    if not any(snapshots.is_deleted(obj) for obj in leading):
        return objects
    return leading + [obj for obj in objects if obj not in leading and not snapshots.is_deleted(obj)]


def _part(obj: Any, is_deleted: bool) -> Part | None:
    before = snapshots.stored(type(obj), obj.pk)
    after = None if is_deleted else snapshots.of(obj)
    if before == after:
        return None
    # A key that was never committed isn't kept: the database may give it to another row.
    return {
        "model": obj._meta.label_lower,
        "pk": obj.pk if before else None,
        "action": CREATE if before is None else DELETE if after is None else CHANGE,
        "title": str(obj)[:200],
        "before": before or {},
        "after": after or {},
    }


def _file(parts: list[Part], user: User) -> tuple[ChangeRequest, bool]:
    """Into the person's waiting request on the same things, if there is one, else into a new one."""
    new = {_identity(part) for part in parts}
    mine = ChangeRequest.objects.select_for_update().filter(status=Decision.WAITING, requested_by=user)
    target = None
    for change in mine:
        kept = [part for part in change.parts if _identity(part) not in new]
        if len(kept) == len(change.parts):
            continue
        if target is None:
            target, change.parts = change, [*kept, *parts]
        else:
            change.parts = kept
            change.status = change.status if kept else Decision.RECALLED
        change.save()
    if target is not None:
        return target, True
    return ChangeRequest(parts=parts, requested_by=user), False


def _identity(part: Part) -> tuple[str, Any]:
    """What a part is about. A row that is not there yet goes by its site or its name."""
    if part["pk"] is not None:
        return part["model"], part["pk"]
    if issubclass(snapshots.model_of(part["model"]), BaseSiteSetting):
        return part["model"], f"site {part['after'].get('site')}"
    return part["model"], part["title"]


def _title(parts: list[Part]) -> str:
    with override(settings.LANGUAGE_CODE):
        first = parts[0]
        kind = snapshots.model_of(first["model"])._meta.verbose_name
        words = {"kind": kind, "title": first["title"], "count": len(parts)}
        if len(parts) == 1:
            return (_("%(kind)s: %(title)s") % words)[:255] if first["title"] else str(kind)
        return (_("%(kind)s: %(title)s and others, %(count)d in all") % words)[:255]
