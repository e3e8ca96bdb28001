"""Puts one file in the place of another wherever a page or record names it: in its fields, rows, streams and texts."""

from __future__ import annotations

import json
import re
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks import ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField

from core.models import SiteImage

_TAG = re.compile(r"<(?:a|embed)\b[^>]*>")
_KIND = re.compile(r'\b(?:linktype|embedtype)="(\w+)"')
_NUMBER = re.compile(r'(?<![\w-])id="(\d+)"')


class Swap:
    """`old` and `new` are two pictures or two documents."""

    def __init__(self, old: Any, new: Any) -> None:
        self.model = type(old)
        self.old, self.new = old.pk, new.pk
        self.kind = "image" if isinstance(old, SiteImage) else "document"
        self.found = False

    def applied_to(self, obj: Any) -> Any:
        """The object, unsaved, with the new file in the old one's place."""
        content = self.content(type(obj), obj.serializable_data())
        return obj.with_content_json(content)

    def is_named_in(self, obj: Any) -> bool:
        self.found = False
        self.content(type(obj), obj.serializable_data())
        return self.found

    def content(self, model: type[models.Model], data: dict[str, Any]) -> dict[str, Any]:
        """Serialised content as revisions keep it."""
        fields = {field.name: field for field in model._meta.get_fields() if field.concrete}
        rows = {rel.get_accessor_name(): rel.related_model for rel in get_all_child_relations(model)}
        made = dict(data)
        for name, value in data.items():
            if name in rows:
                made[name] = [self.content(rows[name], row) for row in value]
            elif name in fields:
                made[name] = self._field(fields[name], value)
        return made

    def _field(self, field: Any, value: Any) -> Any:
        if isinstance(field, StreamField) and value:
            raw = json.loads(value) if isinstance(value, str) else value
            return json.dumps(self._block(field.stream_block, raw))
        if isinstance(field, RichTextField):
            return self._text(value)
        if isinstance(field, models.ForeignKey) and issubclass(field.related_model, self.model):
            return self._number(value)
        return value

    def _block(self, block: Any, value: Any) -> Any:
        if value in (None, ""):
            return value
        if isinstance(block, StreamBlock):
            children = block.child_blocks
            return [
                {**item, "value": self._block(children[item["type"]], item["value"])}
                if item.get("type") in children
                else item
                for item in value
            ]
        if isinstance(block, StructBlock):
            children = block.child_blocks
            return {n: self._block(children[n], part) if n in children else part for n, part in value.items()}
        if isinstance(block, ListBlock):
            return [self._item(block.child_block, item) for item in value]
        if isinstance(block, ChooserBlock):
            return self._number(value) if block.model_class is self.model else value
        return self._text(value) if isinstance(block, RichTextBlock) else value

    def _item(self, block: Any, item: Any) -> Any:
        """An item of a list, with or without the wrapping that Wagtail puts around it."""
        if isinstance(item, dict) and {"type", "value"} <= item.keys():
            return {**item, "value": self._block(block, item["value"])}
        return self._block(block, item)

    def _number(self, value: Any) -> Any:
        if value != self.old:
            return value
        self.found = True
        return self.new

    def _text(self, value: Any) -> Any:
        return _TAG.sub(self._tag, value) if isinstance(value, str) else value

    def _tag(self, match: re.Match[str]) -> str:
        tag = match[0]
        kind, number = _KIND.search(tag), _NUMBER.search(tag)
        if not (kind and number) or (kind[1], int(number[1])) != (self.kind, self.old):
            return tag
        self.found = True
        return tag[: number.start(1)] + str(self.new) + tag[number.end(1) :]
