"""The environment of the public templates."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from jinja2 import Environment, StrictUndefined, Undefined

from core.typography import environment_extras


def environment(**options: Any) -> Environment:
    options.setdefault("autoescape", True)
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    # A variable nobody supplied is a mistake that tests must see; a reader gets the page without it.
    options["undefined"] = StrictUndefined if getattr(settings, "STRICT_TEMPLATES", False) else Undefined
    made = Environment(**options, extensions=["jinja2.ext.i18n", "jinja2.ext.do"])  # noqa: S701  autoescape is on
    install: Any = made.install_gettext_callables  # type: ignore[attr-defined]  # the i18n extension adds it
    install(
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    made.globals["static"] = static
    extras = environment_extras()
    made.filters.update(extras.get("filters", {}))
    made.globals.update(extras.get("globals", {}))
    return made
