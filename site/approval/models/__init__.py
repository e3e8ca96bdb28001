from .approvals import Approval, ApprovalSerial
from .pages import PublicPage
from .roles import RoleGroup
from .tasks import ReviewTask, ReviewTaskState

__all__ = ["Approval", "ApprovalSerial", "PublicPage", "ReviewTask", "ReviewTaskState", "RoleGroup"]
