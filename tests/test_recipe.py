"""A content type that follows docs/adding-a-content-type.md, in a process whose settings know it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BASE = Path(__file__).resolve().parents[1]


def test_content_type_made_by_the_recipe_works_everywhere():
    command = [
        *(sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:randomly"),
        *("--ds", "tests.sample.settings", "tests/sample/recipe.py"),
    ]

    done = subprocess.run(command, cwd=BASE, capture_output=True, text=True, timeout=600)

    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
