"""The kinds of the memorial; importing this module registers them."""

from . import index, records

__all__ = ["index", "records"]
