"""The kinds of this room; importing this module registers them."""

from . import pages

__all__ = ["pages"]
