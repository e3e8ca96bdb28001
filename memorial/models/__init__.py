from .consents import MemorialConsent
from .index import MemorialIndexPage
from .names import ShownName
from .records import MemorialRecord

__all__ = ["MemorialConsent", "MemorialIndexPage", "MemorialRecord", "ShownName"]
