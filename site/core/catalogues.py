"""Compiles our message catalogues with Babel: no gettext tools need to be installed."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings


def compile_all() -> list[Path]:
    """Writes each .mo that is missing or older than its .po; gives those written."""
    sources = [
        po for folder in settings.LOCALE_PATHS for po in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
    ]
    return [compile_one(po) for po in sources if _is_stale(po)]


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def compile_one(po: Path) -> Path:
    with po.open("rb") as file:
        catalogue = read_po(file)
    mo = po.with_suffix(".mo")
    # Several processes may compile at once; each puts a whole file in place.
    partial = mo.with_suffix(f".{os.getpid()}")
    with partial.open("wb") as file:
        write_mo(file, catalogue)
    partial.replace(mo)
    return mo
