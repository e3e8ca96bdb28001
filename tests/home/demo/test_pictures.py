from __future__ import annotations

import io
import itertools
import time

import pytest
from PIL import Image

from home.demo.pictures import PICTURES, draw, jpeg
from home.demo.pictures.registry import CREDITS


@pytest.fixture(scope="module")
def drawn():
    return {key: draw(key) for key in PICTURES}


def _fingerprint(image: Image.Image) -> int:
    """A difference hash of 16 × 16: the sign of the step from each cell to the next."""
    small = image.convert("L").resize((17, 16), Image.Resampling.LANCZOS)
    cells = list(small.tobytes())
    bits = (cells[y * 17 + x] > cells[y * 17 + x + 1] for y in range(16) for x in range(16))
    return sum(bit << i for i, bit in enumerate(bits))


def _red_pixels(image: Image.Image) -> int:
    hue, saturation, value = image.resize((400, 250)).convert("HSV").split()
    red = zip(hue.tobytes(), saturation.tobytes(), value.tobytes(), strict=True)
    return sum((h < 12 or h > 240) and s > 110 and v > 90 for h, s, v in red)


def test_pictures_are_many_and_sized(drawn):
    assert len(drawn) >= 24
    assert {image.size for image in drawn.values()} == {(1600, 1000)}


def test_pictures_never_share_a_composition(drawn):
    prints = {key: _fingerprint(image) for key, image in drawn.items()}
    alike = [
        (one, other)
        for one, other in itertools.combinations(prints, 2)
        if (prints[one] ^ prints[other]).bit_count() < 40
    ]
    assert alike == []


def test_pictures_hold_no_red(drawn):
    assert {key: n for key in drawn if (n := _red_pixels(drawn[key]))} == {}


def test_red_is_found_where_it_is():
    image = Image.new("RGB", (1600, 1000), "white")
    image.paste((200, 30, 30), (700, 400, 760, 600))
    assert _red_pixels(image) > 0


def test_draw_gives_the_same_picture_each_time(drawn):
    assert draw("flood-boats").tobytes() == drawn["flood-boats"].tobytes()


@pytest.mark.parametrize("key", list(PICTURES))
def test_pictures_are_described(key):
    picture = PICTURES[key]
    assert 8 <= len(picture.alt) <= 60
    assert len(picture.alt_en) > 20
    assert picture.credit_en == CREDITS[picture.credit]


def test_jpeg_is_small_and_quick():
    began = time.process_time()
    data = jpeg("terraces-walk")
    assert time.process_time() - began < 2
    assert len(data) < 500_000
    assert Image.open(io.BytesIO(data)).format == "JPEG"
