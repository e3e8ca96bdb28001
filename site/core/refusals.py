"""What a person is told when something is refused."""

from __future__ import annotations

from typing import Any


class RefusedError(Exception):
    """Something may not be done, or not by this person. The message is for people.

    Not a PermissionDenied: Wagtail turns that into a redirect and would keep what was half done.
    """

    def __init__(self, message: Any) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
