"""The one segmentation that every engine uses: overlapping bigrams of Han, words of everything else.

No dictionary cuts what is indexed, so names and new words are found, and a better dictionary needs no new
index. `fold` keeps the length, so that a place in folded text is the same place in the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# Raise it whenever the same text would give other tokens: what is indexed can only be taken out of an index
# by the tokens that went in.
VERSION = 1

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# What is seen by nobody: zero-width spaces and joiners, byte order marks, soft hyphens, variation selectors.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
LONGEST_WORD = 64

_RUN = re.compile(rf"(?P<han>[{HAN}]+)|(?P<digits>[0-9]+)|[^\W\d_{HAN}]+")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
# Characters spaced out one by one: 张　三 in a padded list, 通　知 as a heading.
_SPACED_OUT = re.compile(rf"(?<![{HAN}])[{HAN}](?:[ \u3000\u00a0]{{1,3}}[{HAN}](?![{HAN}]))+")
_SPACES = re.compile(r"[ \u3000\u00a0]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NOT_IN_KEYS = re.compile(rf"[^a-z0-9{HAN}]+")


def _alike() -> Iterator[tuple[int, str]]:
    """Forms of one character: full width, circled, Roman, radicals, compatibility ideographs, accents."""
    ranges = (
        *((0x3000, 0x3001), (0xFF01, 0xFF5F), (0x2460, 0x2474), (0x2160, 0x2180)),
        *((0x2E80, 0x2FD6), (0xF900, 0xFB00), (0x2F800, 0x2FA20)),
    )
    for point in (p for start, end in ranges for p in range(start, end)):
        form = unicodedata.normalize("NFKC", chr(point))
        if len(form) == 1 and form != chr(point):
            yield point, form
    for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter, *marks = list(unicodedata.normalize("NFKD", chr(point)))
        if marks and letter.isascii() and all(map(unicodedata.combining, marks)):
            yield point, letter


def _table() -> dict[int, str]:
    pairs = (Path(__file__).parent / "tables" / "t2s.txt").read_text(encoding="utf-8").replace("\n", "")
    simplified = dict(zip(pairs[::2], pairs[1::2], strict=True))
    table = {ord(char): to for char, to in simplified.items()}
    table |= {point: simplified.get(form, form).lower() for point, form in _alike()}
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """Half width, simplified, lower case; as long as the original, character by character."""
    folded = text.translate(_TABLE)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


def tidy(folded: str) -> str:
    """Joins what only looks apart: 张　三, 1,250,000, words with invisible characters in them."""
    text = _INVISIBLE.sub("", folded)
    text = _SPACED_OUT.sub(lambda match: _SPACES.sub("", match[0]), text)
    return _THOUSANDS.sub("", text)


def prepare(text: str) -> str:
    return tidy(fold(text))


class Run(NamedTuple):
    """A stretch of one sort of characters. `sort` is "han", "digits" or "word"."""

    text: str
    sort: str
    start: int
    end: int


def runs(prepared: str) -> Iterator[Run]:
    for match in _RUN.finditer(prepared):
        sort = match.lastgroup or "word"
        text = match[0] if sort == "han" else match[0][:LONGEST_WORD]
        yield Run(text, sort, match.start(), match.end())


def bigrams(run: str) -> list[str]:
    return [run[n : n + 2] for n in range(len(run) - 1)] or [run]


def tokens(text: str) -> list[str]:
    """What is indexed: of each Han run its bigrams and its last character, so that one character is found."""
    made: list[str] = []
    for run in runs(prepare(text)):
        made += [run.text[n : n + 2] for n in range(len(run.text))] if run.sort == "han" else [run.text]
    return made


def phrase(prepared: str) -> tuple[str, ...]:
    """The tokens that stand in a row in the index wherever this text occurs, also inside a longer run."""
    made: list[str] = []
    found = list(runs(prepared))
    for number, run in enumerate(found):
        if run.sort != "han" or len(run.text) == 1:
            made.append(run.text)
        else:
            made += bigrams(run.text)
            if number < len(found) - 1:
                made.append(run.text[-1])
    return tuple(made)


def key(text: str) -> str:
    """A number or code as one token, without anything that is typed in more than one way."""
    return _NOT_IN_KEYS.sub("", prepare(text))


def is_han(char: str) -> bool:
    return re.match(f"[{HAN}]", char) is not None
