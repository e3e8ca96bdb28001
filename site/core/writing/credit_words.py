"""The words in which credits are typed: 来源：…, 文/张三 图/李四, （张三 李四 文/图）, 责任编辑：…"""

from __future__ import annotations

import re

from .dates import read_date

_FIELDS: dict[str, str] = {
    **dict.fromkeys(
        ("来源", "稿件来源", "信息来源", "文章来源", "消息来源", "供稿单位", "报送单位", "来稿单位"), "source"
    ),
    **dict.fromkeys(
        ("作者", "文", "文字", "撰稿", "撰稿人", "撰文", "供稿人", "通讯员", "记者", "报道"), "author"
    ),
    **dict.fromkeys(("供稿", "报送", "整理"), "giver"),
    **dict.fromkeys(("摄影", "摄", "图", "图片", "供图"), "photographer"),
    **dict.fromkeys(("文/图", "图/文", "图文", "文图", "摄影报道"), "both"),
    **dict.fromkeys(("编辑", "编校", "排版"), "editor"),
    **dict.fromkeys(("责任编辑", "责编"), "responsible_editor"),
    **dict.fromkeys(("校对", "审校"), "proofreader"),
    **dict.fromkeys(("审核", "审稿", "审签", "核稿", "初审", "复审", "终审", "签发", "审核人"), "reviewer"),
    **dict.fromkeys(("发布时间", "发布日期", "发稿时间", "发稿日期", "成文日期"), "date"),
    **dict.fromkeys(("日期", "时间"), "weak_date"),
    **dict.fromkeys(("发文机关", "发布单位", "发文单位"), "issuer"),
}
_WORDS = "|".join(sorted(map(re.escape, _FIELDS), key=len, reverse=True)).replace("/", "[/／]")
_LABEL = re.compile(rf"(?:^|(?<=[\s　|｜；;，,、\u4e00-\u9fff\d）)]))({_WORDS})\s*[：:/／|｜丨]\s*")
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄"
    "聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解"
    "牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄"
)
_NAME = rf"(?:[{SURNAMES}][\u4e00-\u9fff·]{{1,3}}|[\u4e00-\u9fff]\u3000[\u4e00-\u9fff])"
_BODY = r"[\u4e00-\u9fffA-Za-z·]{2,24}?"
_ORGANIZATION = re.compile(
    r"(?:会|局|院|校|部|科|室|中心|委|站|队|社|处|集团|公司|医院|大学|中学|小学|报|网|台|街道|镇|乡|县|区|市)$"
)
_ROLE = r"文[/／]图|图[/／]文|图文|文图|摄影报道|文|图|摄影|摄|供稿|供图|报道|撰稿|整理|报送"
_AFTER = re.compile(
    rf"\s*({_BODY}(?:[\s、，,]+{_BODY})*?)\s*[/／]?\s*({_ROLE})(?=[\s；;，,、]|$)[\s；;，,、]*"
)
_BEFORE = re.compile(
    rf"\s*(?:本[报网]|本会|特约)?(记者|通讯员|作者|供稿|摄影|编辑|文|图)\s*[：:/／]?\s*({_NAME}(?:[\s、，,]+{_NAME})*)[\s；;，,、]*"
)
_NAMES = re.compile(rf"{_NAME}(?:[\s、，,]+{_NAME}){{0,4}}")
_OFFICE_AND_NAMES = re.compile(rf"({_BODY})[\s、，,]+({_NAME}(?:[\s、，,]+{_NAME}){{0,3}})")
_WRAPPED = re.compile(r"^[（(【\[]([^（()）]{2,60})[)）】\]]$")
_TRAILING = re.compile(r"(?<=[。！？”’…])\s*[（(][^（()）]{2,60}[)）]$")
_NOT_A_NAME = frozenset(["完全文转载", "未完待续", "文中均为化名", "均为化名", "化名"])
_ISSUER = re.compile(
    r"^[\u4e00-\u9fff（）\s]{3,30}(?:会|局|委|办|院|部|室|中心|办公室|委员会|指挥部|党组|支部)$"
)
_DOCUMENT_NUMBER = re.compile(
    r"^[（(]?[\u4e00-\u9fff]{1,14}\s*[〔\[（(【［]\d{4}[〕\]）)】］]\s*第?\s*\d{1,5}\s*号[)）]?$"
)


def read_line(text: str) -> dict[str, str] | None:
    """The fields of a line that consists of labels and values only."""
    text = _WRAPPED.sub(r"\1", text.strip())
    labels = list(_LABEL.finditer(text))
    if not labels or (labels[0].start() > 0 and not read_date(text[: labels[0].start()])):
        return None
    values: dict[str, str] = {}
    if labels[0].start() > 0:
        values["date"] = text[: labels[0].start()].strip()
    for index, label in enumerate(labels):
        end = labels[index + 1].start() if index + 1 < len(labels) else len(text)
        if not _put(values, re.sub("／", "/", label[1]), text[label.end() : end]):
            return None
    weak = values.pop("weak_date", "")
    if weak:
        if not values or not read_date(weak):
            return None
        values.setdefault("date", weak)
    return values or None


def _put(values: dict[str, str], label: str, value: str) -> bool:
    value = value.strip(" \u3000|｜；;，,、")
    name = _FIELDS[label]
    if not value:
        return True
    if len(value) > 40 or (re.search(r"[。！？：:]", value) and "date" not in name):
        return False
    if name == "date" and not read_date(value):
        return False
    for field in _fields_of(name, value):
        values[field] = "、".join(filter(None, [values.get(field, ""), _listed(value)]))
    return True


def _fields_of(name: str, value: str) -> tuple[str, ...]:
    if name == "giver":
        return ("source",) if _ORGANIZATION.search(value) else ("author",)
    return ("author", "photographer") if name == "both" else (name,)


def _listed(value: str) -> str:
    """张三 李四 → 张三、李四, where all parts are names."""
    parts = re.split(r"[\s，,、]+", value.strip())
    if len(parts) > 1 and all(re.fullmatch(_NAME, part) for part in parts):
        return "、".join(parts)
    return value.strip()


def read_parentheses(text: str) -> dict[str, str] | None:
    """（张三 李四 文/图）, （通讯员 张三）, （办公室 张三）, （张三）"""
    match = _WRAPPED.match(text.strip())
    inner = match[1].strip() if match else ""
    if not inner or inner in _NOT_A_NAME:
        return None
    return (
        read_line(inner)
        or _consume(_AFTER, inner, name=1, role=2)
        or _consume(_BEFORE, inner, name=2, role=1)
        or _read_names(inner)
    )


def _consume(pattern: re.Pattern[str], text: str, *, name: int, role: int) -> dict[str, str] | None:
    values: dict[str, str] = {}
    position = 0
    while position < len(text):
        match = pattern.match(text, position)
        if not match or match.end() == position:
            return None
        if not _put(values, match[role].replace("／", "/"), match[name]):
            return None
        position = match.end()
    return values


def _read_names(text: str) -> dict[str, str] | None:
    if _NAMES.fullmatch(text):
        return {"author": _listed(text)}
    match = _OFFICE_AND_NAMES.fullmatch(text)
    if match and _ORGANIZATION.search(match[1]):
        return {"source": match[1], "author": _listed(match[2])}
    return None


def trailing_parentheses(text: str) -> int:
    """Where parentheses that close a text begin; 0 where there are none."""
    match = _TRAILING.search(text)
    return match.start() if match else 0


def read_issuer(text: str) -> dict[str, str] | None:
    return {"issuer": text} if _ISSUER.match(text) else None


def is_document_number(text: str) -> bool:
    """×红字〔2026〕5号, alone on its line."""
    return bool(_DOCUMENT_NUMBER.match(text.strip()))
