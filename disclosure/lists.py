"""In which lists a disclosure stands: every choice the filters offer is one range of one index."""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import TYPE_CHECKING

from core import document_numbers
from disclosure.enums import Validity

if TYPE_CHECKING:
    from collections.abc import Iterable

IN_FORCE = "valid"
# In the order of the day it was made instead of that of publication.
BY_MADE = "|made"


def name(index: int, category: int = 0, body: int = 0, validity: str = "") -> str:
    """The list of a catalogue under these choices; 0 and "" leave a choice open."""
    parts = [f"disclosure:{index}"]
    parts += [f"c{category}"] if category else []
    parts += [f"b{body}"] if body else []
    parts += [validity] if validity else []
    return "|".join(parts)


def names(index: int, categories: Iterable[int], bodies: Iterable[int], validity: str) -> set[str]:
    """Every list that an item of these classes (its own and those above) and bodies belongs to."""
    states = {"", IN_FORCE} if validity == Validity.IN_FORCE else {""}
    return {name(index, *chosen) for chosen in product({0, *categories}, {0, *bodies}, states)}


def number_name(index: int, number: str) -> str:
    """The list of what bears this index or document number, however it was typed; "" when it is none."""
    key = number_key(number)
    return f"disclosure:{index}|no:{key}" if key else ""


def number_key(number: str) -> str:
    folded = document_numbers.normalize(number) or unicodedata.normalize("NFKC", number)
    return re.sub(r"[\s〔〕\[\]()（）【】]", "", folded).upper()[:60]
