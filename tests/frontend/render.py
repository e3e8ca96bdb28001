"""Renders the public templates without Django, in either language, for the tests of this folder."""

from __future__ import annotations

import gettext
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from core.typography import environment_extras
from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / "site/jinja2", ROOT / "home/jinja2", ROOT / "news/jinja2", ROOT / "search/jinja2"]
CATALOGUE = ROOT / "site/locale/parts/frontend.po"


def translations(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    from io import BytesIO

    compiled = BytesIO()
    with CATALOGUE.open("rb") as source:
        write_mo(compiled, read_po(source, locale="zh_Hans_CN"))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


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
    from dataclasses import replace

    from pages import PAGES

    template, context, language = PAGES[name]
    if modes and "shell" in context:
        shell = context["shell"]
        context = {**context, "shell": replace(shell, modes=replace(shell.modes, **modes))}
    html = environment(language, static).get_template(template).render(context)
    return html.replace('src="/static/', f'src="{static}')
