from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from tests.frontend.crosses import red_crosses
from tests.frontend.pages import PAGES

RED = "#a01c1c"


def canvas():
    image = Image.new("RGB", (120, 120), "white")
    return image, ImageDraw.Draw(image)


@pytest.mark.parametrize(
    ("across", "down"),
    [
        ((30, 50, 90, 70), (50, 30, 70, 90)),
        ((20, 60, 100, 60), (60, 20, 60, 100)),
        ((56, 60, 64, 60), (60, 56, 60, 64)),
        ((40, 52, 80, 53), (60, 40, 61, 100)),
    ],
    ids=["emblem", "crossing hairlines", "the character ten at 9 px", "off centre"],
)
@pytest.mark.parametrize("colour", [RED, "#e60012", "#ff0000", "#c00c0c"])
def test_a_red_cross_is_found(across, down, colour):
    image, draw = canvas()
    draw.rectangle(across, fill=colour)
    draw.rectangle(down, fill=colour)

    assert red_crosses(image)


@pytest.mark.parametrize(
    "shapes",
    [
        [(20, 20, 100, 44)],
        [(60, 0, 60, 119)],
        [(60, 20, 62, 100), (20, 20, 100, 22)],
        [(60, 20, 62, 100), (60, 98, 100, 100)],
        [(60, 0, 60, 55), (20, 64, 100, 64), (60, 73, 60, 119)],
    ],
    ids=["a tag", "the rule", "a T", "an L", "a rule that stops short of a line"],
)
def test_what_is_no_cross_is_left_alone(shapes):
    image, draw = canvas()
    for shape in shapes:
        draw.rectangle(shape, fill=RED)

    assert red_crosses(image) == []


def test_a_cross_of_another_colour_is_no_concern():
    image, draw = canvas()
    draw.rectangle((30, 50, 90, 70), fill="#c98622")
    draw.rectangle((50, 30, 70, 90), fill="#c98622")

    assert red_crosses(image) == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_a_red_cross(open_sample, name, width):
    page = open_sample(name, width)

    picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))

    assert red_crosses(picture) == []


@pytest.mark.browser
def test_high_contrast_and_print_show_none_either(open_sample):
    for media, modes in (({}, {"contrast": True}), ({"media": "print"}, {}), ({"contrast": "more"}, {})):
        page = open_sample("home", 1280, media=media, **modes)

        assert red_crosses(Image.open(io.BytesIO(page.screenshot(full_page=True)))) == []
