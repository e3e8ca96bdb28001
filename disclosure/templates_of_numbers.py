"""How an index number is written: 机构代码/年份-流水号 by default, in the form of 政府信息公开目录系统实施指引 (试行).

Local schemes differ (QZ06106-2420-2024-00029), so the form is a template that each catalogue sets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

DEFAULT = "{code}/{year}-{serial:5}"
LONGEST = 60
_FIELD = re.compile(r"\{(code|category|year|serial)(?::([1-9]))?\}")


def problem(template: str) -> StrPromise | None:
    """What is wrong with a template, None when nothing is."""
    names = [match[1] for match in _FIELD.finditer(template)]
    rest = _FIELD.sub("", template)
    if "{" in rest or "}" in rest:
        return _("Only {code}, {category}, {year} and {serial} can stand in brackets.")
    if not rest.isascii() or any(sign.isspace() for sign in rest):
        return _("Use only letters, digits and signs of the Latin script, and no spaces.")
    if names.count("serial") != 1 or names.count("year") != 1:
        return _("The template needs {year} and {serial}, each once.")
    return None


def written(template: str, *, code: str, category: str, year: int, serial: int | None) -> str:
    """The number; without a serial, the name of the series it belongs to."""
    values = {"code": code, "category": category, "year": str(year)}

    def put(match: re.Match[str]) -> str:
        if match[1] == "serial":
            return "#" if serial is None else str(serial).zfill(int(match[2] or 1))
        return values[match[1]]

    return _FIELD.sub(put, template).lstrip("/-")
