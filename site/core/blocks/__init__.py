"""The blocks every body is written with. A block of one room stays in that room."""

from .data import KeyFigureBlock, KeyFiguresBlock, TableBlock
from .media import DocumentsBlock, FigureBlock, GalleryBlock, VideoBlock
from .raw import to_stream
from .stream import BodyBlock
from .text import RICH_TEXT_FEATURES, CalloutBlock, HeadingBlock, QuoteBlock, RichTextBlock

__all__ = [
    "RICH_TEXT_FEATURES",
    "BodyBlock",
    "CalloutBlock",
    "DocumentsBlock",
    "FigureBlock",
    "GalleryBlock",
    "HeadingBlock",
    "KeyFigureBlock",
    "KeyFiguresBlock",
    "QuoteBlock",
    "RichTextBlock",
    "TableBlock",
    "VideoBlock",
    "to_stream",
]
