"""The content digest: what exactly was approved.

`canonical()` reduces an object to what readers get (fields, child rows, words it borrows, files) without
bookkeeping; the digest is the SHA-256 of that as compact JSON with sorted keys. It is the same for a
revision, for the revision read again and for the row published from it, on every database. Its first
entry is the version of this description; docs/features/approval.md has it in words.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import OrderedDict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import (
    ClusterableModel,
    get_all_child_m2m_relations,
    get_all_child_relations,
    get_serializable_data_for_fields,
)
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Locale, ReferenceIndex

from approval import gated

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 2

# What is not content, and why. A test holds that every other field of every gated model is in the digest.
EXCLUDED = {
    "pk": "identity",
    "id": "identity",
    "page_ptr": "identity",
    "path": "place in the tree",
    "depth": "place in the tree",
    "numchild": "place in the tree",
    "url_path": "place in the tree",
    "content_type": "told by the model's label",
    "translation_key": "identity across languages",
    "alias_of": "an alias is never public",
    "live": "state",
    "has_unpublished_changes": "state",
    "expired": "state",
    "first_published_at": "told by the approvals",
    "last_published_at": "told by the approvals",
    "live_revision": "bookkeeping",
    "latest_revision": "bookkeeping",
    "latest_revision_created_at": "bookkeeping",
    "draft_title": "bookkeeping: the title of the newest draft",
    "owner": "who began the page, never shown",
    "locked": "state",
    "locked_at": "state",
    "locked_by": "state",
    "wagtail_admin_comments": "remarks between editors",
    "sort_order": "kept as the order of the list",
    "created_at": "bookkeeping",
    "automatically_created": "bookkeeping",
    "logo_entitled_by": "who stated it is kept, not shown",
    "logo_entitled_at": "when it was stated is kept, not shown",
    "private_contact": "whom the society asks, never shown",
}
# A number of more digits is none that a database could have given out.
LONGEST_NUMBER = 19
# What readers get of a picture and of a document, beside the file itself.
PICTURE = (
    "title", "description", "caption", "credit", "sha256", "file",
    "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
)  # fmt: skip
DOCUMENT = ("title", "sha256", "file", "file_size", "type", "pages")
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


def of(obj: Any) -> str:
    return digest_of(canonical(obj))


def digest_of(content: dict[str, Any]) -> str:
    return hashlib.sha256(encode(content)).hexdigest()


def encode(content: dict[str, Any]) -> bytes:
    """Canonical JSON: sorted keys, no spaces, characters as they are."""
    text = json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder
    )
    return text.encode()


def canonical(obj: Any) -> dict[str, Any]:
    data = (
        obj.serializable_data()
        if isinstance(obj, ClusterableModel)
        else get_serializable_data_for_fields(obj)
    )
    words: dict[str, set[Any]] = {}
    fields = _rows(type(obj), [data], words)[0]
    return {
        "version": VERSION,
        "model": obj._meta.label_lower,
        "fields": fields,
        "words": _words(words),
        "files": _files(_media_named_in(obj, fields)),
    }


# Which files the last few contents named: what is published was looked at a moment before, when it was recorded.
_named: OrderedDict[bytes, frozenset[str]] = OrderedDict()
_FEW = 64


def _media_named_in(obj: Any, fields: dict[str, Any]) -> frozenset[str]:
    """As `media_of`, asked once of the same content: Wagtail builds every block to find what it names."""
    key = hashlib.sha256(obj._meta.label_lower.encode() + encode(fields)).digest()
    if key not in _named:
        _named[key] = frozenset(media_of(obj))
        while len(_named) > _FEW:
            _named.popitem(last=False)
    return _named[key]


def media_of(obj: Any) -> set[str]:
    """The pictures and documents an object names, at any depth: {"image:12", "document:3"}.

    A portrait that a page shows because it shows a person belongs to the person's approval, not to the page's.
    """
    names = {
        ContentType.objects.get_for_model(get_image_model()).pk: "image",
        ContentType.objects.get_for_model(get_document_model()).pk: "document",
    }
    return {
        f"{names[type_id]}:{pk}"
        for type_id, pk, _, _ in ReferenceIndex._extract_references_from_object(obj)
        if type_id in names and len(str(pk)) < LONGEST_NUMBER
    }


# --- Fields and child rows --------------------------------------------------------------------------


def _rows(model: type[models.Model], rows: list[dict], words: dict[str, set[Any]]) -> list[dict[str, Any]]:
    fields = {f.name: f for f in model._meta.get_fields() if not f.auto_created or f.concrete}
    children = children_of(model)
    is_cluster = hasattr(model, "serializable_data")
    many = {field.name: field for field in get_all_child_m2m_relations(model)} if is_cluster else {}
    made = []
    for row in rows:
        content = {}
        for name, value in row.items():
            if is_left_out(fields.get(name), name):
                continue
            if name in children:
                content[name] = _rows(children[name], value, words)
            elif name in many:
                _note_words(many[name].related_model, value, words)
                content[name] = sorted(value)
            else:
                content[name] = _value(fields[name], value, words)
        made.append(content)
    return made


def is_left_out(field: Any, name: str) -> bool:
    """Whether a field is no content: for a reason given above, or since it only ties rows to each other."""
    return name in EXCLUDED or isinstance(field, ParentalKey) or is_parent_link(field)


def is_parent_link(field: Any) -> bool:
    """Whether this is the key by which a page type stands on the type it inherits from."""
    return bool(getattr(getattr(field, "remote_field", None), "parent_link", False))


def child_relations(model: type[models.Model]) -> list[Any]:
    """The relations to the rows that belong to a model's content; editors' comments are none of it."""
    if not hasattr(model, "serializable_data"):
        return []
    return [rel for rel in get_all_child_relations(model) if rel.get_accessor_name() not in EXCLUDED]


def children_of(model: type[models.Model]) -> dict[str, type[models.Model]]:
    """The child rows that belong to a model's content, by the name they have in a revision."""
    return {rel.get_accessor_name(): rel.related_model for rel in child_relations(model)}


def _value(field: Any, value: Any, words: dict[str, set[Any]]) -> Any:
    if isinstance(field, StreamField):
        return stripped(json.loads(value) if isinstance(value, str) else value)
    if isinstance(field, models.DecimalField) and value is not None:
        # 12 as typed and 12.00 as stored are one amount.
        return f"{Decimal(value):.{field.decimal_places}f}"
    if field.is_relation and value is not None:
        _note_words(field.related_model, [value], words)
    return bare(value) if isinstance(value, str) else value


def bare(text: str) -> str:
    """Rich text without the keys that the editor invents."""
    return _BLOCK_KEY.sub("", text)


def stripped(value: Any) -> Any:
    """A stream without the ids of its blocks and without empty values, which mean the same as none."""
    if isinstance(value, list):
        return [stripped(item) for item in value]
    if isinstance(value, dict):
        is_block = {"type", "value"} <= value.keys()
        return {
            name: stripped(part)
            for name, part in value.items()
            if part not in ("", None) and not (is_block and name == "id")
        }
    return bare(value) if isinstance(value, str) else value


# --- What is borrowed -------------------------------------------------------------------------------


def _note_words(model: Any, keys: Iterable[Any], words: dict[str, set[Any]]) -> None:
    """Notes rows of word lists (tags, topics, departments): their words are part of what is signed.

    What has its own approval (pages, people), is told under "files" or is a user is named by its key alone.
    """
    if borrows_words(model):
        words.setdefault(model._meta.label_lower, set()).update(keys)


def borrows_words(model: Any) -> bool:
    """Whether rows of a related model are part of the content of what names them."""
    if model is None or model in (get_image_model(), get_document_model(), get_user_model(), ContentType):
        return False
    return gated.family(model) is None and not gated.reason_for_leaving_out(model)


def _fields(model: type[models.Model]) -> list[Any]:
    return list(model._meta.concrete_fields)


def word_columns(model: type[models.Model]) -> list[Any]:
    """The columns of a word list that are borrowed."""
    if model is Locale:
        return [Locale._meta.get_field("language_code")]
    return [
        field
        for field in _fields(model)
        if field.serialize and not field.primary_key and not field.is_relation
    ]


def _words(words: dict[str, set[Any]]) -> dict[str, dict[str, Any]]:
    made = {}
    for label, keys in words.items():
        app_label, name = label.split(".")
        model: Any = apps.get_model(app_label, name)
        if model is Locale:
            rows = {str(row.pk): row.language_code for row in model.objects.filter(pk__in=keys)}
        else:
            rows = {str(row.pk): _row_words(row) for row in model._default_manager.filter(pk__in=keys)}
        made[label] = rows
    return made


def _row_words(row: Any) -> dict[str, Any]:
    return {field.name: field.value_from_object(row) for field in word_columns(type(row))}


def _files(media: Iterable[str]) -> list[dict[str, Any]]:
    """Each file with its name and SHA-256; a picture with its words and focal point as well."""
    ids: dict[str, list[int]] = {"image": [], "document": []}
    for name in media:
        kind, _, pk = name.partition(":")
        ids[kind].append(int(pk))
    made = []
    if ids["image"]:
        rows = get_image_model().objects.filter(pk__in=ids["image"]).values("pk", *PICTURE)
        made += [{"key": f"image:{row.pop('pk')}", **row} for row in rows]
    if ids["document"]:
        rows = get_document_model().objects.filter(pk__in=ids["document"])
        made += [{"key": f"document:{row.pop('pk')}", **row} for row in rows.values("pk", *DOCUMENT)]
    return sorted(made, key=lambda row: row["key"])
