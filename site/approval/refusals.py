"""What a person is told when the gate says no."""

from __future__ import annotations

from core.refusals import RefusedError

__all__ = ["RefusedError"]
