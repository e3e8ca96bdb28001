"""What a change request would make different, field by field, for the person who signs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import Page

from approval import gated, snapshots
from approval.changes.parts import CREATE, DELETE
from approval.comparison import ADDED, CHANGED, REMOVED, Piece, diff
from approval.models import SealedFile
from approval.naming import name_of
from core.images import pictures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from approval.changes.parts import Part

# More than this of what is affected is counted, not listed.
LISTED = 20


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: `how` and `pieces` as in a comparison; pictures by their keys, None where there is none."""

    place: str
    how: str
    pieces: tuple[Piece, ...]
    pictures: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PartChange:
    kind: str
    title: str
    action: str
    picture: int | None
    fields: list[FieldChange] = field(default_factory=list)


def of(parts: Iterable[Part]) -> list[PartChange]:
    return [_part(part) for part in parts]


def thumbnails(changes: Iterable[PartChange]) -> dict[int, Any]:
    """The pictures that are shown beside the words, by their keys."""
    wanted = {change.picture for change in changes}
    wanted |= {pk for change in changes for row in change.fields for _how, pk in row.pictures}
    return pictures([pk for pk in wanted if pk], "card")


def affected(parts: Iterable[Part]) -> tuple[list[Any], int]:
    """Pages and people that show what is changed: some of them, and how many they are in all."""
    keys = {key for part in parts for key in part["affects"]}
    media = [f"{_media_kind(part)}:{part['pk']}" for part in parts if _media_kind(part)]
    keys |= set(SealedFile.objects.filter(media__in=media).values_list("seal_id", flat=True))
    shown = sorted(key for key in keys if not _is_record(key))
    found = [gated.load(key) for key in shown[:LISTED]]
    return [obj for obj in found if obj is not None], len(shown)


def _is_record(key: str) -> bool:
    return gated.family(snapshots.model_of(key.partition(":")[0])) is gated.Family.RECORD


def _media_kind(part: Part) -> str:
    model = snapshots.model_of(part["model"])
    if not snapshots.is_media(model):
        return ""
    return "image" if model is get_image_model() else "document"


def _part(part: Part) -> PartChange:
    model = snapshots.model_of(part["model"])
    return PartChange(
        kind=str(model._meta.verbose_name),
        title=part["title"],
        action=part["action"],
        picture=part["pk"] if model is get_image_model() else None,
        fields=list(filter(None, (_field(model, name, part) for name in _names(part)))),
    )


def _names(part: Part) -> list[str]:
    return list(dict.fromkeys([*part["before"], *part["after"]]))


def _field(model: Any, name: str, part: Part) -> FieldChange | None:
    before, after = part["before"].get(name), part["after"].get(name)
    column = None if name == snapshots.TAGS else model._meta.get_field(name)
    if before == after or isinstance(column, models.FileField):
        return None
    old, new = _words(column, before), _words(column, after)
    how = {CREATE: ADDED, DELETE: REMOVED}.get(part["action"], CHANGED)
    if old == new or (how == ADDED and not new):
        return None
    label = capfirst(str(column.verbose_name)) if column is not None else _("Tags")
    return FieldChange(label, how, tuple(diff(old, new)), _pictures(column, before, after))


def _pictures(column: Any, before: Any, after: Any) -> tuple[tuple[str, int], ...]:
    if getattr(column, "related_model", None) is not get_image_model():
        return ()
    return tuple((how, pk) for how, pk in ((REMOVED, before), (ADDED, after)) if pk)


def _words(column: Any, value: Any) -> str:
    """A value as people read it."""
    if value in (None, ""):
        return ""
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if column.is_relation:
        return _named(column.related_model, value)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(column, models.DateTimeField):
        return f"{timezone.localtime(parse_datetime(value)):%Y-%m-%d %H:%M}"
    return str(value)


def _named(model: Any, pk: Any) -> str:
    obj = model._base_manager.filter(pk=pk).first()
    if obj is None:
        return _("no longer there")
    if isinstance(obj, get_user_model()):
        return name_of(obj)
    return obj.title if isinstance(obj, Page) else str(obj)
