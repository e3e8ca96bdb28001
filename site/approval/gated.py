"""What the gate holds: which models readers see rows of, how a row is named and read again.

Pages and draftable snippets have drafts and a `live` flag. Records have neither: what stands in their table
is public. Every other model that could reach readers is named here as left out, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Model
from wagtail.models import DraftStateMixin, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Family(StrEnum):
    PAGE = "page"
    SNIPPET = "snippet"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Record:
    """How a record is gated. Rows that `free` accepts need no approval; `when` says the same to the database,
    as a condition on one row whose columns are written "{row}.column"."""

    model: type[Model]
    free: Callable[[Any], bool] = lambda obj: False
    when: str = ""


_records: dict[type[Model], Record] = {}
_left_out: dict[str, str] = {}


def record(
    model: type[Model], *, free: Callable[[Any], bool] = lambda obj: False, when: str = ""
) -> type[Model]:
    """Gates a model without drafts: every change of its rows needs the approval of a second person."""
    _records[model] = Record(model, free, when)
    return model


def leave_out(labels: str, reason: str) -> None:
    """Says why models ("app" or "app.model", separated by spaces) are no content of the public site."""
    for label in labels.split():
        _left_out[label.lower()] = reason


def reason_for_leaving_out(model: type[Model]) -> str:
    """Why a model is not gated; "" when nobody said."""
    meta = model._meta
    return _left_out.get(meta.label_lower) or _left_out.get(meta.app_label, "")


def records() -> Iterator[Record]:
    return iter(_records.values())


def record_of(model: type[Model]) -> Record | None:
    return _records.get(model)


def is_free(obj: Any) -> bool:
    """Whether a record says nothing that needs an approval."""
    found = _records.get(type(obj))
    return bool(found and found.free(obj))


def family(model: type[Model]) -> Family | None:
    if issubclass(model, Page):
        return Family.PAGE
    if model in _records:
        return Family.RECORD
    return Family.SNIPPET if issubclass(model, DraftStateMixin) else None


def models() -> Iterator[tuple[type[Model], Family]]:
    """All gated models; of pages the specific ones."""
    for model in apps.get_models():
        found = family(model)
        if found and model is not Page:
            yield model, found


def label_of(model: type[Model]) -> str:
    """The name of a model in keys: all pages count as Wagtail's Page."""
    return "wagtailcore.page" if issubclass(model, Page) else model._meta.label_lower


def key_of(obj: Model) -> str:
    """The name of a gated object in approvals and seals: "wagtailcore.page:12"."""
    return f"{label_of(type(obj))}:{obj.pk}"


def load(key: str) -> Any:
    """The object as it stands in the database now, pages as what they are; None when there is none."""
    label, _, pk = key.rpartition(":")
    model: Any = apps.get_model(label)
    obj = model._base_manager.filter(pk=pk).first()
    return obj.specific if isinstance(obj, Page) else obj


def is_live(obj: Any) -> bool:
    """Whether readers may see it, as far as its own row says."""
    return bool(getattr(obj, "live", True))
