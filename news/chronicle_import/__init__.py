"""Import of chronicles (大事记) from .txt and .docx, independent of the site's models."""

from .entries import Chronicle, Entry, PartOfDay, Precision, Problem, Skipped
from .parser import parse_chronicle
from .problems import Code
from .sources import UnreadableFile

__all__ = [
    "Chronicle",
    "Code",
    "Entry",
    "PartOfDay",
    "Precision",
    "Problem",
    "Skipped",
    "UnreadableFile",
    "parse_chronicle",
]
