from .approvals import Approval, ApprovalSerial
from .chains import ChainRule, Substitution
from .changes import ChangeRequest
from .pages import PublicPage
from .records import PublicRecord
from .roles import RoleGroup
from .seals import Seal, SealedFile
from .tasks import ReviewTask, ReviewTaskState
from .versions import Version
from .withdrawals import Withdrawal

__all__ = [
    "Approval",
    "ApprovalSerial",
    "ChainRule",
    "ChangeRequest",
    "PublicPage",
    "PublicRecord",
    "ReviewTask",
    "ReviewTaskState",
    "RoleGroup",
    "Seal",
    "SealedFile",
    "Substitution",
    "Version",
    "Withdrawal",
]
