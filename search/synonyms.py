"""The synonyms that the society keeps, as queries take them."""

from __future__ import annotations

from core import generation
from search.models import Synonym
from search.segmentation import prepare
from search.shipped import SYNONYMS


def is_shipped(row: Synonym) -> bool:
    """Whether a row says what the software brought; readers may be told of it without another look."""
    return (row.word, row.others, row.both_ways) in SYNONYMS


def current() -> dict[str, tuple[str, ...]]:
    """By the folded word: the other words it is also searched as."""
    return generation.kept("search synonyms", _read)


def _read() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in Synonym.objects.all():
        found.setdefault(prepare(row.word), []).extend(row.other_words)
        if row.both_ways:
            for other in row.other_words:
                found.setdefault(prepare(other), []).append(row.word)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}
