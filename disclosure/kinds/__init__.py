"""The kinds of the disclosure room; importing this module registers them."""

from . import disclosure, finance, governance, index, methods, work

__all__ = ["disclosure", "finance", "governance", "index", "methods", "work"]
