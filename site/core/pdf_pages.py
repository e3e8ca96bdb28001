"""Reads a PDF from standard input and writes how many pages it has, "encrypted" or "broken".

Run as a script in a process of its own, within limits of memory and time.
"""

from __future__ import annotations

import sys

MEMORY = 1024 * 1024 * 1024
SECONDS = 15


def limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def count(data: bytes) -> str:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return str(len(document))
    except pypdfium2.PdfiumError as error:
        return "encrypted" if "password" in str(error).lower() else "broken"


if __name__ == "__main__":
    limit()
    sys.stdout.write(count(sys.stdin.buffer.read()))
