from .approvals import Approval
from .pages import PublicPage

__all__ = ["Approval", "PublicPage"]
