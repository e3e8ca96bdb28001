"""Lines of a file, and which of them belong to the page instead of the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from .dates import read_phrase
from .headings import read_heading
from .numerals import CHINESE_DIGIT, fold

_PAGE_NUMBER = re.compile(
    r"[-—–―－~·• ]+\d{1,4}[-—–―－~·• ]+|第 ?[\d一二三四五六七八九十百]+ ?页(?:[,，/ ]*共 ?[\d一二三四五六七八九十百]+ ?页)?|"
    r"共 ?\d+ ?页[,， ]*第 ?\d+ ?页|\d{1,4} ?/ ?\d{1,4}|(?:page|p\.?) ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_UNIT = re.compile(r"[日月年时点分号人名万亿元个台件名次届项场期岁%％.．、]")
_CLOSED = re.compile(r"[。！？!?；;…][”’」』）)】》〉\"']*$|(?<=[^A-Za-z])\.$")
_BALANCED_END = re.compile(r"[（(【][^（()）]*[）)】]$")
_HEADER_PUNCTUATION = re.compile(r"[。！？!?；;，,：:]|^[^《]*》|^[^（(]*[）)]|《[^》]*$|[（(][^）)]*$")
_TITLE_WORDS = re.compile(r"大事记|大事纪|纪事|年鉴|年报")
_HEADER_NOUN = re.compile(r"(?:红十字会|资料|大事记|总结|报告|年报|汇编|简报|纪事|年鉴)$")
_LONGEST_HEADER = 40


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str
    where: str = ""
    gap: int = 0  # blank lines before it
    listed: bool = False  # numbered or bulleted by the word processor
    after_page: bool = False

    @property
    def stripped(self) -> str:
        return self.text.strip()

    @property
    def indent(self) -> int:
        """Half-width columns before the first character."""
        blank = self.text[: len(self.text) - len(self.text.lstrip())]
        return sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in blank)

    @property
    def width(self) -> int:
        return sum(1 if char.isascii() else 2 for char in self.text.rstrip())


def is_closed(text: str) -> bool:
    """Ends like a sentence."""
    return _CLOSED.search(text.rstrip()) is not None


def ends_in_brackets(text: str) -> bool:
    """（市发〔2020〕1号） without a full stop is an end, too."""
    return _BALANCED_END.search(text.rstrip()) is not None


def split_page_furniture(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(text, page numbers and running headers); blank lines become gaps."""
    content = _with_gaps(lines)
    usual = usual_width(content)
    numbers = _page_numbers(content, usual)
    headers = _running_headers(content, numbers, usual)
    dropped = numbers | headers
    kept: list[Line] = []
    after_page = False
    for position, line in enumerate(content):
        if position in dropped:
            after_page = True
            continue
        kept.append(
            Line(line.number, line.text, line.where, line.gap, line.listed, after_page)
            if after_page
            else line
        )
        after_page = False
    return kept, [content[position] for position in sorted(dropped)]


def _with_gaps(lines: list[Line]) -> list[Line]:
    content, gap = [], 0
    for line in lines:
        if not line.stripped:
            gap += 1
            continue
        content.append(Line(line.number, line.text.strip("\f\r"), line.where, gap, line.listed))
        gap = 0
    return content


def _page_numbers(content: list[Line], usual: int) -> set[int]:
    found = set()
    bare: list[tuple[int, int]] = []
    for position, line in enumerate(content):
        text = fold(line.stripped)
        if _PAGE_NUMBER.fullmatch(text):
            found.add(position)
        elif _BARE_NUMBER.fullmatch(text):
            bare.append((position, int(text)))
    chain = _chained(bare)
    if (
        len(chain) >= 3
        and sum(_belongs_to_next(content, place, unit=True) for place in chain) < len(chain) / 2
    ):
        return found | chain
    long_lines = _lines_are_long(content)
    bare = [
        (place, value) for place, value in bare if not _belongs_to_next(content, place, unit=not long_lines)
    ]
    lone = {
        position
        for position, value in bare
        if value < 1000 and (long_lines or _is_lone(content, position, usual))
    }
    return found | _chained(bare) | lone


def _lines_are_long(content: list[Line]) -> bool:
    """Lines that go on are long here: a line of one figure was not made by wrapping."""
    widths = sorted(
        line.width
        for line in content
        if not (
            is_closed(line.text) or _BARE_NUMBER.fullmatch(fold(line.stripped)) or read_heading(line.text)
        )
    )
    return len(widths) >= 5 and widths[len(widths) // 20] >= 12


def _belongs_to_next(content: list[Line], position: int, *, unit: bool) -> bool:
    """5 / 日, 2 / 019年3月5日: a figure broken over two lines."""
    if position + 1 >= len(content):
        return False
    following = content[position + 1].stripped
    if _UNIT.match(following) and (unit or position == 0 or is_closed(content[position - 1].text)):
        return True
    if not fold(following[:1]).isdigit():
        return False
    alone, joined = read_phrase(following), read_phrase(content[position].stripped + following)
    return joined is not None and (alone is None or alone.start.short_year)


def _chained(bare: list[tuple[int, int]]) -> set[int]:
    """Bare numbers are page numbers where they count up: 1 … 2 … 3."""
    best: list[tuple[int, int]] = []
    for first in range(min(len(bare), 40)):
        chain = [bare[first]]
        for candidate in bare[first + 1 :]:
            if candidate[1] == chain[-1][1] + 1 and candidate[0] > chain[-1][0] + 1:
                chain.append(candidate)
        if len(chain) > len(best):
            best = chain
    return {position for position, _ in best} if len(best) >= 2 else set()


def _is_lone(content: list[Line], position: int, usual: int) -> bool:
    """A number between two sentences is part of neither; nor is one that leaves its line empty."""
    if position == 0:
        return False
    before = content[position - 1]
    return is_closed(before.text) or read_heading(before.text) is not None or before.width >= usual * 0.7 > 0


def _running_headers(content: list[Line], numbers: set[int], usual: int) -> set[int]:
    places: dict[str, list[int]] = {}
    for position, line in enumerate(content):
        key = _header_key(line)
        if key:
            places.setdefault(key, []).append(position)
    headers: set[int] = set()
    for key, positions in places.items():
        if len(positions) == 1:
            headers.update(p for p in positions if _is_single_header(content, p, numbers, usual))
        elif _is_header(key, positions, content, numbers, usual):
            title = positions[0] < 3 and not {positions[0] - 1, positions[0] + 1} & numbers
            headers.update(positions[1:] if title else positions)
    return headers


def _is_single_header(content: list[Line], position: int, numbers: set[int], usual: int) -> bool:
    """澄湖市红十字会年报资料, once, below the only page number."""
    line = content[position]
    if not {position - 1, position + 1} & numbers or not _HEADER_NOUN.search(line.stripped):
        return False
    if line.stripped.endswith("红十字会") and line.width < 16:
        return False
    unwrapped = all(is_closed(each.text) for each in content[max(0, position - 4) : position - 1])
    return position > 0 and (line.width < usual * 0.8 or unwrapped)


def _header_key(line: Line) -> str:
    text = fold(line.stripped)
    if len(text) > _LONGEST_HEADER or _HEADER_PUNCTUATION.search(text):
        return ""
    if re.match(r"[^一-龥A-Za-z]*(?:[\d一二三四五六七八九十元]+ ?[月日]|\d{4} ?年 ?\d+ ?月 ?\d)", text):
        return ""
    key = re.sub(r"^\d{1,3} +| +\d{1,3}$|[-—·] ?\d{1,3} ?[-—·]", "", text).replace(" ", "")
    return key if len(key) >= 4 else ""


def _is_header(key: str, positions: list[int], content: list[Line], numbers: set[int], usual: int) -> bool:
    if re.search(rf"\d{{4}}年$|^[{CHINESE_DIGIT}]{{4}}年$", key):
        return False  # year headings of several chapters
    if _TITLE_WORDS.search(key) and len(key) >= 5:
        return True
    for side in (-1, 1) if len(positions) * 2 >= len(numbers) else ():
        beside = sum(1 for position in positions if position + side in numbers)
        if beside >= max(2, len(positions) - 1) or (
            beside == 1 and len(positions) == 2 and positions[0] == 0
        ):
            return True
    if usual < 24 or not _HEADER_NOUN.search(key):
        return False
    short = all(content[position].width < usual * 0.7 for position in positions)
    inside = sum(1 for position in positions if position > 0 and not is_closed(content[position - 1].text))
    return short and len(positions) >= 3 and inside >= 1


def usual_width(content: list[Line]) -> int:
    """The width at which the text was wrapped, 0 where lines have no common width."""
    open_lines = [line.width for line in content if not is_closed(line.text)]
    if len(open_lines) < 4:
        return 0
    widest = sorted(open_lines)[int(len(open_lines) * 0.9)]
    full = sum(1 for width in open_lines if width >= widest * 0.8)
    return widest if full >= len(open_lines) * 0.6 else 0


def most_common_gap(content: list[Line]) -> int:
    return Counter(line.gap for line in content[1:]).most_common(1)[0][0] if len(content) > 1 else 0
