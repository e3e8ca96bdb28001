from __future__ import annotations

import re

import pytest

from tests.frontend.render import ROOT

CSS = ROOT / "static/css"
GROUNDS = {
    "ink": ["paper", "wash", "wash-2", "plain", "zhu-tint", "amber-tint", "moss-tint", "mark"],
    "ink-2": ["paper", "wash", "wash-2", "plain", "zhu-tint", "amber-tint", "moss-tint"],
    "dai": ["paper", "wash", "wash-2", "plain", "zhu-tint", "amber-tint", "moss-tint", "mark"],
    "visited": ["paper", "wash", "plain", "mark"],
    "amber": ["paper", "wash", "amber-tint"],
    "moss": ["paper", "wash", "moss-tint"],
    "night-ink-2": ["night"],
    "paper": ["zhu", "dai", "ink", "night", "dai-deep"],
}
MODES = {"plain": ":root", "mourning": "[data-mourning]", "contrast": '[data-contrast="high"]'}


def tokens(selector):
    source = re.sub(r"/\*.*?\*/", "", (CSS / "tokens.css").read_text(encoding="utf-8"), flags=re.S)
    found = {}
    for wanted in dict.fromkeys((":root", selector)):
        body = re.search(rf"(?m)^{re.escape(wanted)} \{{(.*?)^\}}", source, re.S).group(1)
        found.update(re.findall(r"--([\w-]+): (#[0-9a-f]+);", body))
    return found


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_card_on_other_sites_reaches_seven_to_one(theme):
    source = (CSS / "embed_page.css" if theme == "light" else CSS / "components/embed_card.css").read_text()
    selector = r":root" if theme == "light" else r'\.embed-card\[data-theme="dark"\]'
    body = re.search(rf"(?m)^{selector} \{{(.*?)^\}}", source, re.S).group(1)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", body))

    assert min(contrast(colours[name], colours["paper"]) for name in ("ink", "ink-2", "dai", "amber")) >= 7
    assert contrast(colours["line-strong"], colours["paper"]) >= 3
    assert contrast(colours["dai"], colours["wash-2"]) >= 3


def test_contrast_is_computed_as_the_standard_says():
    assert contrast("#fff", "#000") == pytest.approx(21)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
def test_all_text_reaches_seven_to_one(mode):
    colours = tokens(MODES[mode])
    weak = [
        f"{text} on {ground}: {contrast(colours[text], colours[ground]):.2f}"
        for text, grounds in GROUNDS.items()
        for ground in grounds
        if contrast(colours[text], colours[ground]) < 7
    ]

    assert weak == []


@pytest.mark.parametrize("mode", MODES)
def test_borders_of_controls_reach_three_to_one(mode):
    colours = tokens(MODES[mode])

    assert all(
        contrast(colours["line-strong"], colours[ground]) >= 3 for ground in ("paper", "wash", "plain")
    )


def test_red_is_never_a_word_and_never_level():
    parts = [
        path
        for path in sorted(CSS.rglob("*.css"))
        if path.name not in {"site.css", "embed.css", "tokens.css"}
    ]
    uses = [
        f"{path.name}: {line.strip()}"
        for path in parts
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"var\(--zhu\)", line)
    ]
    upright = re.compile(r"border-inline-start: (1px|var\(--rule\)) solid var\(--zhu\);$")

    assert [use for use in uses if not upright.search(use)] == [
        "tag.css: border-color: var(--zhu);",
        "tag.css: background: var(--zhu);",
    ]


def test_nothing_is_slanted_thin_or_below_fourteen_pixels():
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in CSS.rglob("*.css") if path.name != "print.css"
    )

    assert not re.search(
        r"italic|font-weight: [123]00|box-shadow: (?!none|0 0 0 )|linear-gradient\(to", source
    )
    assert [size for size in re.findall(r"font-size: ([\d.]+)rem", source) if float(size) < 0.875] == []
    assert [size for size in re.findall(r"(?:font-size:|font: \d+) (\d+)px", source) if int(size) < 14] == []
