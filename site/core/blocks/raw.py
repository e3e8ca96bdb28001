"""Plain values to StreamField's raw form, for everything that writes bodies by code (imports, demo)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def to_stream(blocks: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
    """Raw StreamField data from (type, value) pairs.

    A table may be given as {"caption", "header", "rows"}; list items need no wrapping.
    """
    return [{"type": kind, "value": _value(kind, value), "id": str(uuid.uuid4())} for kind, value in blocks]


def _value(kind: str, value: Any) -> Any:
    if kind == "table" and "rows" in value:
        return {
            "data": [[str(cell) for cell in row] for row in value["rows"]],
            "table_caption": value.get("caption", ""),
            "first_row_is_table_header": bool(value.get("header")),
            "first_col_is_header": False,
            "table_header_choice": "row" if value.get("header") else "",
            "cell": [],
            "mergeCells": [],
        }
    if isinstance(value, dict) and "items" in value:
        items = [{"type": "item", "value": item, "id": str(uuid.uuid4())} for item in value["items"]]
        return {**value, "items": items}
    return value
