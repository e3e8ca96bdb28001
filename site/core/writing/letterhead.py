"""What frames an official document on paper and has no place on a page: letterhead and distribution lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .credit_words import is_document_number
from .pieces import Paragraph
from .titles import LONGEST

if TYPE_CHECKING:
    from .credits import CreditCollector
    from .losses import LossBook
    from .pieces import Piece

MASTHEAD_LINES = 6
COLOPHON_LINES = 6
_SIGNER = re.compile(r"\s*签发人[：:].*$")
_COLOPHON = re.compile(
    r"^(?:(?:抄送|抄报|主题词|校对|打印)[：:].*|.{2,40}\d{4}年\d{1,2}月\d{1,2}日印发?|[（(]此件.{1,20}[)）]|[（(]共印.{1,12}[)）])$"
)


def take_masthead(pieces: list[Piece], collector: CreditCollector, book: LossBook) -> list[Piece]:
    """××市红十字会文件 and ×红字〔2026〕5号 above the title."""
    for index, piece in enumerate(pieces[:MASTHEAD_LINES]):
        if not isinstance(piece, Paragraph) or len(piece.text) > LONGEST:
            break
        number = _SIGNER.sub("", piece.text)
        if not is_document_number(number):
            continue
        above = [above.text for above in pieces[:index] if isinstance(above, Paragraph)]
        if index and not above[-1].rstrip().endswith("文件") and not _is_letterhead(above):
            break  # the number stands below the title
        collector.take(piece.text, {"document_number": number.strip("（）() ")})
        if above:
            book.note("masthead", 1, " ".join(above))
        return pieces[index + 1 :]
    return pieces


def _is_letterhead(lines: list[str]) -> bool:
    return len(lines) == 1 and bool(re.search(r"(?:红十字会|办公室|委员会)$", lines[0]))


def drop_colophon(pieces: list[Piece], book: LossBook) -> list[Piece]:
    """抄送, 印发 and the like below the date: meant for the file, not for the public."""
    rest = list(pieces)
    while len(rest) > 1 and len(pieces) - len(rest) < COLOPHON_LINES:
        last = rest[-1]
        if not isinstance(last, Paragraph) or not _COLOPHON.match(last.text):
            break
        book.note("colophon", last.number, last.text)
        rest.pop()
    return rest
