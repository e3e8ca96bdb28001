"""The grammar of date phrases: 3月9日至10日, 2月下旬至3月上旬, 自1月22日以来, 是月, 2018.3.5 …"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from .entries import PartOfDay, Precision
from .numerals import CHINESE_DIGIT, NUMBER, fold, value_of
from .phrases import Phrase, Point

LONGEST_PHRASE = 80

_YEAR_DIGITS = rf"(?:\d ?\d ?\d ?\d|(?:[{CHINESE_DIGIT}] ?){{4}})"
_PUNCTUATION = r"[，,、：:。．.;；—–\-~～|｜（(【《“\"]"
_BEFORE_BREAK = rf"(?={_PUNCTUATION}| |$|至|到|以来|前|起)"
_SEPARATOR = r"(?:至|到|直至|——|—|–|－|﹣|‐|‑|−|―|─|-|~|～|〜|∼|一(?= ?\d))+"
_AND = r"(?:、|和|及|与|暨)"

_YEAR = re.compile(rf"(?:公元 ?)?({_YEAR_DIGITS}) ?年 ?(?:度(?!假|过|量|身))?")
_YEARS = re.compile(rf"({_YEAR_DIGITS}) ?(?:年)? ?{_SEPARATOR} ?({_YEAR_DIGITS}) ?年 ?(?:度(?!假|过))?")
_SHORT_YEAR = re.compile(rf"[’'‘]?(\d\d) ?年 ?(?={NUMBER} ?月)")
_YEAR_WORD = re.compile(r"(今年|本年|当年|同年|是年|该年|去年|上年|前年|明年|次年|翌年|来年)(?:度(?!假|过))?")
_YEAR_SHIFTS = {"去年": -1, "上年": -1, "前年": -2, "明年": 1, "次年": 1, "翌年": 1, "来年": 1}

_MONTH = re.compile(rf"(元|{NUMBER}) ?月 ?(?:份(?!额))?")
_MONTHS = re.compile(rf"(元|{NUMBER}) ?({_SEPARATOR}|{_AND}) ?({NUMBER}) ?月 ?(?:份(?!额))?")
_MONTH_WORD = re.compile(r"(同月|是月|本月|当月|该月|全月|整月|次月|翌月|下月|上月)(?:份)?")
_MONTH_SHIFTS = {"次月": 1, "翌月": 1, "下月": 1, "上月": -1}

_DAY = re.compile(rf"({NUMBER}) ?日(?!内|龄|元|本|常|均|报|夜|前后来)")
_DAY_HAO = re.compile(rf"({NUMBER}) ?号(?![楼院线店馆机车门房室井文令])")
_DAYS = re.compile(
    rf"({NUMBER}) ?((?:(?:{_SEPARATOR}|{_AND}|,|，) ?{NUMBER} ?)+)(?:日(?!内|元)|号(?![楼文线]))"
)
_DAY_WORD = re.compile(r"(同日|是日|当日|当天|同天|同一天|同一日|次日|翌日|第二天|隔日|隔天)")
_DAY_SHIFTS = {"次日": 1, "翌日": 1, "第二天": 1, "隔日": 1, "隔天": 1}
_SAME_EVENING = re.compile(r"当晚|当夜|是夜|是晚|同晚")

_THIRD = re.compile(r"([上中下]) ?旬")
_TWO_THIRDS = re.compile(rf"([上中]) ?旬? ?(?:{_AND}|{_SEPARATOR})? ?([中下]) ?旬")
_THIRD_WORD = re.compile(rf"(初|中|底|末){_BEFORE_BREAK}")
_MONTH_THIRD = re.compile(rf"月(初|中|底|末){_BEFORE_BREAK}")
_THIRDS = {"上": 0, "初": 0, "中": 1, "下": 2, "底": 2, "末": 2}

_SEASON = re.compile(rf"([春夏秋冬])(?:季(?!节|学|运)|天|{_BEFORE_BREAK})")
_SEASON_MONTHS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}
_QUARTER = re.compile(r"(?:第 ?)?([一二三四1-4]) ?季度")
_YEAR_PART = re.compile(r"(上半年|下半年|年初|岁初|年底|年末|岁末|年终|年中|全年|年内|整年)")
_YEAR_PART_AFTER_YEAR = re.compile(rf"年?(初|底|末|终|中){_BEFORE_BREAK}|(上半年|下半年|全年|岁末)")
_YEAR_PART_MONTHS = {
    "上半年": (1, 6), "下半年": (7, 12), "年初": (1, 1), "岁初": (1, 1), "年底": (12, 12),
    "年末": (12, 12), "岁末": (12, 12), "年终": (12, 12), "年中": (6, 6),
}  # fmt: skip

_ISO = re.compile(r"(\d{4}) ?([-./]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?: ?日)?(?![\d.])")
_ISO_MONTH = re.compile(r"(\d{4}) ?([-./]) ?(\d{1,2})(?![\d./-])")
_DOTTED = re.compile(r"(\d{1,2}) ?[./] ?(\d{1,2})(?: ?日)?(?![\d.%])")
_PLAIN_DAY = re.compile(r"(\d{1,2})(?![\d.年月时点人])")


def _words(*words: str) -> str:
    """Any of these, also letter-spaced: 上 午."""
    return "|".join(" ?".join(word) for word in words)


_PART_OF_DAY = re.compile(
    rf"({_words('凌晨', '清晨', '拂晓', '早晨', '早上', '清早', '一早', '大早', '上午', '午前')})|"
    rf"({_words('中午', '正午', '午间')})|({_words('下午', '午后')})|"
    rf"({_words('傍晚', '黄昏', '晚上', '晚间', '夜间', '深夜', '夜里', '夜晚', '当晚')}|"
    r"晚(?![会报宴餐婚稻清期年])|夜(?![校市班]))"
)
_PARTS = (PartOfDay.MORNING, PartOfDay.NOON, PartOfDay.AFTERNOON, PartOfDay.EVENING)
_ASIDE = re.compile(
    r"[（(] ?(?:[^（()）]{0,5}(?:星期|周|礼拜) ?[一二三四五六日天]|"
    r"[^（()）]{0,6}(?:农历|阴历|正月|腊月|除夕|春节|元宵|清明|端午|中秋|重阳)[^（()）]{0,10}) ?[）)]|"
    r"(?:星期|礼拜|周)[一二三四五六日天](?![日边期围年月])"
)
_OPENING = re.compile(r"[【（(\[［〔]")
_CLOSING = re.compile(r"[】）)\]］〕]")
_FROM = re.compile(r"自|从|于|在")
_UNTIL = re.compile(r"截至|截止到|截止|至|到")
_GOES_ON = re.compile(
    rf"{_words('以来', '至今', '到今天')}|"
    r"(?:开始|起)(?=[，,、：: ]|$)|起(?![草飞运航程立诉点重到码])|(?:以后|之后)(?=[，, ])"
)
_ROUGHLY = re.compile(r"前后|左右|前夕|(?:之前|以前|前|后)(?=[，, ])")
_DURING = re.compile(r"期间|之间|间(?=[，, ])|止(?=[，, ])|全天|整天|当[天日](?=[，, ])")
# What a date phrase can begin with: spares most lines the grammar.
_FIRST = re.compile(
    rf" *[\d{CHINESE_DIGIT}十廿卅元公同是当本今去上前明次翌来自从于在截至到该下年岁全整月春夏秋冬第隔中’'‘【（(\[［〔]"
)
_LEADING = re.compile(r"[\s，,、：:。．.;；—–\-~～|｜]+")


def read_phrase(text: str, *, in_date_column: bool = False) -> Phrase | None:
    """The date phrase that `text` begins with, or None."""
    folded = fold(text[:LONGEST_PHRASE])
    return _Reader(folded, text, in_date_column).phrase() if _FIRST.match(folded) else None


class _Reader:
    def __init__(self, folded: str, original: str, in_date_column: bool):
        self.text = folded
        self.original = original
        self.in_date_column = in_date_column
        self.position = 0
        self.dotted = False

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        position = self.position
        while position < len(self.text) and self.text[position] == " ":
            position += 1
        match = pattern.match(self.text, position)
        if match:
            self.position = match.end()
        return match

    def phrase(self) -> Phrase | None:
        bracket = self.take(_OPENING)
        until = self.take(_UNTIL) is not None
        if not until:
            self.take(_FROM)
        points = self.points()
        if points is None:
            return None
        phrase = self.stretched(*points)
        if bracket and not self.take(_CLOSING):
            return None
        if (
            self.dotted
            and self.position < len(self.text)
            and self.text[self.position : self.position + 1] == "%"
        ):
            return None
        return self.finished(phrase, until=until)

    def finished(self, phrase: Phrase, *, until: bool) -> Phrase:
        ongoing = self.take(_GOES_ON) is not None and phrase.end is None
        approximate = self.take(_ROUGHLY) is not None
        self.take(_DURING)
        end = self.position
        rest = self.text[end:]
        punctuated = not rest.strip() or rest[0] == " " or re.match(_PUNCTUATION, rest) is not None
        leading = _LEADING.match(rest)
        return replace(
            phrase,
            ongoing=ongoing or phrase.ongoing,
            approximate=approximate,
            in_sentence=until or re.match(r"[是为](?!期)", rest) is not None,
            punctuated=punctuated,
            written=self.original[:end].strip(),
            length=end + (leading.end() if leading else 0),
        )

    def stretched(self, start: Point, end: Point | None, gaps: bool) -> Phrase:
        """Adds what follows the first point: parts of day, 至…, 、…"""
        part = self.part_of_day()
        ongoing = False
        while True:
            mark = self.position
            self.take(_FROM_THEN)
            ranged = self.take(_RANGE) is not None
            if ranged and self.take(_NOW):
                ongoing = True
                break
            if ranged and self.part_of_day():
                continue
            if not ranged and self.take(_LIST) is None:
                self.position = mark
                break
            more = self.points(after=end or start)
            if more is None or (not ranged and more[0].precision != start.precision):
                self.position = mark
                break
            gaps = gaps or more[2] or (not ranged and not _adjacent(end or start, more[0]))
            end = more[1] or more[0]
            self.part_of_day()
        return Phrase(start, 0, end=end, part_of_day=part, gaps=gaps, ongoing=ongoing)

    def part_of_day(self) -> PartOfDay:
        self.take(_ASIDE)
        if self.text[self.position - 1 : self.position] in "晚夜":
            return PartOfDay.EVENING
        match = self.take(_PART_OF_DAY)
        part = _PARTS[match.lastindex - 1] if match and match.lastindex else PartOfDay.NONE
        self.take(_ASIDE)
        return part

    def points(self, after: Point | None = None) -> tuple[Point, Point | None, bool] | None:
        """One point, or two where figures share their unit (22至23日, 3、4日)."""
        iso = self.iso(after)
        if iso:
            return iso, None, False
        years = self.take(_YEARS)
        if years:
            first, last = (Point(Precision.YEAR, year=value_of(years[n])) for n in (1, 2))
            return first, last, False
        base = self.year()
        return self.within_month(base) or self.within_year(base)

    def iso(self, after: Point | None) -> Point | None:
        match = self.take(_ISO)
        if match:
            self.dotted = True
            return Point(Precision.DAY, year=int(match[1]), month=int(match[3]), day=int(match[4]))
        if self.in_date_column and (match := self.take(_ISO_MONTH)):
            return Point(Precision.MONTH, year=int(match[1]), month=int(match[3]))
        if (self.in_date_column or self.dotted) and (match := self.take(_DOTTED)):
            self.dotted = True
            return Point(Precision.DAY, month=int(match[1]), day=int(match[2]))
        if after and self.dotted and (match := self.take(_PLAIN_DAY)):
            return Point(Precision.DAY, day=int(match[1]))
        return None

    def year(self) -> Point:
        if match := self.take(_YEAR):
            return Point(Precision.YEAR, year=value_of(match[1]))
        if match := self.take(_SHORT_YEAR):
            short = int(match[1])
            return Point(Precision.YEAR, year=short + (2000 if short <= 50 else 1900), short_year=True)
        if match := self.take(_YEAR_WORD):
            return Point(Precision.YEAR, year_shift=_YEAR_SHIFTS.get(match[1], 0))
        return Point(Precision.YEAR)

    def within_month(self, base: Point) -> tuple[Point, Point | None, bool] | None:
        if match := self.take(_MONTHS):
            first, last = _month_value(match[1]), value_of(match[3])
            listed = re.fullmatch(_AND, match[2]) is not None
            start = replace(base, precision=Precision.MONTH, month=first)
            gaps = listed and first is not None and last != first + 1
            return start, replace(start, month=last), gaps
        if match := self.take(_MONTH):
            base = replace(base, precision=Precision.MONTH, month=_month_value(match[1]))
        elif match := self.take(_MONTH_WORD):
            base = replace(base, precision=Precision.MONTH, month_shift=_MONTH_SHIFTS.get(match[1], 0))
        return self.within_days(base)

    def within_days(self, base: Point) -> tuple[Point, Point | None, bool] | None:
        if match := self.take(_DAYS):
            days = [value_of(n) for n in re.findall(NUMBER, f"{match[1]} {match[2]}") if n.strip()]
            return _shared_unit(base, [day or 0 for day in days], match[2])
        if match := self.take(_DAY) or self.day_hao(base):
            return replace(base, precision=Precision.DAY, day=value_of(match[1])), None, False
        if match := self.take(_SAME_EVENING) or self.take(_DAY_WORD):
            return replace(base, precision=Precision.DAY, day_shift=_DAY_SHIFTS.get(match[0], 0)), None, False
        pattern = _THIRD_WORD if base.has_month else _MONTH_THIRD
        if match := self.take(_TWO_THIRDS):
            start, end = (
                replace(base, precision=Precision.TEN_DAYS, third=_THIRDS[n]) for n in match.groups()
            )
            return start, replace(end, year=None, year_shift=None), False
        if match := self.take(_THIRD) or self.take(pattern):
            return replace(base, precision=Precision.TEN_DAYS, third=_THIRDS[match[1]]), None, False
        return (base, None, False) if base.has_month else None

    def day_hao(self, base: Point) -> re.Match[str] | None:
        mark = self.position
        match = self.take(_DAY_HAO)
        if match and not base.has_month and not re.match(rf"{_PUNCTUATION}| ", self.text[self.position :]):
            self.position = mark
            return None
        return match

    def within_year(self, base: Point) -> tuple[Point, Point | None, bool] | None:
        if match := self.take(_SEASON):
            return replace(base, precision=Precision.SEASON, months=_SEASON_MONTHS[match[1]]), None, False
        if match := self.take(_QUARTER):
            last = 3 * ("一二三四".find(match[1]) + 1 or int(value_of(match[1]) or 0))
            return replace(base, precision=Precision.YEAR_PART, months=(last - 2, last)), None, False
        pattern = _YEAR_PART_AFTER_YEAR if base.has_year else _YEAR_PART
        if match := self.take(pattern):
            months = _YEAR_PART_MONTHS.get(match[0]) or _YEAR_PART_MONTHS.get(f"年{match[0]}")
            if months:
                return replace(base, precision=Precision.YEAR_PART, months=months), None, False
            return replace(base, year_shift=None if base.year else base.year_shift or 0), None, False
        return (base, None, False) if base.has_year else None


_RANGE = re.compile(_SEPARATOR)
_LIST = re.compile(_AND)
_FROM_THEN = re.compile(rf"(?:起|开始)(?= ?{_SEPARATOR})")
_NOW = re.compile(r"今(?!年|天|后)|目前|现在")


def _month_value(written: str) -> int | None:
    return 1 if written == "元" else value_of(written)


def _shared_unit(base: Point, days: list[int], joints: str) -> tuple[Point, Point, bool]:
    start = replace(base, precision=Precision.DAY, day=days[0])
    ranged = re.search(_SEPARATOR, joints) is not None
    gaps = not ranged and any(later != day + 1 for day, later in pairwise(days))
    return start, replace(start, year=None, year_shift=None, day=days[-1]), gaps


def _adjacent(first: Point, second: Point) -> bool:
    if first.precision == Precision.DAY and second.day is not None and first.day is not None:
        return second.month in (None, first.month) and second.day == first.day + 1
    if first.precision == Precision.MONTH and second.month is not None and first.month is not None:
        return second.month == first.month + 1
    return False
