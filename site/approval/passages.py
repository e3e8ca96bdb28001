"""Content in passages: what checks read and what the signer compares, each with the place it stands at."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale

from approval.digest import EXCLUDED, bare, children_of, is_left_out, stripped
from core import bodies

if TYPE_CHECKING:
    from collections.abc import Iterator

# Settings of a page that are no words of it.
SILENT = {"locale", "sort_order"}
_LINK = re.compile(r"<a\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with the words that stand beside it; empty words come from the picture itself."""

    image: int
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a row or a field. `key` is the same in two versions for what is the same thing."""

    key: str
    field: str
    place: str
    text: str
    figures: tuple[Figure, ...] = ()
    # Everything of it, so that what shows in no word (emphasis, a link's target, an order) is seen as well.
    raw: str = ""
    links: tuple[str, ...] = ()
    is_setting: bool = False


def passages(model: type[models.Model], data: dict[str, Any]) -> list[Passage]:
    """The passages of an object's data, as a revision keeps it, in the order of its fields."""
    return list(_of_row(model, data, prefix="", place=""))


def _of_row(model: type[models.Model], data: dict[str, Any], *, prefix: str, place: str) -> Iterator[Passage]:
    children = children_of(model)
    silent = SILENT | getattr(model, "silent_fields", set())
    fields: dict[str, Any] = {f.name: f for f in model._meta.get_fields() if getattr(f, "concrete", False)}
    # In the order of the model: a database may keep a revision's names in another one.
    for name in (name for name in [*fields, *children] if name in data):
        value = data[name]
        if name in silent or is_left_out(fields.get(name), name):
            continue
        if name in children:
            yield from _of_rows(children[name], value, name)
        else:
            label = capfirst(str(fields[name].verbose_name))
            where = " ".join(filter(None, [place, label]))
            yield from _of_field(fields[name], value, f"{prefix}{name}", where)


def words_of_row(model: type[models.Model], row: dict[str, Any]) -> str:
    """One child row in words, each field after its name."""
    parts = _of_row(model, row, prefix="", place="")
    return "\n".join(_("%(label)s: %(value)s") % {"label": p.place, "value": p.text} for p in parts if p.text)


def _of_rows(model: type[models.Model], rows: list[dict[str, Any]], name: str) -> Iterator[Passage]:
    """Child rows: one passage each, so that a moved or changed row is seen as one thing."""
    label = capfirst(str(model._meta.verbose_name))
    if hasattr(model, "row_key"):
        yield from _of_long_list(model, rows, name, label)
        return
    for number, row in enumerate(rows, start=1):
        parts = list(_of_row(model, row, prefix=f"{name}.", place=""))
        words = "\n".join(part.text for part in parts if part.text)
        figures = tuple(figure for part in parts for figure in part.figures)
        if words or figures:
            key = f"{name}:{row.get('pk') or number}"
            place = _("%(label)s %(number)d") % {"label": label, "number": number}
            raw = json.dumps([part.raw for part in parts])
            yield Passage(key, name, place, words, figures, raw)


def _of_long_list(model: Any, rows: list[dict[str, Any]], name: str, label: str) -> Iterator[Passage]:
    """Rows of a list of thousands: their texts alone, which is what checks read (see approval.long_lists)."""
    silent = EXCLUDED.keys() | SILENT | model.silent_fields
    for row in rows:
        texts = (value for field, value in row.items() if isinstance(value, str) and field not in silent)
        words = "\n".join(text for text in texts if text)
        if words:
            place = f"{label} {model.row_title(row)}".strip()
            yield Passage(f"{name}:{row.get(model.row_key)}", name, place, words)


def _of_field(model_field: Any, value: Any, key: str, place: str) -> Iterator[Passage]:
    if isinstance(model_field, StreamField):
        yield from _of_stream(value, key, place)
        return
    figures: tuple[Figure, ...] = ()
    if model_field.is_relation and value and getattr(model_field.related_model, "get_rendition", None):
        figures = (Figure(int(value)),)
    text = _words(model_field, value)
    if text or figures:
        setting = isinstance(model_field, models.BooleanField | models.SlugField)
        raw = bare(value) if isinstance(value, str) else json.dumps(value, cls=DjangoJSONEncoder)
        yield Passage(key, key, place, text, figures, raw, tuple(links(value)), setting)


def _of_stream(value: Any, key: str, place: str) -> Iterator[Passage]:
    raw = json.loads(value) if isinstance(value, str) else (value or [])
    for number, block in enumerate(raw, start=1):
        text = "\n".join(bodies.texts([block]))
        where = _("%(place)s, paragraph %(number)d") % {"place": place, "number": number}
        body = stripped(block)
        figures = tuple(_figures(block["value"]))
        raw = json.dumps(body, sort_keys=True)
        name = f"{key}:{block.get('id') or number}"
        yield Passage(name, key, where, text, figures, raw, tuple(links(body)))


def links(value: Any) -> Iterator[str]:
    """Where links lead, at any depth: "page:12", "document:3" or an address."""
    if isinstance(value, str):
        for tag in _LINK.findall(value):
            attributes = dict(_ATTRIBUTE.findall(tag))
            kind = attributes.get("linktype")
            yield f"{kind}:{attributes.get('id')}" if kind else attributes.get("href", "")
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from links(part)


def _figures(value: Any) -> Iterator[Figure]:
    if isinstance(value, list):
        for item in value:
            yield from _figures(item)
    elif isinstance(value, dict):
        if isinstance(value.get("image"), int):
            yield Figure(value["image"], value.get("alt") or "", value.get("credit") or "")
        if isinstance(value.get("poster"), int):
            yield Figure(value["poster"], alt=value.get("title") or "")
        for part in value.values():
            yield from _figures(part)


def _words(model_field: Any, value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    if isinstance(model_field, RichTextField):
        return bodies.plain_text(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if model_field.is_relation:
        return _related_words(model_field, value)
    if words := getattr(model_field, "words", None):
        return words(value)
    if model_field.choices:
        return str(dict(model_field.flatchoices).get(value, value))
    return str(value)


def _related_words(model_field: Any, value: Any) -> str:
    model = model_field.related_model
    if model in (Locale, get_user_model()) or model is None:
        return ""
    keys = value if isinstance(value, list) else [value]
    return "、".join(str(row) for row in model._default_manager.filter(pk__in=keys))
