"""What is installed is pinned to the byte, and comes as wheels for every Python the site supports."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

BASE = Path(settings.BASE_DIR)
LISTS = ("requirements", "requirements-dev")
NO_NETWORK = ("error sending request", "failed to fetch", "dns error", "could not connect", "timed out")


def pinned(name: str) -> set[tuple[str, str]]:
    """Each package and version in the list; a package may have one version for older Pythons."""
    return versions((BASE / f"{name}.txt").read_text())


def versions(text: str) -> set[tuple[str, str]]:
    found = re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([\w.!+-]+)", text, re.MULTILINE)
    return {(normal(package), version) for package, version in found}


def normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


@pytest.mark.parametrize("name", LISTS)
def test_every_package_is_pinned_with_hashes(name):
    entries = [e for e in re.split(r"\n(?=\S)", (BASE / f"{name}.txt").read_text()) if not e.startswith("#")]

    assert [
        entry
        for entry in entries
        if not re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+-]+.*--hash=sha256:[0-9a-f]{64}", entry, re.DOTALL)
    ] == []


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_hold_no_option_and_no_address(name):
    for suffix in (".in", ".txt"):
        text = (BASE / f"{name}{suffix}").read_text()
        assert re.findall(r"^-(?!c requirements\.txt$).*|https?://.*", text, re.MULTILINE) == []


@pytest.mark.parametrize("name", LISTS)
def test_what_is_wanted_is_pinned(name):
    wanted = re.findall(r"^([A-Za-z][\w.-]*)", (BASE / f"{name}.in").read_text(), re.MULTILINE)

    assert {normal(package) for package in wanted} - {package for package, _ in pinned(name)} == set()


def test_extras_that_packages_want_are_pinned_with_them():
    """Else pip takes a package with its extra for another one, unpinned, as soon as a newer version is out."""
    extras = set()
    for name in LISTS:
        text = (BASE / f"{name}.txt").read_text()
        extras |= set(re.findall(r"^([\w.-]+\[[\w,-]+\])==", text, re.MULTILINE))

    assert {"coverage[toml]", "django-allauth[mfa]", "psycopg[binary]", "willow[heif]"} <= extras


def test_what_both_lists_pin_is_the_same():
    site, tools = (pinned(name) for name in LISTS)
    shared = {package for package, _ in site} & {package for package, _ in tools}

    assert {pair for pair in site if pair[0] in shared} == {pair for pair in tools if pair[0] in shared}


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("name", LISTS)
def test_wheels_of_the_pinned_versions_exist(name, python):
    command = [sys.executable, "-m", "uv", "pip", "compile", f"{name}.in", "-c", f"{name}.txt", "--no-header"]
    command += ["--python-version", python, "--only-binary", ":all:", "--no-annotate", "--no-emit-index-url"]
    done = subprocess.run(command, cwd=BASE, capture_output=True, text=True, timeout=300)
    if done.returncode and any(sign in done.stderr.lower() for sign in NO_NETWORK):
        pytest.skip("the package index cannot be reached")

    assert done.returncode == 0, done.stderr
    assert versions(done.stdout) - pinned(name) == set()
