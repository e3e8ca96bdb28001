"""The title at the head of a document."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from .credit_words import is_document_number, read_line, read_parentheses
from .dates import read_date
from .headings import NUMERAL
from .inline import glue
from .pieces import Image, Paragraph

if TYPE_CHECKING:
    from .pieces import Piece

LONGEST = 60
LONGEST_PLAIN = 42
_ENDS_SENTENCE = re.compile(r"[。；，、：;,:]$|。")
_NUMBERED = re.compile(rf"^(?:{NUMERAL}、|[（(]{NUMERAL}[)）]|\d+[.、．]|[※●▲■◆·•▲△])")
_ATTACHMENT = re.compile(r"^附件\s*[\d一二三四五六七八九十]*\s*[：:]?$")
_RUNS_ON = re.compile(r"(?:的|和|与|及|暨|在|对|为|于|以|并|开展|举办|召开|举行|关于|印发|组织)$")
_OFFICIAL = re.compile(r"关于.*的?(?:通知|公告|通报|决定|意见|函|报告|公示|请示|批复|方案|办法|规定|倡议书)$")


def take_title(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    start = next((i for i, piece in enumerate(pieces[:3]) if isinstance(piece, Paragraph)), None)
    if start is not None and _ATTACHMENT.match(_text(pieces[start])):
        start += 1
    if start is None or start >= len(pieces):
        return "", pieces
    body_size = _body_size(pieces)
    lines: list[Paragraph] = []
    for piece in pieces[start : start + 4]:
        if not isinstance(piece, Paragraph) or piece.bullet or _is_credit(piece.text):
            break
        if not (_continues(piece, lines) if lines else _is_title(piece, pieces, body_size)):
            break
        lines.append(piece)
    if not lines:
        return "", pieces
    parts = [part.strip() for line in lines for part in line.text.split("\n")]
    return join_title(parts), pieces[:start] + pieces[start + len(lines) :]


def drop_repetition(title: str, pieces: list[Piece]) -> list[Piece]:
    """Without a first line that says the title once more."""
    wanted = "".join(title.split())
    first = "".join(_text(pieces[0]).split()) if pieces else ""
    return pieces[1:] if first == wanted else pieces


def _text(piece: Piece) -> str:
    return piece.text if isinstance(piece, Paragraph) else ""


def _body_size(pieces: list[Piece]) -> float:
    sizes: Counter[float] = Counter()
    for piece in pieces:
        if isinstance(piece, Paragraph):
            sizes[piece.size] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_credit(text: str) -> bool:
    return bool(read_line(text) or read_parentheses(text) or read_date(text) or is_document_number(text))


def _is_title(first: Paragraph, pieces: list[Piece], body_size: float) -> bool:
    if first.role == "title":
        return True
    if len(first.text) > LONGEST or _ENDS_SENTENCE.search(first.text) or _NUMBERED.match(first.text):
        return False
    if first.level:
        same = [piece for piece in pieces if isinstance(piece, Paragraph) and piece.level == first.level]
        return len(same) == 1
    if first.align == "center" or first.size >= body_size + 2:
        return True
    return _stands_before_text(first, pieces)


def _stands_before_text(first: Paragraph, pieces: list[Piece]) -> bool:
    after = next((piece for piece in pieces if piece is not first and not isinstance(piece, Image)), None)
    if len(first.text) > LONGEST_PLAIN or first.align == "right" or not isinstance(after, Paragraph):
        return False
    return (
        first.is_bold
        or _is_credit(after.text)
        or len(after.text) > LONGEST_PLAIN
        or after.text.endswith(("：", "。"))
    )


def _continues(line: Paragraph, lines: list[Paragraph]) -> bool:
    first = lines[0]
    if line.role == "subtitle" or (first.role == "title" and line.role == "title"):
        return True
    if line.text.startswith(("——", "--")):
        return True
    if line.level != first.level or len(line.text) > LONGEST or _NUMBERED.match(line.text):
        return False
    alike = (
        line.align == first.align == "center"
        and abs(line.size - first.size) < 1
        and line.is_bold == first.is_bold
    )
    return alike and not line.level and not _ENDS_SENTENCE.search(line.text) and len(lines) < 3


def join_title(parts: list[str]) -> str:
    """Lines broken by width are joined; a couplet of two equal lines keeps its space."""
    parts = [part for part in parts if part]
    title = parts[0] if parts else ""
    for before, after in pairwise(parts):
        title += (" " if _is_couplet(before, after, parts) else glue(before, after)) + after
    return title


def _is_couplet(before: str, after: str, parts: list[str]) -> bool:
    if len(before) != len(after) or len(before) < 5 or _RUNS_ON.search(before):
        return False
    return not _OFFICIAL.search("".join(parts)) and not after.startswith("——")
