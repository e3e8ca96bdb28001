"""Connects the gate: what is looked at when something is saved, and what has to be there at a start."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.models.signals import post_delete, post_migrate, post_save, pre_migrate
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction

from approval import digest, gate, gated, roles, seals
from approval.gated import Family
from approval.models import Approval, PublicRecord
from core import kinds

if TYPE_CHECKING:
    from django.db.models import Model


def connect() -> None:
    for model in _watched():
        post_save.connect(_written, sender=model, dispatch_uid=f"approval.saved.{model._meta.label}")
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"approval.deleted.{model._meta.label}")
    pre_migrate.connect(_about_to_migrate, dispatch_uid="approval.about_to_migrate")
    post_migrate.connect(_migrated, dispatch_uid="approval.migrated")
    checks.register(every_model_is_placed, checks.Tags.models)
    checks.register(every_record_with_an_address_has_a_kind, checks.Tags.models)


def _watched() -> set[type[Model]]:
    """Whatever can be saved by itself and changes something public; whole pages and snippets say so themselves."""
    found: set[type[Model]] = {Page, PageViewRestriction, get_image_model(), get_document_model()}
    found |= {record.model for record in gated.records()}
    for model, family in gated.models():
        if family is Family.SNIPPET:
            found.add(model)
        found |= _rows_of(model)
    return found


def _rows_of(model: type[Model]) -> set[type[Model]]:
    rows = set(digest.children_of(model).values())
    return rows | {inner for row in rows for inner in _rows_of(row)}


def _written(sender: Any, instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        seals.saved(instance)


def _deleted(sender: Any, instance: Model, **kwargs: Any) -> None:
    """Django takes the key from an instance it has deleted; a copy keeps it for whoever wants to know."""
    gone = copy.copy(instance)
    gone.was_deleted = True  # type: ignore[attr-defined]
    seals.saved(gone)


# --- Migrations -------------------------------------------------------------------------------------


def _tables() -> list[str]:
    return connection.introspection.table_names()


def _about_to_migrate(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """SQLite rebuilds no table that triggers of others name."""
    if using == "default" and gate.present():
        gate.remove()


def _migrated(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """After the last app: only then do all tables and permissions exist."""
    last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
    if sender.label != last.label or using != "default":
        return
    if Approval._meta.db_table not in _tables():
        return
    gate.install()
    roles.ensure_roles()


# --- Checks -----------------------------------------------------------------------------------------


def every_model_is_placed(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every model is gated, part of something gated, borrowed by it, a file, or left out with a reason."""
    placed = _placed()
    return [
        checks.Error(
            f"{model._meta.label} is neither gated nor left out.",
            hint="Derive it from PublicPage, register it with approval.gated.record, "
            "or say with approval.gated.leave_out why readers never see it.",
            obj=model,
            id="approval.E001",
        )
        for model in apps.get_models()
        if model not in placed and not gated.reason_for_leaving_out(model)
    ]


def every_record_with_an_address_has_a_kind(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    return [
        checks.Error(
            f"{model._meta.label} is a record with an address and without a kind.",
            hint="Register a Kind for it in the kinds of its room.",
            obj=model,
            id="approval.E002",
        )
        for model in apps.get_models()
        if issubclass(model, PublicRecord) and kinds.of(model) is None
    ]


def _placed() -> set[type[Model]]:
    found: set[type[Model]] = {Page, get_image_model(), get_document_model()}
    for model, _family in gated.models():
        found |= {model} | _rows_of(model)
    for model in list(found):
        related = {
            field.related_model for field in model._meta.get_fields() if field.is_relation and field.concrete
        }
        found |= {other for other in related if other and digest.borrows_words(other)}
    return found


def demand_gate() -> None:
    """Raises ImproperlyConfigured unless the gate stands in the database: without it nothing is served."""
    try:
        problems = gate.problems()
    except DatabaseError as error:
        problems = [str(error)]
    if problems:
        told = "; ".join(problems[:5])
        raise ImproperlyConfigured(
            f"The approval gate does not stand in this database ({len(problems)}: {told}). "
            "Run `manage.py migrate`, then `manage.py audit_live`."
        )
