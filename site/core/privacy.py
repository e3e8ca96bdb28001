"""Names that are not shown in full: masking and the modes of display, in one place.

The rule: without consent a name is never public in full. The law: Charity Law (慈善法) articles 82 and 110,
Personal Information Protection Law (个人信息保护法) articles 6 and 25, Public Welfare Donations Law
(公益事业捐赠法) article 8. The form is the custom of the societies, 王** and 欧阳**: the surname stays, a star
stands for each hidden character. Where a surname can't be told (names with ·, Latin letters) the first
character stays. Whatever a name looks like, a masked one hides something, and long names their length as well.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import pgettext, pgettext_lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

STAR = "*"
# More stars in a row would tell the length of a name that few people have.
MOST_STARS = 2

_SURNAMES = (
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 长孙 宇文 轩辕 夏侯 独孤 南宫 万俟 闻人 澹台 "
    "公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 司空 端木 西门 东郭 南门 呼延 百里 赫连 拓跋 鲜于 闾丘 "
    "亓官 司寇 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 梁丘 左丘 东门 公羊 第五 完颜 耶律 贺兰 "
    "纳兰 叶赫 阿史那 爱新觉罗 歐陽 司馬 諸葛 東方 尉遲 長孫 軒轅 獨孤 南宮 萬俟 聞人 澹臺 濮陽 單于 鍾離 西門 "
    "東郭 南門 赫連 鮮于 閭丘 亓官 顓孫 巫馬 樂正 壤駟 夾谷 谷梁 梁丘 左丘 東門 完顏 賀蘭 納蘭 葉赫 愛新覺羅"
)
COMPOUND_SURNAMES = frozenset(_SURNAMES.split())
LONGEST_SURNAME = max(map(len, COMPOUND_SURNAMES))

# The dot between the parts of a name is typed in many ways; "." counts between letters of other scripts.
_DOT = "·"
_DOTS = re.compile("[·•‧∙⋅・･．﹒᛫●]|(?<=[^\x00-\x7f])\\.(?=[^\x00-\x7f])")
_BESIDE = re.compile(r"[（(\[【〔〈《「][^）)\]】〕〉》」]*[）)\]】〕〉》」]?")
_BETWEEN_PEOPLE = re.compile(r"[、，,;；/／&＆|\n\t]+")
_TITLE = re.compile(
    "(?:先生|女士|小姐|太太|夫人|同志|同学|老师|教授|医生|大夫|护士|师傅|院士|主任|局长|书记|经理|会长|"
    "爷爷|奶奶|叔叔|阿姨|大爷|大妈|大哥|大姐|小朋友|居士|法师)$"
)
# Says only that there are more than one, and stays.
_MORE_THAN_ONE = re.compile("(?:夫妇|夫妻|伉俪|一家|全家|一家人|家庭|等人|等)$")
_LATIN_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|sir|madam)\.?\s+", re.I)
_HAN = re.compile("[〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
_JOINERS = {"\u200d", "\u200c"}


class Display(models.TextChoices):
    """How a name is shown to the public."""

    REAL = "real", pgettext_lazy("name shown", "Real name")
    MASKED = "masked", pgettext_lazy("name shown", "Masked name")
    NICKNAME = "nickname", pgettext_lazy("name shown", "Nickname")
    ANONYMOUS = "anonymous", pgettext_lazy("name shown", "Anonymous")
    ORGANISATION = "organisation", pgettext_lazy("name shown", "Name of an organisation")


def shown_name(name: str, display: str, nickname: str = "") -> str:
    """The name that readers get, in the language of the page.

    A mode that is none of `Display`, and a nickname that is empty, hide everything.
    """
    return name_shown(name, display, nickname) or anonymous()


def name_shown(name: str, display: str, nickname: str = "") -> str:
    """The same, but "" for nobody."""
    if display in (Display.REAL, Display.ORGANISATION):
        return " ".join(name.split())
    if display == Display.MASKED:
        return mask_name(name)
    return " ".join(nickname.split()) if display == Display.NICKNAME else ""


def anonymous() -> str:
    """What stands for a donor without a name (爱心人士)."""
    return pgettext("name shown", "A kind-hearted person")


def mask_name(name: str) -> str:
    """A person's name with all but the surname starred; "" for an empty one.

    Several people in one text (张三、李四) are masked one by one. Titles and what stands in brackets are dropped,
    since they may say who it is; words such as 夫妇 stay.
    """
    people = _BETWEEN_PEOPLE.split(_BESIDE.sub("", _plain(name)))
    return "、".join(masked for person in people if (masked := _mask_person(person)))


def _plain(name: str) -> str:
    """Full-width letters narrow, one sort of dot, without characters that can't be seen."""
    text = unicodedata.normalize("NFKC", name)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c in "\n\t")
    return _DOTS.sub(_DOT, text)


def _mask_person(name: str) -> str:
    name, plural = _without_words(name)
    # 王　芳: a space between two Han characters pads a list.
    name = re.sub(
        rf"(?<={_HAN.pattern})([\ufe00-\ufe0f\U000e0100-\U000e01ef]?)\s+(?={_HAN.pattern})", r"\1", name
    )
    if not name:
        return ""
    pieces = re.split(rf"(\s*{_DOT}\s*|\s+|-)", name)
    first, rest = pieces[0], pieces[1:]
    made = _mask_first(first, alone=not rest)
    for separator, part in zip(rest[::2], rest[1::2], strict=True):
        if part:
            made += (_DOT if _DOT in separator else separator[0]) + STAR * min(
                MOST_STARS, len(clusters(part))
            )
    return made + plural


def _without_words(name: str) -> tuple[str, str]:
    """A name without titles, and the word that says there are more people."""
    name = _LATIN_TITLE.sub("", name.strip(" " + _DOT))
    plural = ""
    if (found := _MORE_THAN_ONE.search(name)) and found.start():
        name, plural = name[: found.start()].rstrip(), found[0]
    if (found := _TITLE.search(name)) and found.start():
        name = name[: found.start()].rstrip()
    return name, plural


def _mask_first(part: str, *, alone: bool) -> str:
    """The first part of a name: its surname, or the first character where none can be told."""
    found = clusters(part)
    if not found:
        return ""
    if not found[0][0].isalpha():
        # Digits and signs are no surname: 13800138000, @name.
        return STAR * min(MOST_STARS, max(1, len(found)))
    kept = _surname_length(found) if alone and _HAN.match(found[0]) else 1
    hidden = max(len(found) - kept, 1 if alone else 0)
    return "".join(found[:kept]) + STAR * min(MOST_STARS, hidden)


def _surname_length(found: list[str]) -> int:
    """Characters of the surname; at least one character of the name is left to hide."""
    bare = [cluster[0] for cluster in found]
    for length in range(min(LONGEST_SURNAME, len(bare) - 1), 1, -1):
        if "".join(bare[:length]) in COMPOUND_SURNAMES:
            return length
    return 1


def clusters(text: str) -> list[str]:
    """Characters as people count them: a letter keeps its accents, a Han character its variation selector."""
    return list(_clusters(text))


def _clusters(text: str) -> Iterator[str]:
    held = ""
    for character in text:
        joined = held and held[-1] in _JOINERS
        if held and not joined and not _belongs_before(character):
            yield held
            held = ""
        held += character
    if held:
        yield held


def _belongs_before(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character).startswith("M")
