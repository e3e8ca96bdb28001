"""Reads a PDF from standard input and writes how many pages it has, "encrypted" or "broken".

A program for `core.confined`.
"""

from __future__ import annotations

import sys


def count(data: bytes) -> str:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return str(len(document))
    except pypdfium2.PdfiumError as error:
        return "encrypted" if "password" in str(error).lower() else "broken"


if __name__ == "__main__":
    sys.stdout.write(count(sys.stdin.buffer.read()))
