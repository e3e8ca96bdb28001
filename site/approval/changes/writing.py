"""Writes what a request asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.log_actions import log

from approval import snapshots
from approval.refusals import RefusedError

from .parts import CREATE, DELETE

if TYPE_CHECKING:
    from approval.models import ChangeRequest

    from .parts import Part


def write(change: ChangeRequest) -> None:
    """Writes every part in its order. Whoever calls it has a transaction open and approves what is stale."""
    for part in change.parts:
        obj = _written(part)
        log(
            instance=obj,
            action={CREATE: "wagtail.create", DELETE: "wagtail.delete"}.get(part["action"], "wagtail.edit"),
            user=change.requested_by,
            title=part["title"],
            content_changed=True,
        )


def _written(part: Part) -> Any:
    model = snapshots.model_of(part["model"])
    obj = model() if part["action"] == CREATE else _as_asked_for(model, part)
    if part["action"] == DELETE:
        pk = obj.pk
        try:
            obj.delete()
        except ProtectedError as error:
            words = _("“%(title)s” is used elsewhere and can't be deleted.") % {"title": part["title"]}
            raise RefusedError(words) from error
        obj.pk = pk
        return obj
    if part["action"] == CREATE:
        obj = _row_made_by_reading(model, part["after"]) or obj
    obj = snapshots.put(obj, part["after"])
    _demand_valid(obj)
    snapshots.save(obj, part["after"])
    return obj


def _as_asked_for(model: Any, part: Part) -> Any:
    """The row, which must still be as it was when the change was asked for."""
    obj = model._base_manager.select_for_update().filter(pk=part["pk"]).first()
    now = {} if obj is None else snapshots.of(obj)
    if obj is None or any(now.get(name) != value for name, value in part["before"].items()):
        raise RefusedError(
            _("“%(title)s” has been changed since this was asked for. Return the request, and have it asked "
              "for again.") % {"title": part["title"]}
        )  # fmt: skip
    return obj


def _row_made_by_reading(model: Any, after: dict[str, Any]) -> Any:
    """Wagtail adds an empty row of settings when a page is read: it is no obstacle."""
    if not issubclass(model, BaseSiteSetting):
        return None
    obj = model._base_manager.filter(site=after.get("site")).first()
    empty = obj is not None and snapshots.of(obj) == snapshots.of(model(site_id=obj.site_id))
    return obj if empty else None


def _demand_valid(obj: Any) -> None:
    for field in obj._meta.concrete_fields:
        target = getattr(obj, field.attname)
        if isinstance(field, models.ForeignKey) and target is not None and not _exists(field, target):
            words = {"field": field.verbose_name}
            raise RefusedError(_("What “%(field)s” names is no longer there.") % words)
    try:
        obj.clean()
        obj.validate_unique()
        obj.validate_constraints()
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from error


def _exists(field: Any, target: Any) -> bool:
    return field.related_model._base_manager.filter(**{field.target_field.name: target}).exists()
