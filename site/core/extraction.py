"""Reads the messages out of code and templates with Babel, and merges them into the catalogues.

Django's own extractor calls programs that may not be installed, and misses what stands in the arguments of
Jinja2's macros.
"""

from __future__ import annotations

import io
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract, extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALE = "zh_Hans"
DOMAINS = ("django", "djangojs")
# Whose texts our catalogue completes. What else is installed shows nothing to anybody here.
PACKAGES = ("wagtail", "wagtail_localize", "allauth")
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Key: TypeAlias = tuple[str, str | None]
Source: TypeAlias = tuple[Path, Any, dict[str, str]]
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}
ROOMS = ("site", "home", "campaigns", "disclosure", "memorial", "news", "donations", "search", "static")
NOT_SHOWN = {"tests", "test", "migrations", "project_template", "node_modules", "vendor"}
JINJA_OPTIONS = {
    "extensions": "jinja2.ext.i18n,jinja2.ext.do",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}


def from_django_template(file, keywords, comment_tags, options) -> Iterator:
    """Babel's extraction method for Django's template language."""
    text = templatize(file.read().decode(), origin=options.get("origin", ""))
    # Brackets keep Python's tokenizer from minding the template's indentation.
    return extract_python(io.BytesIO(f"({text})".encode()), keywords, comment_tags, {"encoding": "utf-8"})


def sources(root: Path, domain: str, skip: frozenset[Path] = frozenset()) -> Iterator[Source]:
    """Each file below this folder that may hold messages, with the method to read it."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if not path.is_file() or NOT_SHOWN & set(parts[:-1]) or skip & set(path.parents):
            continue
        if domain == "djangojs":
            if path.suffix == ".js" and "static" in (root.name, *parts):
                yield path, "javascript", {}
        elif path.suffix == ".py":
            yield path, "python", {}
        elif path.suffix in TEMPLATE_SUFFIXES and "jinja2" in parts:
            yield path, "jinja2.ext:babel_extract", JINJA_OPTIONS
        elif path.suffix in TEMPLATE_SUFFIXES and "templates" in parts:
            yield path, from_django_template, {"origin": str(path)}


def read(root: Path, domain: str, into: Catalog, skip: frozenset[Path] = frozenset()) -> None:
    """Adds all messages below this folder."""
    for path, method, options in sources(root, domain, skip):
        with path.open("rb") as file:
            rows = extract(method, file, KEYWORDS, ("Translators:",), options, strip_comment_tags=True)
            for line, message, comments, context in rows:
                place = [(path.relative_to(root.parent).as_posix(), line)]
                into.add(message, None, place, auto_comments=comments, context=context)


def ours(domain: str) -> Catalog:
    found = empty()
    for room in ROOMS:
        read(Path(settings.BASE_DIR) / room, domain, found)
    return found


def app_folders() -> list[Path]:
    """The folders of the packages' apps that are installed."""
    names = {app.split(".apps.")[0] for app in settings.INSTALLED_APPS if app.split(".")[0] in PACKAGES}
    return sorted(Path(import_module(name).__path__[0]) for name in names)


def theirs(domain: str) -> Catalog:
    """All messages of the packages' installed apps.

    Their scripts are delivered minified, so those messages are taken from their English catalogues.
    """
    folders, found = app_folders(), empty()
    if domain == "djangojs":
        for folder in folders:
            for message in load(folder / "locale" / "en" / "LC_MESSAGES" / "djangojs.po", "en"):
                if message.id:
                    found.add(message.id, None, [(folder.name, 0)], context=message.context)
        return found
    roots = [f for f in folders if not any(other in f.parents for other in folders)]
    for root in roots:
        not_installed = {apps.parent for apps in root.rglob("apps.py")} - set(folders)
        read(root, domain, found, frozenset(not_installed))
    return found


def translated_by_packages(domain: str) -> dict[Key, Message]:
    """What the packages' own Chinese catalogues say already."""
    catalogues = [load(f / "locale" / LOCALE / "LC_MESSAGES" / f"{domain}.po") for f in app_folders()]
    return {key(m): m for catalogue in catalogues for m in catalogue if m.id and is_complete(m)}


def lacking(domain: str) -> Catalog:
    """The packages' messages that their Chinese catalogues leave in English."""
    found, said = theirs(domain), translated_by_packages(domain)
    for message in list(found):
        if message.id and key(message) in said:
            found.delete(message.id, message.context)
    return found


def key(message: Message) -> Key:
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def is_complete(message: Message) -> bool:
    said = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return bool(said) and all(said) and not message.fuzzy


def empty() -> Catalog:
    return Catalog(locale=LOCALE, charset="utf-8")


def load(po: Path, locale: str = LOCALE) -> Catalog:
    if not po.exists():
        return empty()
    with po.open("rb") as file:
        return read_po(file, locale=locale)


def merge(template: Catalog, *translations: Catalog) -> Catalog:
    """The template's messages with what the translations say; the first that says something wins."""
    merged = Catalog(
        locale=LOCALE,
        charset="utf-8",
        header_comment="# The site's messages in simplified Chinese. `make messages` reads them from the code.",
    )
    for message in template:
        if not message.id:
            continue
        said = next(
            (m for t in translations if (m := t.get(key(message)[0], message.context)) and is_complete(m)),
            None,
        )
        places = sorted({(place, 0) for place, _ in message.locations})
        merged.add(
            message.id,
            _in_shape(message, said),
            places,
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return merged


def _in_shape(message: Message, said: Message | None) -> Any:
    """A translation given for a plural fits the singular, and the other way round: Chinese has one form."""
    if said is None:
        return ("",) if message.pluralizable else ""
    text = said.string[0] if isinstance(said.string, (tuple, list)) else said.string
    return (text,) if message.pluralizable else text


def save(catalogue: Catalog, po: Path) -> None:
    po.parent.mkdir(parents=True, exist_ok=True)
    raw = io.BytesIO()
    write_po(raw, catalogue, width=0, include_lineno=False, omit_header=True, sort_output=True)
    header = f'msgid ""\nmsgstr ""\n"Language: {LOCALE}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    header += '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    po.write_text(f"{catalogue.header_comment}\n{header}{raw.getvalue().decode()}", encoding="utf-8")
