"""Tells which lines belong to the page instead of the text: page numbers and running headers."""

from __future__ import annotations

import re
from dataclasses import replace

from .dates import read_phrase
from .headings import read_heading
from .lines import Line, is_closed, usual_width
from .numerals import CHINESE_DIGIT, fold

_PAGE_NUMBER = re.compile(
    r"[-—–―－~·• ]+\d{1,4}[-—–―－~·• ]+|第 ?[\d一二三四五六七八九十百]+ ?页(?:[,，/ ]*共 ?[\d一二三四五六七八九十百]+ ?页)?|"
    r"共 ?\d+ ?页[,， ]*第 ?\d+ ?页|\d{1,4} ?/ ?\d{1,4}|(?:page|p\.?) ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_UNIT = re.compile(r"[日月年时点分号人名万亿元个台件名次届项场期岁%％.．、]")
_HEADER_PUNCTUATION = re.compile(r"[。！？!?；;，,：:]|^[^《]*》|^[^（(]*[）)]|《[^》]*$|[（(][^）)]*$")
_TITLE_WORDS = re.compile(r"大事记|大事纪|纪事|年鉴|年报")
_HEADER_NOUN = re.compile(r"(?:红十字会|资料|大事记|总结|报告|年报|汇编|简报|纪事|年鉴)$")
_LONGEST_HEADER = 40
_SHORTEST_PAGE = 12


def split_page_furniture(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(text, page numbers and running headers); blank lines become gaps."""
    content = _with_gaps(lines)
    numbers = _page_numbers(content, usual_width(content))
    headers = _running_headers(content, numbers)
    dropped = numbers | headers
    kept: list[Line] = []
    after_page = False
    for position, line in enumerate(content):
        if position in dropped:
            after_page = True
            continue
        kept.append(replace(line, after_page=after_page))
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
    chain = _chained(content, bare)
    if len(chain) >= 3:
        return found | chain
    deep = len(content) if not _lines_are_long(content) else _SHORTEST_PAGE
    bare = [
        (place, value) for place, value in bare if not _belongs_to_next(content, place, unit=place < deep)
    ]
    lone = {
        place for place, value in bare if value < 1000 and (place >= deep or _is_lone(content, place, usual))
    }
    return found | _chained(content, bare) | lone


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


def _chained(content: list[Line], bare: list[tuple[int, int]]) -> set[int]:
    """Bare numbers are page numbers where they count up: 1 … 2 … 3."""
    best: list[tuple[int, int]] = []
    for first in range(min(len(bare), 40)):
        chain = [bare[first]]
        for candidate in bare[first + 1 :]:
            if candidate[1] == chain[-1][1] + 1 and candidate[0] > chain[-1][0] + 1:
                chain.append(candidate)
        if len(chain) > len(best):
            best = chain
    found = {position for position, _ in best}
    following = [content[place + 1].stripped if place + 1 < len(content) else "" for place in found]
    if len(best) >= 3:
        return found if sum(1 for text in following if _UNIT.match(text)) <= len(best) / 2 else set()
    far_apart = len(best) == 2 and best[1][0] - best[0][0] >= _SHORTEST_PAGE // 2
    cut = any(_UNIT.match(text) or fold(text[:1]).isdigit() for text in following)
    return found if far_apart and not cut else set()


def _is_lone(content: list[Line], position: int, usual: int) -> bool:
    """A number between two sentences is part of neither; nor is one that leaves its line empty."""
    if position == 0:
        return False
    before = content[position - 1]
    plain = before.stripped[0].isalnum() or before.stripped[0] in "【（("
    free = position < 2 or is_closed(content[position - 2].text)
    below_heading = plain and free and read_heading(before.text) is not None
    full = position >= _SHORTEST_PAGE and before.width >= usual * 0.7 > 0
    return is_closed(before.text) or below_heading or full


def _running_headers(content: list[Line], numbers: set[int]) -> set[int]:
    places: dict[str, list[int]] = {}
    for position, line in enumerate(content):
        key = _header_key(line)
        if key:
            places.setdefault(key, []).append(position)
    repeated = {position for positions in places.values() if len(positions) > 1 for position in positions}
    usual = usual_width([line for position, line in enumerate(content) if position not in repeated | numbers])
    headers: set[int] = set()
    for key, positions in places.items():
        if len(positions) == 1:
            headers.update(p for p in positions if _is_single_header(content, p, numbers, usual))
        elif _is_header(key, positions, content, numbers, usual):
            headers.update(positions[1:] if _is_title(content, positions[0], numbers) else positions)
    return headers


def _is_title(content: list[Line], position: int, numbers: set[int]) -> bool:
    """The first of several same lines, where it stands above the text."""
    if position == 0:
        return True
    before = content[position - 1].text
    free = is_closed(before) or read_heading(before) is not None
    return position < 3 and free and not {position - 1, position + 1} & numbers


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
