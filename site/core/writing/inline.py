"""Text with its few meanings (bold, emphasis, links …), tidied and turned into rich text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PICTURE = "\ufffc"  # stands in a paragraph's text where a picture stood
HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_SPACES = "\t\r\f\v \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_FULL_STOPS = "，。、；：？！（）《》〈〉「」『』【】〔〕…"
_UNITS = "年月日号时分秒点届期名人位个次例起件项元万亿余岁周场家户台套份批箱支条公里米吨％%"
_NUMBER = r"\d+(?:[.,]\d+)*"

_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            "[\x00-\x08\x0e-\x1f\x7f\u00ad\u061c\u200b-\u200c\u200e-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
        ),
        "",
    ),
    (re.compile("[\ud800-\udfff\ufffe\uffff]"), ""),
    # One ideographic space between two characters may be meant: 王　芳.
    (re.compile(f"[{_SPACES}]+"), lambda match: "\u3000" if match[0] == "\u3000" else " "),
    (re.compile(f"(?<![{HAN}])\u3000|\u3000(?![{HAN}])"), " "),
    (re.compile(f"[ \u3000]*([\n{_FULL_STOPS}])[ \u3000]*"), r"\1"),
    # Typesetting puts spaces round numbers that belong to their unit: 2026 年 7 月 2 日, 第 5 号.
    (re.compile(rf"(?<=[{HAN}]) (?={_NUMBER} ?[{_UNITS}])"), ""),
    (re.compile(rf"(?<=\d) (?=[{_UNITS}])"), ""),
    (re.compile("^[\\s\u3000]+|[\\s\u3000]+$"), ""),
)


@dataclass(frozen=True, slots=True)
class Style:
    """`link` holds the ready attributes of `<a>`; `face` is the typeface, only compared, never kept."""

    bold: bool = False
    italic: bool = False
    script: str = ""
    link: str = ""
    face: str = ""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    style: Style = PLAIN


def plain(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def tidy(spans: Iterable[Span]) -> list[Span]:
    """Drop what typewriting put in: indents, doubled and padding spaces, invisible characters."""
    spans = merge(spans)
    text = plain(spans)
    if len(spans) == 1:
        for pattern, replacement in _RULES:
            text = pattern.sub(replacement, text)
        return [Span(text, spans[0].style)] if text else []
    styles = [span.style for span in spans for _ in span.text]
    for pattern, replacement in _RULES:
        text, styles = _substitute(pattern, replacement, text, styles)
    return merge(_Characters(text, styles).spans())


@dataclass
class _Characters:
    text: str
    styles: list[Style]

    def spans(self) -> list[Span]:
        return [Span(char, self._style(index)) for index, char in enumerate(self.text)]

    def _style(self, index: int) -> Style:
        """A space at the edge of a bold word isn't bold."""
        style = self.styles[index]
        if self.text[index] not in " \u3000\n" or not 0 < index < len(self.text) - 1:
            return style
        before, after = self.styles[index - 1], self.styles[index + 1]
        if before == style == after:
            return style
        return Style(link=style.link if before.link == style.link == after.link else "")


def _substitute(
    pattern: re.Pattern[str],
    replacement: str | Callable[[re.Match[str]], str],
    text: str,
    styles: list[Style],
) -> tuple[str, list[Style]]:
    """Like `re.sub`; what is put in takes the style of the first character it replaces."""
    if not pattern.search(text):
        return text, styles
    parts: list[str] = []
    kept: list[Style] = []
    position = 0
    for match in pattern.finditer(text):
        new = replacement(match) if callable(replacement) else match.expand(replacement)
        start = match.start(1) if match.re.groups and new else match.start()
        parts += [text[position : match.start()], new]
        kept += styles[position : match.start()]
        kept += [styles[start]] * len(new) if new else []
        position = match.end()
    parts.append(text[position:])
    kept += styles[position:]
    return "".join(parts), kept


def merge(spans: Iterable[Span]) -> list[Span]:
    """Join neighbours of the same style; drop empty ones."""
    groups = groupby((span for span in spans if span.text), key=lambda span: span.style)
    return [Span(plain(group), style) for style, group in groups]


def cut(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """The spans of the characters from `start` up to `end`."""
    kept: list[Span] = []
    position = 0
    for span in spans:
        text = span.text[max(0, start - position) : max(0, end - position)]
        position += len(span.text)
        if text:
            kept.append(replace(span, text=text))
    return kept


def lines(spans: Iterable[Span]) -> list[list[Span]]:
    """Parted at soft line breaks."""
    parted: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        parted[-1].append(replace(span, text=first))
        parted.extend([replace(span, text=other)] for other in others)
    return parted


def without_bold(spans: Iterable[Span]) -> list[Span]:
    return merge(replace(span, style=replace(span.style, bold=False)) for span in spans)


def without_face(spans: Iterable[Span]) -> list[Span]:
    return merge(replace(span, style=replace(span.style, face="")) for span in spans)


def glue(left: str, right: str) -> str:
    """What belongs between two pieces of text when a line break between them goes."""
    ascii_edges = left[-1:].isascii() and right[:1].isascii()
    return " " if left and right and ascii_edges and left[-1:].isalnum() and right[:1].isalnum() else ""


def one_line(text: str) -> str:
    joined = ""
    for line in text.split("\n"):
        joined += glue(joined, line) + line
    return joined


def render(spans: Sequence[Span]) -> str:
    """Rich text as the editor itself writes it, so that opening and saving it changes nothing."""
    html = ""
    for link, group in groupby(without_face(spans), key=lambda span: span.style.link):
        inner = "".join(_render_span(span) for span in group)
        html += f"<a {link}>{inner}</a>" if link else inner
    return html


def _render_span(span: Span) -> str:
    html = escape(span.text, quote=False).replace("\n", "<br/>")
    if span.style.script:
        html = f"<{span.style.script}>{html}</{span.style.script}>"
    if span.style.italic:
        html = f"<i>{html}</i>"
    return f"<b>{html}</b>" if span.style.bold else html


def link_to(address: str) -> str:
    """The attributes of a link to an address that may be kept, else ""."""
    address = re.sub(r"[\x00-\x20\x7f-\xa0\ud800-\udfff]", "", address or "")
    if not re.match(r"(?:https?://[^/]|mailto:[^@]+@)", address, re.IGNORECASE):
        return ""
    return f'href="{escape(address)}"'
