"""Renders the public templates without Django, in either language, for the tests of this folder."""

from __future__ import annotations

import gettext
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.typography import environment_extras
from tests.frontend.pages import PAGES

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / "site/jinja2", ROOT / "home/jinja2", ROOT / "news/jinja2", ROOT / "search/jinja2"]
LOCALE = ROOT / "site/locale"


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The Chinese catalogue, and parts not merged into it yet; English is what the templates say."""
    chain = gettext.NullTranslations()
    if language == "en":
        return chain
    for source in (*(LOCALE / "parts").glob("*.po"), LOCALE / "zh_Hans/LC_MESSAGES/django.po"):
        if source.exists():
            compiled = BytesIO()
            with source.open("rb") as text:
                write_mo(compiled, read_po(text, locale="zh_Hans_CN"))
            compiled.seek(0)
            made = gettext.GNUTranslations(compiled)
            made.add_fallback(chain)
            chain = made
    return chain


def environment(language: str = "zh-hans", static: str = "/static/") -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDERS),
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.install_gettext_translations(translations(language), newstyle=True)
    extras = environment_extras()
    made.filters.update(extras["filters"])
    made.globals.update(extras["globals"])
    made.globals["static"] = lambda path: static + path
    return made


def render(name: str, *, static: str = "/static/", **modes: bool) -> str:
    """One sample page as HTML; `modes` are those of core.presentation.Modes."""
    template, context, language = PAGES[name]
    if modes and "shell" in context:
        shell = context["shell"]
        words = "沉痛悼念遇难同胞" if modes.get("mourning") else ""
        shell = replace(shell, modes=replace(shell.modes, **modes), mourning_words=words)
        context = {**context, "shell": shell}
    html = environment(language, static).get_template(template).render(context)
    return html.replace('src="/static/', f'src="{static}')


def macro(path: str, name: str, language: str = "zh-hans"):
    """One macro of a component, to be called by itself."""
    return getattr(environment(language).get_template(path).module, name)
