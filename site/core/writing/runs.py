"""Reads what stands in one paragraph of a Word document: text, links, pictures, and what is lost."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from .drawings import describe_drawing
from .inline import PICTURE, Span, Style, link_to, plain
from .styles import W, read_look, toggle, value

if TYPE_CHECKING:
    from lxml import etree

    from .pieces import Image
    from .styles import Look
    from .wordml import BodyReader

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_THROUGH = {
    f"{W}{name}"
    for name in ("smartTag", "customXml", "sdtContent", "dir", "bdo", "moveTo", "rubyBase", "fldSimple")
}
_GONE = {f"{W}del": "deletions", f"{W}moveFrom": ""}
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_WINGDINGS = {
    "6C": "●",
    "6E": "■",
    "75": "◆",
    "A1": "○",
    "A8": "□",
    "D8": "➢",
    "E0": "→",
    "FC": "✓",
    "FE": "☑",
    "52": "☑",
}


class RunReader:
    def __init__(self, reader: BodyReader, look: Look) -> None:
        self.reader = reader
        self.look = look
        self.spans: list[Span] = []
        self.images: list[Image] = []
        self._sizes: Counter[float] = Counter()
        self._lost: list[tuple[str, str]] = []

    @property
    def size(self) -> float:
        return self._sizes.most_common(1)[0][0] if self._sizes else self.look.size or 0.0

    def finish(self) -> None:
        """Note the losses, now that the paragraph's words are known."""
        text = plain(self.spans).replace(PICTURE, "")
        if _PRIVATE.search(text):
            self._lost.append(("private-characters", ""))
        for code, excerpt in self._lost:
            self.reader.book.note(code, self.reader.number, excerpt or text)

    def lose(self, code: str, excerpt: str = "") -> None:
        self._lost.append((code, excerpt))

    def read(self, parent: etree._Element, link: str = "") -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, link)
            elif child.tag == f"{W}hyperlink":
                self.read(child, self._target(child) or link)
            elif child.tag == f"{W}ins":
                self.lose("insertions", _text_of(child))
                self.read(child, link)
            elif child.tag in _GONE:
                self._skip_deleted(child)
            elif child.tag in _THROUGH:
                self.read(child, self._field_target(child.get(f"{W}instr", "")) or link)
            else:
                self._rarer(child, link)

    def _rarer(self, child: etree._Element, link: str) -> None:
        if child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                self.read(content, link)
        elif child.tag in (f"{M}oMath", f"{M}oMathPara"):
            self.lose("equations", "".join(child.itertext(f"{M}t")))
        elif child.tag == f"{MC}AlternateContent" and len(child):
            self.read(child[0], link)
        elif child.tag in _DRAWN:
            self._draw(child)

    def _skip_deleted(self, element: etree._Element) -> None:
        if _GONE[element.tag]:
            self.lose(_GONE[element.tag], _text_of(element))

    def _run(self, run: etree._Element, link: str) -> None:
        properties = run.find(f"{W}rPr")
        named = value(properties, "rStyle")
        base = self.reader.styles.get(named).look.over(self.look) if named else self.look
        look = read_look(properties).over(base)
        if look.hidden and any(child.tag == f"{W}t" for child in run):
            self.lose("hidden-text", _text_of(run))
            return
        script = {"superscript": "sup", "subscript": "sub"}.get(value(properties, "vertAlign"), "")
        style = Style(bool(look.bold), bool(look.italic), script, link or self._open_link(), look.face or "")
        for child in run:
            self._run_content(child, style, look, link)
        if toggle(properties, "strike", "dstrike") and _text_of(run):
            self.lose("strike", _text_of(run))

    def _run_content(self, child: etree._Element, style: Style, look: Look, link: str) -> None:
        tag = child.tag
        if tag == f"{W}t":
            self._put(re.sub(rf"[\n{PICTURE}]", " ", child.text or ""), style, look)
        elif tag == f"{W}br":
            self._put(
                "\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else "\n\n", style, look
            )
        elif tag in (f"{W}tab", f"{W}cr", f"{W}noBreakHyphen"):
            self._put({"tab": "\t", "cr": "\n"}.get(tag.rpartition("}")[2], "-"), style, look)
        elif tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText":
            self._instruct(child.text or "")
        elif tag == f"{W}ruby":
            for base in child.iter(f"{W}rubyBase"):
                self.read(base, link)
        else:
            self._run_extra(child, style, look, link)

    def _run_extra(self, child: etree._Element, style: Style, look: Look, link: str) -> None:
        tag = child.tag
        if tag in (f"{W}footnoteReference", f"{W}endnoteReference", f"{W}commentReference"):
            kind = tag.rpartition("}")[2].removesuffix("Reference")
            code = "comments" if kind == "comment" else "footnotes"
            self.lose(code, self.reader.notes.get(f"{kind}:{child.get(f'{W}id')}", ""))
        elif tag == f"{W}sym":
            self._symbol(child, style, look)
        elif tag == f"{MC}AlternateContent" and len(child):
            for inner in child[0]:
                self._run_content(inner, style, look, link)
        elif tag in _DRAWN:
            self._draw(child)

    def _put(self, text: str, style: Style, look: Look) -> None:
        if any(phase == "code" for _, phase in self.reader.fields):
            return
        self.spans.append(Span(text, style))
        if text.strip():
            self._sizes[look.size or 0.0] += len(text.strip())

    def _symbol(self, element: etree._Element, style: Style, look: Look) -> None:
        char = _WINGDINGS.get(element.get(f"{W}char", "")[-2:].upper())
        if char and element.get(f"{W}font", "").lower().startswith("wingdings"):
            self._put(char, style, look)
        else:
            self.lose("symbols")

    def _draw(self, element: etree._Element) -> None:
        drawing = describe_drawing(element)
        for code, excerpt in drawing.losses:
            self.lose(code, excerpt)
        reader = self.reader
        for shown in drawing.pictures:
            relation = reader.package.relations(reader.part).get(shown.relation)
            if relation is None or relation.external:
                self.lose("picture-missing", shown.image.alt)
                continue
            shown.image.index = reader.shelf.add(reader.package, relation.target, shown.shown, reader.number)
            if shown.image.index is not None:
                self.images.append(shown.image)
                self.spans.append(Span(PICTURE))

    def _target(self, element: etree._Element) -> str:
        relation = self.reader.package.relations(self.reader.part).get(element.get(f"{R}id", ""))
        if relation is None:
            return ""
        anchor = element.get(f"{W}anchor", "")
        link = link_to(relation.target + (f"#{anchor}" if anchor and "#" not in relation.target else ""))
        if not link:
            self.lose("links", relation.target)
        return link

    def _field(self, kind: str) -> None:
        """Fields have a code, which is not shown, and a result, which is; they nest."""
        fields = self.reader.fields
        if kind == "begin":
            fields.append(["", "code"])
        elif kind == "separate" and fields:
            fields[-1][1] = "result"
        elif kind == "end" and fields:
            fields.pop()

    def _instruct(self, text: str) -> None:
        if self.reader.fields:
            self.reader.fields[-1][0] += text

    def _open_link(self) -> str:
        return next(
            (link for code, _ in reversed(self.reader.fields) if (link := self._field_target(code))), ""
        )

    def _field_target(self, code: str) -> str:
        match = re.match(r'\s*HYPERLINK\s+"([^"]+)"', code)
        return link_to(match[1]) if match else ""


def _text_of(element: etree._Element) -> str:
    return "".join(element.itertext(f"{W}t", f"{W}delText"))
