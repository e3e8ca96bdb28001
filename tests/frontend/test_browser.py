from __future__ import annotations

import pytest

from tests.frontend.pages import PAGES

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
IN_MODES = ["home", "news", "notice-publicity", "list", "chronicle", "search", "gallery", "news-english"]
WIDTHS = (320, 390, 768, 1024, 1280, 1600)
TEXT_SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
)


def violations(page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, options=RULES).response["violations"]
    return [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]


def overflow(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible(open_sample, name):
    page = open_sample(name, 390)
    narrow = violations(page)
    page.set_viewport_size({"width": 1280, "height": 900})

    assert narrow + violations(page) == []


@pytest.mark.parametrize(
    ("name", "modes"),
    [
        # The gallery shows every component; whole pages are looked at in these modes on the demo society.
        ("gallery", {"large": True}),
        ("gallery", {"contrast": True}),
        *((name, {"mourning": True}) for name in IN_MODES),
    ],
    ids=str,
)
def test_page_is_accessible_in_modes(open_sample, name, modes):
    page = open_sample(name, 390, **modes)
    narrow = violations(page)
    page.set_viewport_size({"width": 1280, "height": 900})

    assert narrow + violations(page) == []


@pytest.mark.parametrize(
    ("name", "large"), [*((name, False) for name in PAGES), *((name, True) for name in IN_MODES)]
)
def test_page_never_scrolls_sideways(open_sample, name, large):
    page = open_sample(name, 390, large=large)

    assert {width: over for width in WIDTHS if (over := overflow(page, width)) > 0} == {}


@pytest.mark.parametrize("name", IN_MODES)
def test_page_bears_wider_text_spacing(open_sample, name):
    page = open_sample(name, 390)
    page.add_style_tag(content=TEXT_SPACING)

    assert {width: over for width in WIDTHS if (over := overflow(page, width)) > 0} == {}


def test_touch_targets_are_large_enough(open_sample):
    page = open_sample("home", 390)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, input, .modes a, .menu a, .doors__list a')]
          .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < 44)
          .map((node) => node.textContent.trim() || node.name)"""
    )

    assert small == []


def test_page_works_without_scripts(chromium, tmp_path):
    from tests.frontend.render import ROOT, render

    source = tmp_path / "news.html"
    source.write_text(render("news", static=f"{(ROOT / 'static').as_uri()}/"), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(source.as_uri())
    page.click("details.menu > summary")

    assert page.is_visible(".menu__panel a >> text=公告公示")
    assert not page.is_visible("text=复制网址")
    context.close()


def test_facts_are_folded_on_a_phone_and_open_on_wide_screens_and_paper(open_sample):
    page = open_sample("notice", 390)
    fact = page.locator(".facts__list >> text=发文机关")

    assert not fact.is_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    assert fact.is_visible()
    page.set_viewport_size({"width": 390, "height": 900})
    page.emulate_media(media="print")
    assert fact.is_visible()


def test_paper_shows_what_it_must_and_no_controls(open_sample):
    page = open_sample("news", 800, media={"media": "print"})
    shown = {
        name: page.locator(selector).first.is_visible()
        for name, selector in {
            "modes": ".modes",
            "menu": ".nav",
            "footer": ".footer",
            "share": ".share",
            "digest": ".approval code",
            "address": ".print-footer",
            "name": ".brand__name",
        }.items()
    }

    assert shown == {
        "modes": False,
        "menu": False,
        "footer": False,
        "share": False,
        "digest": True,
        "address": True,
        "name": True,
    }


def test_dates_stand_only_in_heads_and_lie_in_large_type(open_sample):
    page = open_sample("home", 1280)
    mode = "node => getComputedStyle(node).writingMode"

    assert page.locator(".lead .stand__up").evaluate(mode) == "vertical-rl"
    assert set(page.locator(".row time").evaluate_all(f"all => all.map({mode})")) == {"horizontal-tb"}

    large = open_sample("home", 1280, large=True)
    assert not large.locator(".lead .stand__up").is_visible()
    assert large.locator(".lead .stand__lie").is_visible()
    assert large.locator(".label__title").first.evaluate(mode) == "horizontal-tb"


def test_mourning_leaves_the_mark_in_colour(open_sample):
    page = open_sample("news", 1280, mourning=True)
    style = "node => getComputedStyle(node).filter"

    assert page.locator(".brand__plate img").evaluate(style) == "none"
    assert page.locator(".figure img").first.evaluate(style) == "grayscale(1)"
    assert page.locator("html").evaluate(style) == "none"


def test_forced_colours_keep_the_rule(open_sample):
    page = open_sample("list", 1280, media={"forced_colors": "active"})

    assert (
        page.locator(".row__what").first.evaluate("node => getComputedStyle(node).borderInlineStartWidth")
        == "1px"
    )
