"""Programs that read strangers' files, each in a process of its own within limits of memory and time.

`run` starts this file in that process; it sets the limits there, then runs the program.
"""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

MEMORY = 1024 * 1024 * 1024


class Failed(Exception):  # noqa: N818  what became of it
    """It could not be started, was stopped at a limit, or gave up."""


def run(program: Path, *arguments: str, data: bytes, seconds: int, within: int) -> bytes:
    """What a program wrote that got `data` on its standard input; `seconds` are those of computing,
    `within` those that pass meanwhile.

    Raises Failed.
    """
    command = [sys.executable, "-I", __file__, str(seconds), str(program), *arguments]
    try:
        return subprocess.run(  # noqa: S603  our own programs; the file goes in by the standard input
            command, input=data, capture_output=True, timeout=within, check=True
        ).stdout
    except (subprocess.SubprocessError, OSError) as error:
        raise Failed(program.name) from error


def _limit(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    _limit(int(sys.argv[1]))
    del sys.argv[:2]
    runpy.run_path(sys.argv[0], run_name="__main__")
