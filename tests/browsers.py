"""The browser that tests and pictures use: the system's own."""

from __future__ import annotations

from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
HOW = {"executable_path": str(CHROMIUM), "args": ["--no-sandbox", "--lang=zh-CN"]}
