"""The environment of the public templates."""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from jinja2 import Environment, StrictUndefined, Undefined
from markupsafe import Markup

from core.typography import environment_extras

if TYPE_CHECKING:
    from collections.abc import MutableMapping

logger = logging.getLogger(__name__)


def static_address(path: str) -> str:
    """The address of a static file; the plain one where the files were not collected: no page fails for it."""
    try:
        return static(path)
    except ValueError:
        logger.exception("A static file is missing: %s", path)
        return settings.STATIC_URL + path


class _Environment(Environment):
    """All templates share one dictionary of globals; Jinja2's chains of dictionaries are slow to read, and are
    read for every macro that a template imports."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **d} if d else self.globals


def environment(**options: Any) -> Environment:
    options.setdefault("autoescape", True)
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    # A variable nobody supplied is a mistake that tests must see; a reader gets the page without it.
    options["undefined"] = StrictUndefined if getattr(settings, "STRICT_TEMPLATES", False) else Undefined
    made = _Environment(**options, extensions=["jinja2.ext.i18n", "jinja2.ext.do"])
    _speak(made)
    # Addresses of collected files stay as they are until the next start.
    made.globals["static"] = static_address if settings.DEBUG else cache(static_address)
    extras = environment_extras()
    made.filters.update(extras.get("filters", {}))
    made.globals.update(extras.get("globals", {}))
    return made


def _speak(made: Environment) -> None:
    """Gives templates gettext; what has no number in it, which is nearly all, by a shorter way than Jinja2's."""
    install: Any = made.install_gettext_callables  # type: ignore[attr-defined]  # the i18n extension adds it
    install(
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    made.globals["_"] = made.globals["gettext"] = say
    made.globals["pgettext"] = say_in_context


def say(message: str, **variables: Any) -> Markup:
    return _said(translation.get_language(), None, message) % variables


def say_in_context(context: str, message: str, **variables: Any) -> Markup:
    return _said(translation.get_language(), context, message) % variables


@lru_cache(maxsize=5000)
def _said(language: str | None, context: str | None, message: str) -> Said:
    """The words of the language that is active now; catalogues do not change while the process lives."""
    text = translation.pgettext(context, message) if context else translation.gettext(message)
    return Said(text)


class Said:
    """A message that is ready at once when nothing has to be put into it."""

    __slots__ = ("bare", "text")

    def __init__(self, text: str) -> None:
        self.text = Markup(text)  # noqa: S704  messages are ours; variables are escaped
        try:
            self.bare: Markup | None = self.text % {}
        except KeyError:
            self.bare = None

    def __mod__(self, variables: dict[str, Any]) -> Markup:
        return self.bare if self.bare is not None else self.text % variables
