"""What Word's styles and list numbering say about a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_BASES = 20
_PLAIN_NUMBER = re.compile(r"^%\d[.、．)）]?$")
_DECIMALS = {"decimal", "decimalZero", "decimalFullWidth", "decimalHalfWidth", "decimalFullWidth2"}
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "japaneseCounting",
    "koreanCounting",
    "ideographDigital",
}


def value(element: etree._Element | None, path: str, default: str = "") -> str:
    """The `w:val` of a child."""
    child = element.find(W + path.replace("/", f"/{W}")) if element is not None else None
    return default if child is None else child.get(f"{W}val", default)


def toggle(properties: etree._Element | None, *names: str) -> bool | None:
    """Whether a property is on, off or not spoken of."""
    for name in names:
        child = properties.find(W + name) if properties is not None else None
        if child is not None:
            return child.get(f"{W}val", "1").lower() not in ("0", "false", "off", "none")
    return None


def whole(text: str | None, default: int = 0) -> int:
    try:
        return int(float(text or ""))
    except (ValueError, OverflowError):
        return default


@dataclass(frozen=True, slots=True)
class Look:
    """The type of some text: None where it isn't said."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    face: str | None = None
    hidden: bool | None = None

    def over(self, base: Look) -> Look:
        own = {name: getattr(self, name) for name in self.__slots__}
        return replace(base, **{name: said for name, said in own.items() if said is not None})


def read_look(properties: etree._Element | None) -> Look:
    if properties is None:
        return Look()
    size = whole(value(properties, "sz"))
    fonts = properties.find(f"{W}rFonts")
    emphasis = value(properties, "em")
    italic = toggle(properties, "i")
    return Look(
        bold=toggle(properties, "b"),
        italic=True if emphasis not in ("", "none") else italic,
        size=size / 2 if size else None,
        face=None if fonts is None else fonts.get(f"{W}eastAsia") or fonts.get(f"{W}ascii"),
        hidden=toggle(properties, "vanish"),
    )


@dataclass(frozen=True, slots=True)
class StyleSheetEntry:
    name: str = ""
    level: int = 0
    align: str = ""
    look: Look = Look()
    number: tuple[str, int] | None = None


@dataclass
class Styles:
    """Styles by id, each with what it inherits."""

    root: etree._Element | None
    _known: dict[str, StyleSheetEntry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._default = ""
        if self.root is None:
            return
        for element in self.root.iter(f"{W}style"):
            name = element.get(f"{W}styleId", "")
            self._elements[name] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                self._default = name

    @property
    def base_look(self) -> Look:
        defaults = self.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if self.root is not None else None
        return read_look(defaults).over(Look(bold=False, italic=False, size=10.0, face="", hidden=False))

    def get(self, name: str) -> StyleSheetEntry:
        name = name or self._default
        if name not in self._known:
            self._known[name] = self._resolve(name)
        return self._known[name]

    def _resolve(self, name: str) -> StyleSheetEntry:
        chain: list[etree._Element] = []
        while name in self._elements and len(chain) < _MAX_BASES:
            chain.append(self._elements[name])
            name = value(chain[-1], "basedOn")
        entry = StyleSheetEntry()
        for element in reversed(chain):
            entry = _inherit(entry, element)
        return entry


def _inherit(base: StyleSheetEntry, element: etree._Element) -> StyleSheetEntry:
    name = value(element, "name").lower()
    properties = element.find(f"{W}pPr")
    outline = value(properties, "outlineLvl")
    named = re.match(r"(?:heading|标题) ?([1-9])$", name)
    level = int(named[1]) if named else base.level
    if outline:
        level = whole(outline, 9) + 1 if whole(outline, 9) < 9 else 0
    return StyleSheetEntry(
        name=name or base.name,
        level=level,
        align=value(properties, "jc") or base.align,
        look=read_look(element.find(f"{W}rPr")).over(base.look),
        number=read_number(properties) or base.number,
    )


def read_number(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list a paragraph belongs to, and its depth there."""
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    if numbering is None:
        return None
    return value(numbering, "numId", "0"), max(0, min(8, whole(value(numbering, "ilvl"))))


@dataclass(frozen=True, slots=True)
class Numbered:
    """How a paragraph is numbered: a bullet, a plain number, or a label that belongs into the text."""

    bullet: bool
    plain: bool
    number: int
    label: str
    depth: int


@dataclass
class Numbering:
    """Counts list items as Word would show them."""

    root: etree._Element | None

    def __post_init__(self) -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[tuple[str, int], etree._Element] = {}
        self._counters: dict[str, list[int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._starts: dict[tuple[str, int], int] = {}
        if self.root is None:
            return
        for abstract in self.root.iter(f"{W}abstractNum"):
            for level in abstract.iter(f"{W}lvl"):
                key = (abstract.get(f"{W}abstractNumId", ""), whole(level.get(f"{W}ilvl")))
                self._levels[key] = level
        for number in self.root.iter(f"{W}num"):
            name = number.get(f"{W}numId", "")
            self._abstract[name] = value(number, "abstractNumId")
            for override in number.iter(f"{W}lvlOverride"):
                start = value(override, "startOverride")
                if start:
                    self._starts[name, whole(override.get(f"{W}ilvl"))] = whole(start, 1)

    def next(self, name: str, depth: int) -> Numbered | None:
        abstract = self._abstract.get(name, "")
        level = self._levels.get((abstract, depth))
        if name == "0" or level is None:
            return None
        kind = value(level, "numFmt", "decimal")
        pattern = value(level, "lvlText")
        if kind in ("bullet", "none") or not re.search(r"%\d", pattern):
            return Numbered(bullet=kind == "bullet", plain=False, number=0, label="", depth=depth)
        counters = self._count(name, abstract, depth)
        label = re.sub(r"%([1-9])", lambda match: self._shown(abstract, int(match[1]) - 1, counters), pattern)
        plain = kind in _DECIMALS and bool(_PLAIN_NUMBER.match(pattern))
        return Numbered(bullet=False, plain=plain, number=counters[depth], label=label, depth=depth)

    def _count(self, name: str, abstract: str, depth: int) -> list[int]:
        counters = self._counters.setdefault(abstract, [0] * 9)
        restarted = (name, depth) in self._starts and (name, depth) not in self._started
        self._started.add((name, depth))
        if restarted or counters[depth] == 0:
            start = value(self._levels.get((abstract, depth)), "start", "1")
            counters[depth] = self._starts[name, depth] if restarted else whole(start, 1)
        else:
            counters[depth] += 1
        counters[depth + 1 :] = [0] * (8 - depth)
        return counters

    def _shown(self, abstract: str, depth: int, counters: list[int]) -> str:
        number = counters[depth] or 1
        kind = value(self._levels.get((abstract, depth)), "numFmt", "decimal")
        if kind in _CHINESE:
            return chinese_numeral(number)
        if kind == "decimalEnclosedCircle" or kind == "decimalEnclosedCircleChinese":
            return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
        if kind in ("lowerLetter", "upperLetter"):
            letter = chr(ord("a") + (number - 1) % 26)
            return letter.upper() if kind == "upperLetter" else letter
        return _roman(number) if kind in ("upperRoman", "lowerRoman") else str(number)


def chinese_numeral(number: int) -> str:
    digits = "〇一二三四五六七八九"
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    return head + (digits[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for size, letters in ((10, "Ⅹ"), (9, "Ⅸ"), (5, "Ⅴ"), (4, "Ⅳ"), (1, "Ⅰ")):
        while number >= size and len(text) < 20:
            text += letters
            number -= size
    return text
