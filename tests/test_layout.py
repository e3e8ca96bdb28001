"""The house keeps its shape: conventions that no other tool sees."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.conf import settings

BASE = Path(settings.BASE_DIR)
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
# Names of formats and vocabularies, which no browser fetches.
NAMESPACES = (
    "http://www.w3.org/",
    "https://schema.org",
    "http://www.sitemaps.org/",
    "http://www.google.com/schemas/",
)
ELSEWHERE = re.compile(r"""(?:https?:)?//[\w-]+\.[\w.-]+""")


def tracked(*patterns: str) -> list[Path]:
    """The files git knows or would add, below the given patterns."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    try:
        done = subprocess.run(command, cwd=BASE, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return [path for pattern in patterns for path in BASE.glob(pattern) if path.is_file()]
    return [BASE / name for name in done.stdout.splitlines() if (BASE / name).is_file()]


def names(paths) -> list[str]:
    return sorted(str(path.relative_to(BASE)) for path in paths)


def rooms() -> list[Path]:
    return [init.parent for folder in (BASE, BASE / "site") for init in folder.glob("*/__init__.py")]


def test_the_source_folder_is_no_package():
    assert (BASE / "site").is_dir()
    assert not (BASE / "site" / "__init__.py").exists()


def test_no_room_takes_the_name_of_another_module():
    taken = sys.stdlib_module_names | set(packages_distributions())

    assert {"config", "core", "approval", "home", "news", "search"} <= {room.name for room in rooms()}
    assert [room.name for room in rooms() if room.name in taken] == []


def test_modules_and_functions_stay_short():
    long = []
    for path in tracked("*.py"):
        if {"migrations", "tests"} & set(path.parts):
            continue
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST_MODULE:
            long.append(f"{path.relative_to(BASE)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(BASE)}: {node.name} has {length} lines")
    assert long == []


def test_no_screen_asks_another_host():
    asking = []
    for path in tracked("static/**", "*/static/**", "*jinja2/**", "*templates/**"):
        if path.suffix not in {".html", ".css", ".js", ".svg", ".xml"}:
            continue
        text = path.read_text(encoding="utf-8")
        for known in NAMESPACES:
            text = text.replace(known, "")
        asking += [f"{path.relative_to(BASE)}: {found}" for found in ELSEWHERE.findall(text)]
    assert asking == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("style attribute", r"""\sstyle\s*="""),
        ("style element", r"<style\b"),
        ("handler attribute", r"""<[^>]*\son[a-z]+\s*=\s*["']"""),
        ("inline script", r"""<script\b(?![^>]*\b(?:src=|type="application/ld\+json"))"""),
    ],
)
def test_public_templates_have_no(what, pattern):
    found = [p for p in tracked("*jinja2/*.html") if re.search(pattern, p.read_text(encoding="utf-8"))]

    assert names(found) == []


def test_nothing_names_the_machine_it_was_written_on():
    places = [str(BASE), str(Path.home())]
    naming = []
    for path in tracked("."):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if any(re.search(rf"{re.escape(place)}(?![\w.-])", text) for place in places if len(place) > 1):
            naming.append(path)
    assert names(naming) == []
