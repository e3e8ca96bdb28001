"""What a piece can be: news, or a notice of some kind; each begins with what its kind always has."""

from __future__ import annotations

import re

from news.enums import NoticeKind

NEWS = "news"
CLOSINGS = {NoticeKind.ANNOUNCEMENT: "特此公告。", NoticeKind.CIRCULAR: "特此通知。"}

# The title of an official document ends with what it is; a report about one says that somebody issued it.
_KINDS = (
    (NoticeKind.CIRCULAR, re.compile(r"(?:^|关于.+|的|紧急)通知$")),
    (NoticeKind.PUBLICITY, re.compile(r"公示$")),
    (NoticeKind.ANNOUNCEMENT, re.compile(r"(?:公告|通告)$")),
    (NoticeKind.APPEAL, re.compile(r"(?:倡议书|公开信|呼吁书)$")),
    (NoticeKind.THANKS, re.compile(r"感谢信$")),
    (NoticeKind.EXPLANATION, re.compile(r"情况(?:的)?说明$")),
    (NoticeKind.STATEMENT, re.compile(r"声明$")),
)
_REPORTS = re.compile(
    r"发布|发出|印发|下发|转发|收到|送来|寄来|接到|召开|举行|举办|解读|学习|贯彻|落实|宣读|签署"
)
_TAIL = re.compile(r"\s*[（(][^（()）]{1,12}[)）]$")


def genre_of(title: str) -> str:
    """Read from the title: a kind of notice where it ends like one, else news."""
    title = _TAIL.sub("", "".join(title.split()))
    about = title.rfind("关于")
    if _REPORTS.search(title[:about] if about > 0 else "" if about == 0 else title):
        return NEWS
    return next((kind.value for kind, ending in _KINDS if ending.search(title)), NEWS)
