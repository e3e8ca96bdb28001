"""The environment of the public templates."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from jinja2 import Environment, StrictUndefined, Undefined

from core.typography import environment_extras

logger = logging.getLogger(__name__)


def static_address(path: str) -> str:
    """The address of a static file; the plain one where the files were not collected: no page fails for it."""
    try:
        return static(path)
    except ValueError:
        logger.exception("A static file is missing: %s", path)
        return settings.STATIC_URL + path


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
    made.globals["static"] = static_address
    extras = environment_extras()
    made.filters.update(extras.get("filters", {}))
    made.globals.update(extras.get("globals", {}))
    return made
