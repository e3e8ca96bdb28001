"""Captions below pictures and above tables, and whose picture it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .credit_words import SURNAMES
from .headings import NUMERAL
from .pieces import Figure, Grid, Image, Paragraph

if TYPE_CHECKING:
    from .pieces import Piece

LONGEST = 90
LONGEST_CENTERED = 50
_MARK = re.compile(r"^\s*(?:[▲△↑]+\s*|(?:图说|图注|图片说明|图片|图)\s*[：:丨｜|]\s*)")
_PICTURE_WORDS = re.compile(
    r"^(?:[（(]?(?:[左右上下本]图|图\s*[\d一二三四五六七八九十]+|图为|照片|摄影[：:]))"
)
# 图1, 图二: the paper's own count, which the page doesn't go on with.
_NUMBER = re.compile(r"^图\s*[\d一二三四五六七八九十]+(?:\s*[：:.．、—-]+\s*|\s+|$)")
_REFERENCE = re.compile(
    r"(?<=[如见参看照据])图\s*[\d一二三四五六七八九十]|[（(]图\s*[\d一二三四五六七八九十]+[)）]"
)
_WHO = r"[\u4e00-\u9fffA-Za-z·][\u4e00-\u9fffA-Za-z·\s、]{1,24}?"
# With nothing round it a credit is one word, and before it only what can be further names: 图为现场 张三 李四 摄.
_NAMES = rf"(?:[{SURNAMES}][\u4e00-\u9fff]{{1,2}}[\s、]+){{0,4}}[\u4e00-\u9fffA-Za-z·]{{2,24}}?"
_CREDITS = (
    re.compile(rf"[（(]\s*(?:摄影|摄|供图|图片|图|图片来源|图源)\s*[：:/／｜|]\s*({_WHO})\s*[)）]\s*[。]?$"),
    re.compile(rf"[（(]\s*({_WHO})\s*[/／]?\s*(?:摄影|摄|供图|图)\s*[)）]\s*[。]?$"),
    re.compile(rf"(?:^|[\s　。，；])(?:摄影|摄|供图|图|图片来源|图源)\s*[：:/／｜|]\s*({_WHO})\s*$"),
    re.compile(rf"(?:^|[\s　。，；])({_NAMES})\s*[/／]?\s*(?:摄影|摄|供图)\s*$"),
)
_TABLE_WORDS = re.compile(
    r"^表\s*[\d一二三四五六七八九十]+|(?:表|名单|一览|明细|统计|清单)(?:[（(].*[)）])?$"
)
_HEADING = re.compile(rf"^(?:{NUMERAL}、|[（(]{NUMERAL}[)）])")


def attach_captions(pieces: list[Piece]) -> list[Piece]:
    """Pictures become figures; a caption goes into its figure or table."""
    # A text that says 如图1 needs the number to be found by.
    counted = any(_REFERENCE.search(_text(piece)) for piece in pieces)
    result: list[Piece] = []
    position = 0
    while position < len(pieces):
        images = _images_from(pieces, position)
        if images:
            captions = _captions_from(pieces, position + len(images), len(images))
            result += _figures(images, captions, counted=counted)
            position += len(images) + len(captions)
        elif _is_table_caption(pieces, position):
            grid: Grid = pieces[position + 1]  # type: ignore[assignment]
            result.append(replace(grid, caption=_text(pieces[position])))
            position += 2
        else:
            result.append(_uncaptioned(pieces[position]))
            position += 1
    return result


def _uncaptioned(piece: Piece) -> Piece:
    """A caption of nothing is a paragraph like others."""
    if isinstance(piece, Paragraph) and piece.role == "caption":
        return replace(piece, role="")
    return piece


def _images_from(pieces: list[Piece], start: int) -> list[Image]:
    images = []
    for piece in pieces[start:]:
        if not isinstance(piece, Image):
            break
        images.append(piece)
    return images


def _captions_from(pieces: list[Piece], start: int, most: int) -> list[Paragraph]:
    if not any(image.index is not None for image in pieces[:start] if isinstance(image, Image)):
        return []
    captions = []
    for piece in pieces[start : start + most]:
        if not isinstance(piece, Paragraph) or not _is_caption(piece):
            break
        captions.append(piece)
    return captions


def _is_caption(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.level or paragraph.bullet or len(text) > LONGEST:
        return False
    if paragraph.role == "caption" or _MARK.match(text) or _PICTURE_WORDS.match(text):
        return True
    if any(pattern.search(text) for pattern in _CREDITS):
        return True
    centered = paragraph.align == "center" and not paragraph.is_bold
    return centered and len(text) <= LONGEST_CENTERED and not _HEADING.match(text)


def _figures(images: list[Image], captions: list[Paragraph], *, counted: bool) -> list[Piece]:
    """One caption below several pictures goes to the last of them."""
    texts = [""] * (len(images) - len(captions)) + [caption.text for caption in captions]
    figures: list[Piece] = []
    for image, text in zip(images, texts, strict=True):
        caption, credit = read_caption(text)
        words = _NUMBER.sub("", caption)
        shown = caption if counted else words
        figures.append(Figure(image.index, caption=shown, credit=credit, alt=image.alt or words))
    return figures


def read_caption(text: str) -> tuple[str, str]:
    """Part a caption from the credit at its end."""
    text = " ".join(text.split("\n")).strip()
    credit = ""
    for pattern in _CREDITS:
        if match := pattern.search(text):
            credit = re.sub(r"[\s、]+", "、", match[1].strip()) if len(match[1]) > 3 else match[1].strip()
            text = text[: match.start()] + text[match.start()] * (text[match.start()] in "。！？")
            break
    return _MARK.sub("", text).strip(" \u3000，；"), credit


def _is_table_caption(pieces: list[Piece], position: int) -> bool:
    piece = pieces[position]
    after = pieces[position + 1] if position + 1 < len(pieces) else None
    if not isinstance(piece, Paragraph) or not isinstance(after, Grid) or after.caption or piece.level:
        return False
    if len(piece.text) > LONGEST_CENTERED or piece.bullet or _HEADING.match(piece.text):
        return False
    stands_apart = piece.align == "center" or piece.is_bold or piece.text.startswith("表")
    return piece.role == "caption" or (stands_apart and bool(_TABLE_WORDS.search(piece.text)))


def _text(piece: Piece) -> str:
    return piece.text if isinstance(piece, Paragraph) else ""
