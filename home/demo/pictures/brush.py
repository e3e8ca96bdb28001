"""A canvas for ink-wash pictures: gradients, ridges, water, light. Drawn at twice the size, then reduced."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Color = tuple[int, int, int]
Point = tuple[float, float]

WIDTH, HEIGHT = 1600, 1000
SCALE = 2

PAPER: Color = (244, 241, 233)
MIST: Color = (226, 234, 234)
PALE: Color = (196, 213, 216)
HAZE: Color = (150, 180, 186)
TEAL: Color = (92, 135, 146)
DEEP: Color = (44, 92, 108)
DAI: Color = (23, 66, 82)
NIGHT: Color = (20, 38, 46)
INK: Color = (28, 38, 44)
OCHRE: Color = (204, 132, 50)
STRAW: Color = (236, 190, 112)
SAND: Color = (222, 203, 172)
CLAY: Color = (172, 140, 104)
MOSS: Color = (94, 122, 98)
SAGE: Color = (148, 170, 142)
SKIN: Color = (224, 184, 146)
WHITE: Color = (250, 250, 247)


def mix(one: Color, other: Color, share: float) -> Color:
    """`one` with a share of `other`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def ridge(
    rng: random.Random, base: float, height: float, *, waves: float = 2.0, rough: float = 0.35
) -> Callable[[float], float]:
    """A mountain line: y for x, from a few sines that never repeat from one seed to the next."""
    parts = [(height * (0.55**i if i else 1), waves * (1.9**i), rng.uniform(0, math.tau)) for i in range(5)]

    def line(x: float) -> float:
        t = x / WIDTH * math.tau
        total = sum(
            (a * (rough if i else 1)) * (0.5 + 0.5 * math.sin(w * t / 2 + p))
            for i, (a, w, p) in enumerate(parts)
        )
        return base - total

    return line


class Canvas:
    def __init__(self, seed: str) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - the same picture each time is the point
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def _scaled(self, points: Sequence[Point]) -> list[Point]:
        return [(x * SCALE, y * SCALE) for x, y in points]

    def gradient(
        self, top: Color, bottom: Color, box: tuple[float, float, float, float] | None = None
    ) -> None:
        x0, y0, x1, y1 = (round(v * SCALE) for v in box or (0, 0, WIDTH, HEIGHT))
        self.image.paste(_column(top, bottom, y1 - y0).resize((x1 - x0, y1 - y0)), (x0, y0))

    def poly(self, points: Sequence[Point], color: Color) -> None:
        self.draw.polygon(self._scaled(points), fill=color)

    def shaded(self, points: Sequence[Point], top: Color, bottom: Color) -> None:
        """A shape filled from `top` to `bottom`, as a brush fades."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, y0 = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
        x1, y1 = min(WIDTH, math.ceil(max(xs))), min(HEIGHT, math.ceil(max(ys)))
        size = ((x1 - x0) * SCALE, (y1 - y0) * SCALE)
        if min(size) <= 0:
            return
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).polygon([((x - x0) * SCALE, (y - y0) * SCALE) for x, y in points], fill=255)
        self.image.paste(_column(top, bottom, size[1]).resize(size), (x0 * SCALE, y0 * SCALE), mask)

    def hill(self, line: Callable[[float], float], top: Color, bottom: Color, foot: float = HEIGHT) -> None:
        crest = [(x, line(x)) for x in range(0, WIDTH + 9, 8)]
        self.shaded([*crest, (WIDTH + 8, foot), (0, foot)], top, bottom)

    def rect(self, x: float, y: float, w: float, h: float, color: Color, radius: float = 0) -> None:
        box = (x * SCALE, y * SCALE, (x + w) * SCALE, (y + h) * SCALE)
        if radius:
            self.draw.rounded_rectangle(box, radius * SCALE, fill=color)
        else:
            self.draw.rectangle(box, fill=color)

    def disc(self, x: float, y: float, rx: float, color: Color, ry: float | None = None) -> None:
        ry = rx if ry is None else ry
        self.draw.ellipse(
            ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE), fill=color
        )

    def half_disc(
        self, x: float, y: float, r: float, color: Color, start: float = 180, end: float = 360
    ) -> None:
        box = ((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE)
        self.draw.pieslice(box, start, end, fill=color)

    def line(self, points: Sequence[Point], color: Color, width: float = 2) -> None:
        self.draw.line(self._scaled(points), fill=color, width=round(width * SCALE), joint="curve")

    def arc(self, x: float, y: float, r: float, start: float, end: float, color: Color, width: float) -> None:
        box = ((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE)
        self.draw.arc(box, start, end, fill=color, width=round(width * SCALE))

    def glow(self, x: float, y: float, r: float, color: Color, strength: float = 0.8) -> None:
        side = round(2 * r * SCALE)
        mask = Image.radial_gradient("L").resize((side, side))
        mask = mask.point([round(max(0, 255 - v * 1.42) * strength) for v in range(256)])
        self.image.paste(color, (round((x - r) * SCALE), round((y - r) * SCALE)), mask)

    def veil(self, points: Sequence[Point], color: Color, strength: float) -> None:
        """A shape one can see through."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, y0 = math.floor(min(xs)), math.floor(min(ys))
        size = ((math.ceil(max(xs)) - x0) * SCALE, (math.ceil(max(ys)) - y0) * SCALE)
        mask = Image.new("L", size, 0)
        shape = [((x - x0) * SCALE, (y - y0) * SCALE) for x, y in points]
        ImageDraw.Draw(mask).polygon(shape, fill=round(255 * strength))
        self.image.paste(color, (x0 * SCALE, y0 * SCALE), mask)

    def mist(self, y: float, depth: float, color: Color = PAPER, strength: float = 0.8) -> None:
        """A band of fog, thickest in its middle."""
        rows = round(depth * SCALE)
        alpha = bytes(round(255 * strength * math.sin(math.pi * i / rows) ** 2) for i in range(rows))
        mask = Image.frombytes("L", (1, rows), alpha).resize((WIDTH * SCALE, rows))
        self.image.paste(color, (0, round(y * SCALE)), mask)

    def ripples(self, top: float, bottom: float, color: Color, count: int, longest: float = 170) -> None:
        for _ in range(count):
            share = self.rng.random() ** 0.8
            y = top + (bottom - top) * share
            length = longest * (0.25 + 0.75 * share) * self.rng.uniform(0.4, 1)
            x = self.rng.uniform(-60, WIDTH)
            self.line([(x, y), (x + length, y)], color, 1 + 1.4 * share)

    def rain(self, count: int, color: Color, slant: float = 10, length: float = 34) -> None:
        for _ in range(count):
            x, y, long = (
                self.rng.uniform(0, WIDTH),
                self.rng.uniform(0, HEIGHT * 0.8),
                self.rng.uniform(0.5, 1),
            )
            self.line([(x, y), (x - slant * long, y + length * long)], color, 1.3)

    def snow(self, count: int) -> None:
        for _ in range(count):
            r = self.rng.uniform(1.4, 4.4)
            self.disc(self.rng.uniform(0, WIDTH), self.rng.uniform(0, HEIGHT), r, WHITE)

    def finish(self) -> Image.Image:
        """Reduced, with the uneven tone that water leaves in paper."""
        image = self.image.reduce(SCALE)
        cloud = Image.frombytes("L", (40, 25), self.rng.randbytes(1000)).resize(
            (WIDTH, HEIGHT), Image.Resampling.BICUBIC
        )
        grain = Image.frombytes("L", (800, 500), self.rng.randbytes(400000)).resize((WIDTH, HEIGHT))
        tone = Image.blend(cloud, grain, 0.35).point([118 + v // 12 for v in range(256)])
        return ImageChops.soft_light(image, Image.merge("RGB", (tone, tone, tone)))


def _column(top: Color, bottom: Color, rows: int) -> Image.Image:
    rows = max(rows, 1)
    ramp = Image.linear_gradient("L").resize((1, rows))
    bands = [
        ramp.point([round(a + (b - a) * v / 255) for v in range(256)])
        for a, b in zip(top, bottom, strict=True)
    ]
    return Image.merge("RGB", bands)
