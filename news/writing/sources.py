"""What an editor hands in, text or a Word file, as one article that is not yet a page."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from html import escape
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.uploads import read_upload
from core.writing.credits import Credits
from core.writing.docx import WordDraft, read_docx
from core.writing.package import MAX_FILE
from core.writing.paste import read_article

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from core.writing.blocks import RawBlock
    from core.writing.losses import Loss
    from core.writing.pictures import Picture

MAX_MARKUP = 60 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Article:
    """`file_title` is the title that stood in the file where the editor gave another."""

    title: str
    blocks: list[RawBlock] = field(default_factory=list)
    pictures: tuple[Picture, ...] = ()
    losses: tuple[Loss, ...] = ()
    credits: Credits = field(default_factory=Credits)
    file_title: str = ""
    from_file: bool = False


def from_word(file: UploadedFile, title: str = "") -> Article:
    """Raises Refused (too large, empty) and UnreadableDocument."""
    data = read_upload(
        file, MAX_FILE, _("The file is larger than 50 MB. Compress its pictures and try again.")
    )
    draft = read_docx(data)
    other = draft.title if title and draft.title != title else ""
    return replace(_article(draft, title or draft.title), file_title=other, from_file=True)


def from_markup(html: str, title: str = "") -> Article:
    """Raises UnreadableDocument."""
    draft = read_article(html, title)
    return _article(draft, title or draft.title)


def from_text(text: str, title: str = "") -> Article:
    lines = (line.strip() for line in text.splitlines())
    return from_markup("".join(f"<p>{escape(line)}</p>" for line in lines if line), title)


def _article(draft: WordDraft, title: str) -> Article:
    return Article(title, draft.blocks, draft.pictures, draft.losses, draft.credits)


def joined(first: Article, second: Article) -> Article:
    """What was typed, then what the file holds; the credits of both."""
    moved = [_moved(block, len(first.pictures)) for block in second.blocks]
    found = {
        name: getattr(first.credits, name) or getattr(second.credits, name)
        for name in (item.name for item in fields(Credits))
    }
    found["lines"] = first.credits.lines + second.credits.lines
    return replace(
        second,
        title=first.title or second.title,
        blocks=first.blocks + moved,
        pictures=first.pictures + second.pictures,
        losses=first.losses + second.losses,
        credits=Credits(**found),
    )


def _moved(block: RawBlock, by: int) -> RawBlock:
    if block["type"] != "figure":
        return block
    return {**block, "value": {**block["value"], "image": block["value"]["image"] + by}}
