"""Document numbers (文号): found in running text however typed, and brought to one form.

The canonical form is 机关代字〔2020〕1号: six-sided brackets, four-digit year, no 第, no
leading zero. It is a key for search and comparison; what a reader sees stays as on the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# One character for one, so that positions in folded text are positions in the original.
_FOLD = str.maketrans(
    {0xFF10 + n: str(n) for n in range(10)}
    | {0xFF21 + n: chr(65 + n) for n in range(26)}
    | {0xFF41 + n: chr(97 + n) for n in range(26)}
    | {
        "\u3000": " ",
        "\u00a0": " ",
        "\t": " ",
        "\n": " ",
        "\r": " ",
        "號": "号",
        "╳": "×",
        "✕": "×",
        "✖": "×",
    }
)

_OPEN = "〔[［（(【〖{｛<〈《﹝❲「『"
_CLOSE = "〕]］）)】〗}｝>〉》﹞❳」』"
_SIX_SIDED = "〔﹝❲"
_CHINESE_DIGITS = {digit: str(n % 10) for n, digit in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
}

_PREFIX_CHAR = r"\u3400-\u9fff×○A-Za-z*"
_YEAR = r"(?:1 ?9|2 ?0) ?\d ?\d|[一二][九〇零○][〇零○一二三四五六七八九]{2}"
_TAIL = (
    rf" *[{re.escape(_OPEN)}] *(?P<year>{_YEAR}) *年? *[{re.escape(_CLOSE)}]"
    r" *(?:第 *)?(?P<serial>\d(?: ?\d){0,5}) *号"
)
_AFTER = re.compile(_TAIL)
_WHOLE = re.compile(rf"(?P<prefix>[{_PREFIX_CHAR}][{_PREFIX_CHAR} ]*?){_TAIL} *(?:文件|文)?")
_RUN_BEFORE = re.compile(rf"[{_PREFIX_CHAR} ]*$")
_NEXT_SERIAL = re.compile(r" *[、和及] *(?:第 *)?(?P<serial>\d(?: ?\d){0,5}) *号")
# 5号楼 is an address, not a document.
_NOT_A_NUMBER = re.compile(r" *[楼院线店馆机车门房室井桥仓库选作宿]")

_LONGEST_PREFIX = 14
_LONGEST_RUN = 40
_KIND_ENDINGS = "发字函办文通令规请报电纪告议复批党组综秘督审监验评鉴"

# Words of the sentence, which no agency's code contains.
_RUNNING_WORDS = re.compile(
    "根据|依据|依照|按照|遵照|参照|比照|对照|印发|转发|下发|颁发|制发|签发|核发|发布|公布|发出|"
    "收到|接到|关于|以及|附件|附表|文号|文件|通知|意见|决定|批复|通报|公告|报告|详见|参见|执行|"
    "落实|贯彻|出具|下达|编制|荣获|废止|替代|引用|学习|传达|宣读|宣布|通过|批准|同意|撤销|修订|出台|制定|起草|报送|"
    "上报|呈报|抄送|联合|同时|编号|按规定|精神|要求|号文|见|为|由|以|及|与|按|的|了|等|被|是|把|"
    "其|此|号|〇文"
)
# Words of the sentence that also begin the codes of places: 和政发, 于府发, 从府发.
_LEADING_WORDS = "和于从在如含即凭经依据照到至对向给将或并附又中自报因"
# Provincial abbreviations that don't occur inside the short names of cities and counties.
_PROVINCES = "赣皖闽豫鄂湘粤桂琼黔滇陕冀晋沪渝浙鲁辽藏"
_CODE_BEGINNINGS = _PROVINCES + "京津苏川黑吉甘青宁新蒙云贵国中民财教卫"
_BODY = re.compile(r"办公室|委员会|人民政府|红十字会|中心|总会|协会|公司|[会局委府厅部院处司社署室县区]")


class DocumentNumber(NamedTuple):
    start: int
    end: int
    as_written: str
    normalized: str


def find(text: str) -> list[DocumentNumber]:
    """The document numbers in running text, in order; a trailing 文 is not part of the number."""
    folded = text.translate(_FOLD)
    return [
        DocumentNumber(start, end, text[start:end], normalized)
        for start, end, normalized in _occurrences(folded)
    ]


def normalize(written: str) -> str:
    """The canonical form of one number that stands alone, "" if it isn't a document number."""
    folded = written.translate(_FOLD).strip()
    match = _WHOLE.fullmatch(folded)
    if match is None:
        return ""
    return _canonical(match["prefix"], match["year"], match["serial"])


def _occurrences(folded: str) -> Iterator[tuple[int, int, str]]:
    done = 0
    for match in _AFTER.finditer(folded):
        if match.start() < done or _NOT_A_NUMBER.match(folded, match.end()):
            continue
        start = _prefix_start(folded, done, match.start())
        prefix = folded[start : match.start()]
        if not _plausible(prefix.replace(" ", ""), folded[match.start() : match.end()].strip()[0]):
            continue
        yield start, match.end(), _canonical(prefix, match["year"], match["serial"])
        done = match.end()
        for more in _further_serials(folded, done):
            yield more.start("serial"), more.end(), _canonical(prefix, match["year"], more["serial"])
            done = more.end()


def _further_serials(folded: str, position: int) -> Iterator[re.Match[str]]:
    """赣红发〔2020〕1号、2号: the second number shares the first one's prefix and year."""
    while (match := _NEXT_SERIAL.match(folded, position)) and not _NOT_A_NUMBER.match(folded, match.end()):
        yield match
        position = match.end()


def _canonical(prefix: str, year: str, serial: str) -> str:
    digits = "".join(_CHINESE_DIGITS.get(char, char) for char in year.replace(" ", ""))
    return f"{prefix.replace(' ', '')}〔{digits}〕{int(serial.replace(' ', ''))}号"


def _plausible(prefix: str, bracket: str) -> bool:
    if not 2 <= len(prefix) <= _LONGEST_PREFIX:
        return False
    if bracket in _SIX_SIDED:
        return True
    # Other brackets hold years in ordinary prose too.
    return prefix[-1] in _KIND_ENDINGS or (len(prefix) <= 6 and prefix[0] in _CODE_BEGINNINGS)


def _prefix_start(folded: str, floor: int, bracket: int) -> int:
    """Where the agency's code begins in what stands before the bracket."""
    window = folded[max(floor, bracket - _LONGEST_RUN) : bracket]
    run = _RUN_BEFORE.search(window)
    start = bracket - len(run[0]) if run else bracket
    start = _after_spaces(folded, start, bracket)
    start = _after_unit(folded, start, bracket)
    start = _after_running_words(folded, start, bracket)
    start = _after_body(folded, start, bracket)
    start = _at_province(folded, start, bracket)
    start = _after_leading_word(folded, start, bracket)
    while start < bracket and folded[start] == " ":
        start += 1
    return start


def _after_spaces(folded: str, start: int, end: int) -> int:
    """A space ends the code on the left, unless the code itself is letter-spaced (赣 红 发)."""
    pieces = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^ ]+", folded[start:end])]
    if not pieces:
        return end
    begin, begin_end = pieces.pop()
    letter_spaced = begin_end - begin == 1
    while pieces:
        left, left_end = pieces.pop()
        single = left_end - left == 1 and not _RUNNING_WORDS.match(folded[left])
        if not single and not letter_spaced:
            break
        begin, letter_spaced = left, single
    return begin


def _after_unit(folded: str, start: int, end: int) -> int:
    """2020年澄红字〔2020〕1号: a figure's unit belongs to the figure."""
    counted = start > 0 and folded[start - 1].isdigit()
    return start + 1 if counted and start < end and folded[start] in "年月日号时分名人次个项" else start


def _after_running_words(folded: str, start: int, end: int) -> int:
    cut = start
    for match in _RUNNING_WORDS.finditer(folded, start, end):
        if len(folded[match.end() : end].replace(" ", "")) >= 2:
            cut = match.end()
    # 号文、号 left over from a number before this one
    return cut + 1 if folded[cut:end].startswith("文") and folded[cut - 1 : cut] == "号" else cut


def _after_body(folded: str, start: int, end: int) -> int:
    """市红十字会抚红字〔2020〕5号: the body's name is not part of its code."""
    cut = start
    for match in _BODY.finditer(folded, start, end):
        rest = folded[match.end() : end].replace(" ", "")
        long_name = match.end() - start >= 4
        full_code = len(rest) >= 3 or (len(rest) == 2 and (long_name or rest[0] in _PROVINCES + "国"))
        if full_code and match.end() - start >= 2 and rest[0] not in "办室厅字发管":
            cut = match.end()
    return cut


def _at_province(folded: str, start: int, end: int) -> int:
    for position in range(end - 2, start, -1):
        if folded[position] in _PROVINCES + "×":
            return position
    return start


def _after_leading_word(folded: str, start: int, end: int) -> int:
    while end - start > 2 and folded[start] in _LEADING_WORDS:
        rest = folded[start + 1 : end].replace(" ", "")
        if len(rest) < 3 and rest[0] not in _CODE_BEGINNINGS:
            break
        if folded[start] == "中" and rest[0] not in _PROVINCES:
            break
        start += 1
    return start
