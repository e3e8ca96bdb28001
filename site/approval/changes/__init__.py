"""Changes of what has no drafts: one person asks, another signs, and only then is anything different.

Nobody fills in a form for it. Who saves a setting, a department or the words of a picture in use is told that
it was kept as a request (`capture`, after the request was rolled back); who signs it writes it (`approve`).
"""

from .asking import capture
from .deciding import approve, recall, send_back
from .signers import SIGNERS, refusal, signers_of, token_of, waiting_for

__all__ = [
    "SIGNERS",
    "approve",
    "capture",
    "recall",
    "refusal",
    "send_back",
    "signers_of",
    "token_of",
    "waiting_for",
]
