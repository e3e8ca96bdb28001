"""Names by their characters and by their sound: what a reader typed, and what stands on the wall."""

from __future__ import annotations

import re

from core import pinyin
from search.segmentation import HAN, INVISIBLE, fold

LONGEST = 40
# What the package lacks or reads otherwise than in names: Unihan, kMandarin; 卜 is "bo" in 萝卜 alone.
READ = {"卜": "bu", "𠮷": "ji", "𫖯": "fu", "𬱖": "di", "𬭚": "chun", "𬺈": "qu", "𬺓": "yi", "𬸪": "ye"}

_BETWEEN = re.compile(rf"[\s\u3000·•‧・．.・⋅\-'’{INVISIBLE}]+")
_NOT_OF_NAMES = re.compile(rf"[^a-z{HAN}]+")


def key(name: str) -> str:
    """A name as it is compared: simplified, half width, lower case, without dots and spaces between its parts."""
    return _NOT_OF_NAMES.sub("", _BETWEEN.sub("", fold(name[: 4 * LONGEST])))[:LONGEST]


def sound(name: str) -> str:
    """Its syllables without tones, each followed by a space: 单雄信 "shan xiong xin "."""
    text = key(name)
    read = pinyin.syllables(text)
    pairs = zip(text, read, strict=True) if len(text) == len(read) else ((word, word) for word in read)
    syllables = (READ.get(char) or syllable or char for char, syllable in pairs)
    return "".join(f"{syllable} " for syllable in syllables)


def letters(name: str) -> str:
    """The sound in one word, as it is typed without an input method: "shanxiongxin"."""
    return sound(name).replace(" ", "")


def initial(name: str) -> str:
    """The capital under which a name is found, "#" where none is known."""
    first = sound(name)[:1].upper()
    return first if first.isascii() and first.isalpha() else pinyin.OTHERS
