"""What stands in one row, as a change request keeps it: plain values that JSON holds, and back again.

Only records and the words of pictures and documents are taken: a page's edit is a draft anyway, and nothing
else is anybody's to ask for. No file's content is kept; a file appears by its name.
"""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.models import ClusterableModel
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from approval import gated

if TYPE_CHECKING:
    from collections.abc import Iterator

TAGS = "tags"
# How the forms of pictures and documents hand on the tags that are written after the row.
TAGS_GIVEN = "tags_given"


def model_of(label: str) -> Any:
    return apps.get_model(label)


def is_media(model: type[models.Model]) -> bool:
    return model in (get_image_model(), get_document_model())


def is_taken(model: type[models.Model]) -> bool:
    """Whether a change of this model's rows can be asked for."""
    return is_media(model) or gated.family(model) is gated.Family.RECORD


def is_deleted(obj: models.Model) -> bool:
    """Whether the instance stands for a row that was deleted."""
    return getattr(obj, "was_deleted", False)


def fields_of(model: type[models.Model]) -> Iterator[models.Field]:
    """The columns somebody sets. What a picture's or document's own file tells is not among them."""
    for field in model._meta.concrete_fields:
        by_itself = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
        if not (field.primary_key or by_itself or (is_media(model) and not field.editable)):
            yield field


def of(obj: models.Model) -> dict[str, Any]:
    """The row as it is in memory: what somebody wants it to be."""
    if isinstance(obj, ClusterableModel):
        return _plain(obj.serializable_data())
    values = {field.name: _value(field, field.value_from_object(obj)) for field in fields_of(type(obj))}
    if is_media(type(obj)):
        given = getattr(obj, TAGS_GIVEN, None)
        values[TAGS] = sorted(_stored_tags(obj) if given is None else given)
    return values


def stored(model: Any, pk: Any) -> dict[str, Any] | None:
    """The row as it stands in the database; None when there is none."""
    obj = model._base_manager.filter(pk=pk).first() if pk is not None else None
    return None if obj is None else of(obj)


def put(obj: models.Model, values: dict[str, Any]) -> Any:
    """Sets these values; gives the object to save, which is another one for a cluster."""
    if isinstance(obj, ClusterableModel):
        return type(obj).from_serializable_data({**values, "pk": obj.pk}, check_fks=False)
    for field in fields_of(type(obj)):
        if field.name in values and not isinstance(field, models.FileField):
            setattr(obj, field.attname, field.to_python(values[field.name]))
    return obj


def save(obj: Any, values: dict[str, Any]) -> None:
    obj.save()
    if is_media(type(obj)) and TAGS in values:
        obj.tags.set(values[TAGS])


def has_new_file(model: Any, before: dict[str, Any] | None, after: dict[str, Any]) -> bool:
    """Files are never part of a request: the upload went when the request was rolled back."""
    names = [field.name for field in model._meta.concrete_fields if isinstance(field, models.FileField)]
    return any((before or {}).get(name, "") != after.get(name, "") for name in names)


def _stored_tags(obj: Any) -> list[str]:
    return list(obj.tags.values_list("name", flat=True)) if obj.pk else []


def _value(field: models.Field, value: Any) -> Any:
    if isinstance(field, models.FileField):
        return getattr(value, "name", value) or ""
    value = field.to_python(value)
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        value = value.astimezone(datetime.UTC)
    return _plain(field.get_prep_value(value) if not _is_simple(value) else value)


def _is_simple(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool | datetime.date | datetime.time)


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
