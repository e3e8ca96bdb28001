from .awards import Award
from .entries import HonourEntry
from .hidden import HiddenName
from .imports import NameImport
from .rolls import HonourRollIndexPage, HonourRollPage

__all__ = ["Award", "HiddenName", "HonourEntry", "HonourRollIndexPage", "HonourRollPage", "NameImport"]
