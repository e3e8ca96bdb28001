"""List items become `<ul>` and `<ol>`; numbers that such a list could not show stay in the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from .inline import Span, render, tidy
from .pieces import ListMark, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .pieces import Piece

DEEPEST = 3


def settle_lists(pieces: Sequence[Piece]) -> list[Piece]:
    """An ordered list always counts from 1; one that goes on elsewhere becomes numbered paragraphs."""
    settled: list[Piece] = []
    for in_list, run in groupby(
        pieces, key=lambda piece: isinstance(piece, Paragraph) and piece.bullet is not None
    ):
        members = list(run)
        settled += _settle_run(members) if in_list else members  # type: ignore[arg-type]
    return settled


def _settle_run(items: list[Paragraph]) -> list[Paragraph]:
    settled: list[Paragraph] = []
    open_lists: list[tuple[bool, bool]] = []  # ordered, as text; one per depth
    for item in items:
        item = _like_outer(item, open_lists)
        mark = item.bullet or ListMark(ordered=False)
        depth = min(mark.depth, len(open_lists), DEEPEST)
        if depth < len(open_lists) and open_lists[depth][0] == mark.ordered:
            del open_lists[depth + 1 :]
        else:
            del open_lists[depth:]
            open_lists.append((mark.ordered, mark.ordered and mark.number != 1))
        if open_lists[depth][1]:
            settled.append(_as_text(item, mark.number))
            open_lists = open_lists[:1] if depth == 0 else []
        else:
            settled.append(replace(item, bullet=replace(mark, depth=depth)))
    return settled


def _like_outer(item: Paragraph, open_lists: list[tuple[bool, bool]]) -> Paragraph:
    """Wagtail's editor parts a list, and counts anew, where a list of another sort within it ends."""
    mark = item.bullet
    if not mark or not mark.depth or not open_lists or open_lists[0][0] == mark.ordered:
        return item
    if mark.ordered:
        item = _as_text(item, mark.number)
    return replace(item, bullet=replace(mark, ordered=not mark.ordered, number=1))


def _as_text(item: Paragraph, number: int) -> Paragraph:
    return replace(item, bullet=None, spans=tidy([Span(f"{number}. "), *item.spans]))


@dataclass
class _Item:
    html: str
    children: list[_List] = field(default_factory=list)


@dataclass
class _List:
    ordered: bool
    items: list[_Item] = field(default_factory=list)


def render_list(items: Sequence[Paragraph]) -> str:
    """Items in a row, each with its mark."""
    top: list[_List] = []
    path: list[_List] = []
    for item in items:
        mark = item.bullet or ListMark(ordered=False)
        depth = min(mark.depth, len(path))
        if depth < len(path) and path[depth].ordered == mark.ordered:
            del path[depth + 1 :]
        else:
            del path[depth:]
            new = _List(mark.ordered)
            (path[-1].items[-1].children if path else top).append(new)
            path.append(new)
        path[-1].items.append(_Item(render(item.spans)))
    return "".join(map(_render_list, top))


def _render_list(node: _List) -> str:
    tag = "ol" if node.ordered else "ul"
    items = "".join(f"<li>{item.html}{''.join(map(_render_list, item.children))}</li>" for item in node.items)
    return f"<{tag}>{items}</{tag}>"
