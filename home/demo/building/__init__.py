"""Makes the demo society from its content, through the recorded path of publication."""

from .society import DemoError, build

__all__ = ["DemoError", "build"]
