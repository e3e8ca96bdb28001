"""Names in the order of pinyin (拼音): keys to sort by, initials to choose by, syllables to compare by.

SQLite knows no Chinese order and PostgreSQL's gets surnames wrong, so that lists carry a column with the key.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from pypinyin import Style, lazy_pinyin

from core.privacy import COMPOUND_SURNAMES, LONGEST_SURNAME, clusters

# Characters that are read otherwise as surnames than as words.
_SURNAMES = {
    "乐": "yue", "仇": "qiu", "六": "lu", "区": "ou", "单": "shan", "句": "gou", "召": "shao", "员": "yun",
    "折": "she", "曾": "zeng", "朴": "piao", "查": "zha", "盖": "ge", "繁": "po", "缪": "miao", "能": "nai",
    "薄": "bo", "解": "xie", "都": "du", "种": "chong", "秘": "bi", "祭": "zhai", "尉": "wei",
}  # fmt: skip
_COMPOUND = {"万俟": ["mo", "qi"], "尉迟": ["yu", "chi"], "长孙": ["zhang", "sun"], "澹台": ["tan", "tai"],
             "单于": ["chan", "yu"], "令狐": ["ling", "hu"]}  # fmt: skip
LONGEST_SYLLABLE = 6
# Characters of a name that decide its place.
LONGEST_KEY = 20
# Stands behind all syllables: what has no reading comes last.
_UNREAD = "z" * LONGEST_SYLLABLE
OTHERS = "#"


def syllables(name: str, *, person: bool = True) -> list[str]:
    """The reading of each character, lower-case and without tones; "" for what has none.

    In the name of a person the surname is read as one (单 shan, 曾 zeng).
    """
    bare = [cluster[0] for cluster in clusters(unicodedata.normalize("NFKC", name)) if cluster.strip()]
    read = _surname(bare) if person else []
    return read + [_syllable(character) for character in _read("".join(bare[len(read) :]))]


def _surname(bare: list[str]) -> list[str]:
    for length in range(min(LONGEST_SURNAME, len(bare) - 1), 1, -1):
        word = "".join(bare[:length])
        if word in COMPOUND_SURNAMES:
            return _COMPOUND.get(word) or [_syllable(text) for text in _read(word)]
    return [_SURNAMES[bare[0]]] if bare and bare[0] in _SURNAMES else []


def _read(text: str) -> list[str]:
    """One reading a character, by the words it stands in."""
    # Its types know nothing of a handler that gives several texts; its documentation does.
    one_by_one: Any = list
    read = lazy_pinyin(text, style=Style.NORMAL, errors=one_by_one, v_to_u=False)
    return read if len(read) == len(text) else list(text)


def _syllable(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower())
    letters = "".join(c for c in plain if "a" <= c <= "z" or "0" <= c <= "9")
    return letters[:LONGEST_SYLLABLE]


def sort_key(name: str, *, person: bool = True) -> str:
    """A word in ASCII that puts names in the order of their readings, in any database.

    Syllables are filled up with zeros, which stand before letters in every collation.
    """
    read = syllables(name, person=person)[:LONGEST_KEY]
    return "".join(syllable.ljust(LONGEST_SYLLABLE, "0") if syllable else _UNREAD for syllable in read)


def initial(name: str, *, person: bool = True) -> str:
    """The letter under which a name is found, "A" to "Z"; "#" for one whose reading isn't known."""
    return initial_of(sort_key(name, person=person))


def initial_of(key: str) -> str:
    """The same from a key to sort by."""
    letter = key[:1].upper()
    return letter if letter.isalpha() and not key.startswith(_UNREAD) else OTHERS
