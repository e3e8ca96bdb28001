"""The stylesheets of the public pages and of the cards on other sites, made by `python -m core.assets`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
BUNDLE = "site.css"
# A card on another site brings no more than it shows.
EMBED = "embed.css"
EMBED_PARTS = ("embed_page.css", "components/embed_card.css", "components/progress.css", "components/tag.css")
_PIECES = re.compile(r'("[^"\n]*"|\'[^\'\n]*\')|/\*.*?\*/', re.DOTALL)
_AROUND = re.compile(r"\s*([{};,])\s*")


def css_parts(folder: Path = CSS) -> list[Path]:
    """Tokens first and print last, so that each may rely on what stands before it."""
    return [
        folder / "tokens.css",
        folder / "base.css",
        *sorted((folder / "components").glob("*.css")),
        folder / "print.css",
    ]


def minify_css(source: str) -> str:
    """Drop comments and needless space; strings stay as they are."""
    strings: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        if match.group(1) is None:
            return " "
        strings.append(match.group(1))
        return f"\x00{len(strings) - 1}\x00"

    bare = _PIECES.sub(set_aside, source)
    bare = _AROUND.sub(r"\1", re.sub(r"\s+", " ", bare))
    bare = re.sub(r":\s+", ":", bare).replace(";}", "}").strip()
    return re.sub(r"\x00(\d+)\x00", lambda match: strings[int(match.group(1))], bare)


def build_css(folder: Path = CSS) -> str:
    return minify_css("\n".join(part.read_text(encoding="utf-8") for part in css_parts(folder))) + "\n"


def build_embed_css(folder: Path = CSS) -> str:
    return minify_css("\n".join((folder / part).read_text(encoding="utf-8") for part in EMBED_PARTS)) + "\n"


def write_css(folder: Path = CSS) -> Path:
    bundle = folder / BUNDLE
    bundle.write_text(build_css(folder), encoding="utf-8")
    (folder / EMBED).write_text(build_embed_css(folder), encoding="utf-8")
    return bundle


if __name__ == "__main__":
    sys.stdout.write(f"{write_css()}\n")
