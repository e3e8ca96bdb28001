"""The little markup the demo's texts are written in, turned into blocks of a body.

    ## heading, ### smaller one        - item, 1. item        > words, > —— who said them
    **strong**, *with emphasis dots*, [words](target); a blank line ends a paragraph
    :figure KEY | caption              :gallery title, then lines KEY | caption
    :figures source | date, then lines label | value | unit
    :table caption, then lines cell | cell (the first is the head)
    :documents title, then lines KEY | title
    :callout title, then lines of text  :video title | address | KEY of its poster

Targets: news:KEY, notice:KEY, topic:KEY, page:KEY, column:KEY, chronicle:YEAR, document:KEY, tel: and https:.
"""

from __future__ import annotations

import datetime
import html
import re
from typing import TYPE_CHECKING, Any

from home.demo.pictures import PICTURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from home.demo.content.records import Body

LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
STRONG = re.compile(r"\*\*([^*]+)\*\*")
EMPHASIS = re.compile(r"\*([^*]+)\*")
OWN_TARGETS = ("news:", "notice:", "topic:", "page:", "column:", "chronicle:", "document:")


class MarkupError(ValueError):
    """The text can't be read as markup."""


def inline(text: str) -> str:
    text = html.escape(text, quote=False)
    text = LINK.sub(_link, text)
    text = STRONG.sub(r"<b>\1</b>", text)
    return EMPHASIS.sub(r"<i>\1</i>", text)


def _link(match: re.Match[str]) -> str:
    words, target = match.groups()
    if target.startswith(OWN_TARGETS):
        target = f"demo:{target}"
    elif not target.startswith(("https://", "tel:", "mailto:")):
        raise MarkupError(f"unknown target {target}")
    return f'<a href="{html.escape(target)}">{words}</a>'


def parse(text: str, *, english: bool = False) -> Body:
    body: Body = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        if chunk.strip():
            _add(body, _chunk([line.strip() for line in chunk.strip().splitlines()], english=english))
    return body


def _add(body: Body, block: tuple[str, Any]) -> None:
    """Running text is one rich text block until something else interrupts it."""
    if block[0] == "rich_text" and body and body[-1][0] == "rich_text":
        body[-1] = ("rich_text", body[-1][1] + block[1])
    else:
        body.append(block)


def _chunk(lines: list[str], *, english: bool) -> tuple[str, Any]:
    first = lines[0]
    if first.startswith("#"):
        marks, _, words = first.partition(" ")
        return "heading", {"text": words, "level": str(len(marks))}
    if first.startswith("> "):
        return "quote", _quote(lines)
    if first.startswith(":"):
        name, _, argument = first[1:].partition(" ")
        if name not in DIRECTIVES:
            raise MarkupError(f"unknown block {name}")
        return DIRECTIVES[name](argument.strip(), lines[1:], english)
    return "rich_text", _running_text(lines, joint=" " if english else "")


def _quote(lines: list[str]) -> dict[str, str]:
    words = [line.removeprefix("> ") for line in lines]
    attribution = words.pop().removeprefix("—— ") if words[-1].startswith("—— ") else ""
    return {"text": "".join(words), "attribution": attribution}


def _running_text(lines: list[str], *, joint: str) -> str:
    for tag, mark in (("ul", r"- "), ("ol", r"\d+\. ")):
        if all(re.match(mark, line) for line in lines):
            items = "".join(f"<li>{inline(re.sub(f'^{mark}', '', line))}</li>" for line in lines)
            return f"<{tag}>{items}</{tag}>"
    return f"<p>{inline(joint.join(lines))}</p>"


def _cells(line: str, count: int | None = None) -> list[str]:
    cells = [cell.strip() for cell in line.split(" | ")]
    if count is not None and len(cells) != count:
        raise MarkupError(f"{count} parts wanted: {line}")
    return cells


def _picture(line: str, english: bool) -> dict[str, str]:
    key, caption = _cells(line, 2)
    if key not in PICTURES:
        raise MarkupError(f"no picture {key}")
    picture = PICTURES[key]
    return {
        "image": key,
        "caption": caption,
        "credit": picture.credit_en if english else picture.credit,
        "alt": picture.alt_en if english else picture.alt,
    }


def _figure(argument: str, lines: list[str], english: bool) -> tuple[str, Any]:
    return "figure", _picture(argument, english)


def _gallery(argument: str, lines: list[str], english: bool) -> tuple[str, Any]:
    return "gallery", {"title": argument, "items": [_picture(line, english) for line in lines]}


def _key_figures(argument: str, lines: list[str], english: bool) -> tuple[str, Any]:
    source, as_of = _cells(argument, 2)
    names = ("label", "value", "unit")
    items = [dict(zip(names, _cells(line, 3), strict=True)) for line in lines]
    return "key_figures", {
        "items": items,
        "source": source,
        "as_of": datetime.date.fromisoformat(as_of).isoformat(),
    }


def _table(argument: str, lines: list[str], english: bool) -> tuple[str, Any]:
    rows = [_cells(line) for line in lines]
    if len({len(row) for row in rows}) != 1:
        raise MarkupError(f"rows of different length in {argument}")
    return "table", {"caption": argument, "header": True, "rows": rows}


def _documents(argument: str, lines: list[str], english: bool) -> tuple[str, Any]:
    items = [dict(zip(("document", "title"), _cells(line, 2), strict=True)) for line in lines]
    return "documents", {"title": argument, "items": items}


def _callout(argument: str, lines: list[str], english: bool) -> tuple[str, Any]:
    return "callout", {"title": argument, "text": "".join(f"<p>{inline(line)}</p>" for line in lines)}


def _video(argument: str, lines: list[str], english: bool) -> tuple[str, Any]:
    title, url, poster = _cells(argument, 3)
    return "video", {"url": url, "title": title, "poster": poster}


DIRECTIVES: dict[str, Callable[[str, list[str], bool], tuple[str, Any]]] = {
    "figure": _figure,
    "gallery": _gallery,
    "figures": _key_figures,
    "table": _table,
    "documents": _documents,
    "callout": _callout,
    "video": _video,
}


def keys_in(body: Body) -> Iterable[tuple[str, str]]:
    """Every ("picture" | "document" | kind of page, key) that the body refers to."""
    for kind, value in body:
        match kind:
            case "figure":
                yield "picture", value["image"]
            case "gallery":
                yield from (("picture", item["image"]) for item in value["items"])
            case "video":
                yield "picture", value["poster"]
            case "documents":
                yield from (("document", item["document"]) for item in value["items"])
        for target in re.findall(r'href="demo:([^"]+)"', _html_of(kind, value)):
            yield tuple(target.split(":", 1))


def _html_of(kind: str, value: Any) -> str:
    if kind == "rich_text":
        return value
    return value["text"] if kind == "callout" else ""


def resolve(
    body: Body,
    *,
    picture: Callable[[str], int],
    document: Callable[[str], int],
    page: Callable[[str, str], int | None],
) -> Body:
    """The body with primary keys in place of keys, and links as rich text keeps them.

    `page(kind, key)` may answer None for a page that isn't there yet: the words stay, the link goes.
    """
    return [(kind, _resolved(kind, value, picture, document, page)) for kind, value in body]


def _resolved(kind: str, value: Any, picture: Callable, document: Callable, page: Callable) -> Any:
    match kind:
        case "rich_text":
            return _linked(value, document, page)
        case "callout":
            return {**value, "text": _linked(value["text"], document, page)}
        case "figure":
            return {**value, "image": picture(value["image"])}
        case "gallery":
            return {**value, "items": [{**item, "image": picture(item["image"])} for item in value["items"]]}
        case "documents":
            items = [{**item, "document": document(item["document"])} for item in value["items"]]
            return {**value, "items": items}
        case "video":
            return {**value, "poster": picture(value["poster"])}
    return value


def _linked(text: str, document: Callable[[str], int], page: Callable[[str, str], int | None]) -> str:
    def replace(match: re.Match[str]) -> str:
        kind, key, words = match.groups()
        target = document(key) if kind == "document" else page(kind, key)
        if target is None:
            return words
        return f'<a id="{target}" linktype="{"document" if kind == "document" else "page"}">{words}</a>'

    return re.sub(r'<a href="demo:([a-z]+):([^"]+)">(.*?)</a>', replace, text)
