"""The kinds of the campaigns room; importing this module registers them."""

from . import campaign, index, report

__all__ = ["campaign", "index", "report"]
