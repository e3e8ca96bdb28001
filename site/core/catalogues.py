"""Compiles our message catalogues with Babel: no gettext tools need to be installed."""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from django.utils.translation import trans_real


def compile_all() -> list[Path]:
    """Writes each .mo that is missing or older than its .po; gives those written."""
    sources = [
        po for folder in settings.LOCALE_PATHS for po in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
    ]
    made = [compile_one(po) for po in sources if _is_stale(po)]
    if made:
        read_again()
    return made


def read_again() -> None:
    """Has Django forget the texts it read before: on a first start they were not there yet."""
    language = translation.get_language()
    # As Django's own reload does; its types know neither name.
    kept: Any = trans_real
    library: Any = gettext
    library._translations = {}
    kept._translations, kept._default = {}, None
    if language:
        translation.activate(language)


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
