"""How this room's pages are entered, listed, searched and shown."""

from . import rolls

__all__ = ["rolls"]
