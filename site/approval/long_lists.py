"""Lists of thousands of rows (an honour roll): what changed is found by each row's own key, and only that is worded.

A child model says so by `row_key`, the field that is the same in every version of a row; `silent_fields` are those
that only follow from others. All other child rows are compared as passages.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from approval import digest
from approval.passages import words_of_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db import models

Row = dict[str, Any]

# More changes than this are counted; nobody reads ten thousand on one page.
MOST = 200


def relations(model: type[models.Model]) -> dict[str, type[models.Model]]:
    """The long lists of a model, by the name they have in its content."""
    return {name: child for name, child in digest.children_of(model).items() if hasattr(child, "row_key")}


def without(model: type[models.Model], data: Row) -> Row:
    """The data of an object but for its long lists."""
    apart = relations(model)
    return {name: value for name, value in data.items() if name not in apart} if apart else data


class Differences:
    """The rows of one list that came, went and were changed, in the order of the list."""

    def __init__(self, model: Any, before: list[Row], now: list[Row]) -> None:
        self.model = model
        old = {row.get(model.row_key): row for row in before}
        new = {row.get(model.row_key): row for row in _as_kept(now)}
        self.added = [row for key, row in new.items() if key not in old]
        self.removed = [row for key, row in old.items() if key not in new]
        common = [key for key in new if key in old]
        self.changed = [(old[key], new[key]) for key in common if old[key] != new[key]]
        self.moved = common != [key for key in old if key in new]

    @property
    def count(self) -> int:
        return len(self.added) + len(self.removed) + len(self.changed)

    def summary(self) -> str:
        """How many rows came, went and were changed, in words."""
        counted = (
            ngettext("%(num)s row added", "%(num)s rows added", len(self.added)) % {"num": len(self.added)},
            ngettext("%(num)s row taken out", "%(num)s rows taken out", len(self.removed))
            % {"num": len(self.removed)},
            ngettext("%(num)s row changed", "%(num)s rows changed", len(self.changed))
            % {"num": len(self.changed)},
        )
        words = pgettext("list separator", "; ").join(counted)
        if self.count > MOST:
            words += _(". The first %(num)s are shown here; the preview has the whole list.") % {"num": MOST}
        return words

    def rows(self) -> Iterator[tuple[Row | None, Row | None]]:
        """(before, now) of each row that differs; one of them is None for a row that came or went."""
        yield from self.changed
        yield from ((row, None) for row in self.removed)
        yield from ((None, row) for row in self.added)

    def title(self, row: Row) -> str:
        return f"{capfirst(str(self.model._meta.verbose_name))} {self.model.row_title(row)}".strip()

    def words(self, row: Row | None) -> str:
        """A row as one reads it: the names of its fields and what they say."""
        return words_of_row(self.model, row) if row else ""


def differences(model: type[models.Model], before: Row, now: Row) -> Iterator[Differences]:
    """For every long list, from the canonical fields of two versions."""
    for name, child in relations(model).items():
        yield Differences(child, before.get(name, []), now.get(name, []))


def _as_kept(rows: list[Row]) -> list[Row]:
    """As an approval keeps them: dates and amounts as text."""
    return json.loads(json.dumps(rows, cls=DjangoJSONEncoder))
