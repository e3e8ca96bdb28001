"""The words of the catalogue: classes as a tree and issuing bodies, kept until something public changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core import generation
from disclosure.models import DisclosureCategory, IssuingBody

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class Tree:
    """All classes by number, and the numbers of those below each, in the order of the list."""

    classes: dict[int, DisclosureCategory] = field(default_factory=dict)
    below: dict[int | None, list[int]] = field(default_factory=dict)

    def add(self, found: DisclosureCategory) -> None:
        self.classes[found.pk] = found
        self.below.setdefault(found.parent_id, []).append(found.pk)

    def way_to(self, pk: int | None) -> list[DisclosureCategory]:
        """From the top down to this class; empty for none."""
        way: list[DisclosureCategory] = []
        while pk is not None and (found := self.classes.get(pk)) and found not in way:
            way.insert(0, found)
            pk = found.parent_id
        return way

    def walk(self, parent: int | None = None, depth: int = 0) -> Iterator[tuple[int, DisclosureCategory]]:
        """Every class with its depth, parents before children."""
        for pk in self.below.get(parent, []):
            yield depth, self.classes[pk]
            yield from self.walk(pk, depth + 1)

    def by_slug(self, slug: str) -> DisclosureCategory | None:
        return next((found for found in self.classes.values() if found.slug == slug), None)

    def within(self, pk: int) -> set[int]:
        """A class and all below it."""
        return {pk, *(found.pk for _depth, found in self.walk(pk))}


def tree() -> Tree:
    return generation.kept("disclosure classes", read_tree)


def read_tree() -> Tree:
    made = Tree()
    for found in DisclosureCategory.objects.all():
        made.add(found)
    return made


def bodies() -> dict[int, IssuingBody]:
    """All issuing bodies by number, in the order of the list."""
    return generation.kept("issuing bodies", lambda: {row.pk: row for row in IssuingBody.objects.all()})
