"""What the scenes are made of: people seen from afar, houses, trees, boats, tents, lamps."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from home.demo.pictures.brush import (
    CLAY,
    DAI,
    DEEP,
    INK,
    MOSS,
    NIGHT,
    OCHRE,
    SAGE,
    SAND,
    SKIN,
    STRAW,
    TEAL,
    WHITE,
    Canvas,
    Color,
    mix,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

COATS: tuple[Color, ...] = (DEEP, TEAL, CLAY, MOSS, DAI, SAND, (120, 110, 98), (104, 128, 140))


def person(
    c: Canvas, x: float, foot: float, h: float, coat: Color, *, lean: float = 0, arm: float = 0
) -> None:
    """A standing figure. `lean` bends it sideways, `arm` (-1…1) stretches an arm to that side."""
    w, head = h * 0.17, h * 0.078
    hip, neck = foot - h * 0.45, foot - h * 0.83
    top = x + lean * h * 0.25
    legs = mix(coat, INK, 0.6)
    c.line([(x - w * 0.35, hip), (x - w * 0.5, foot)], legs, w * 0.55)
    c.line([(x + w * 0.35, hip), (x + w * 0.55, foot)], legs, w * 0.55)
    c.poly(
        [
            (x - w * 0.8, hip + h * 0.03),
            (top - w, neck + h * 0.05),
            (top - w * 0.45, neck),
            (top + w * 0.45, neck),
            (top + w, neck + h * 0.05),
            (x + w * 0.8, hip + h * 0.03),
        ],
        coat,
    )
    if arm:
        c.line(
            [
                (top + w * 0.7 * math.copysign(1, arm), neck + h * 0.08),
                (top + arm * h * 0.32, neck + h * 0.2),
            ],
            mix(coat, INK, 0.15),
            w * 0.5,
        )
    _head(c, top + lean * h * 0.08, neck - head * 1.1, head)


def _head(c: Canvas, x: float, y: float, r: float, *, back: bool = False) -> None:
    c.disc(x, y, r, SKIN)
    if back:
        c.disc(x, y - r * 0.1, r * 1.02, INK)
    else:
        c.half_disc(x, y - r * 0.1, r * 1.08, INK, 170, 370)


def seated(c: Canvas, x: float, foot: float, h: float, coat: Color, *, back: bool = False) -> None:
    """Head and shoulders above a table or a row in front."""
    w = h * 0.36
    c.poly(
        [
            (x - w, foot),
            (x - w * 0.92, foot - h * 0.5),
            (x - w * 0.45, foot - h * 0.66),
            (x + w * 0.45, foot - h * 0.66),
            (x + w * 0.92, foot - h * 0.5),
            (x + w, foot),
        ],
        coat,
    )
    _head(c, x, foot - h * 0.83, h * 0.18, back=back)


def kneeling(c: Canvas, x: float, foot: float, h: float, coat: Color, *, side: int = 1) -> None:
    """Someone on their knees, arms straight down in front."""
    w = h * 0.24
    c.poly(
        [
            (x - side * w * 1.6, foot),
            (x - side * w * 1.4, foot - h * 0.22),
            (x + side * w * 0.3, foot - h * 0.3),
            (x + side * w * 0.5, foot),
        ],
        mix(coat, INK, 0.55),
    )
    c.poly(
        [
            (x - side * w * 1.1, foot - h * 0.2),
            (x - side * w * 0.2, foot - h * 0.74),
            (x + side * w * 0.8, foot - h * 0.7),
            (x + side * w * 0.3, foot - h * 0.2),
        ],
        coat,
    )
    c.line(
        [(x + side * w * 0.5, foot - h * 0.66), (x + side * w * 1.9, foot - h * 0.24)],
        mix(coat, INK, 0.12),
        w * 0.5,
    )
    _head(c, x + side * w * 0.75, foot - h * 0.85, h * 0.125)


def house(
    c: Canvas,
    x: float,
    foot: float,
    w: float,
    *,
    wall: Color = WHITE,
    roof: Color = DAI,
    lit: Sequence[int] = (),
    windows: int = 3,
) -> None:
    """A white-walled house under a tiled roof with raised ends."""
    h = w * 0.42
    c.rect(x, foot - h, w, h, wall)
    c.poly(
        [
            (x - w * 0.09, foot - h + 3),
            (x - w * 0.02, foot - h - w * 0.06),
            (x + w * 0.16, foot - h - w * 0.24),
            (x + w * 0.84, foot - h - w * 0.24),
            (x + w * 1.02, foot - h - w * 0.06),
            (x + w * 1.09, foot - h + 3),
        ],
        roof,
    )
    size = w * 0.13
    for i in range(windows):
        left = x + w * (i + 0.5) / windows - size / 2
        c.rect(left, foot - h * 0.68, size, size * 1.2, STRAW if i in lit else mix(roof, WHITE, 0.25))


def pine(c: Canvas, x: float, foot: float, h: float, color: Color = DAI) -> None:
    c.rect(x - h * 0.02, foot - h * 0.2, h * 0.04, h * 0.2, mix(color, INK, 0.4))
    for i in range(4):
        y, w = foot - h * (0.14 + i * 0.2), h * (0.27 - i * 0.052)
        c.poly([(x - w, y), (x, y - h * 0.34), (x + w, y)], mix(color, WHITE, 0.05 * i))


def round_tree(c: Canvas, x: float, foot: float, h: float, color: Color = MOSS) -> None:
    """A broad crown painted in dabs."""
    c.poly(
        [
            (x - h * 0.035, foot),
            (x - h * 0.02, foot - h * 0.5),
            (x + h * 0.02, foot - h * 0.5),
            (x + h * 0.035, foot),
        ],
        mix(color, INK, 0.6),
    )
    for i in range(13):
        a, r = i * 2.4, h * 0.085 * math.sqrt(i)
        c.disc(
            x + r * math.cos(a),
            foot - h * 0.68 + r * 0.8 * math.sin(a),
            h * 0.14,
            mix(color, SAGE if i % 3 else INK, 0.18 if i % 3 else 0.12),
        )


def willow(c: Canvas, x: float, foot: float, h: float, color: Color = MOSS) -> None:
    c.line(
        [(x, foot), (x + h * 0.04, foot - h * 0.4), (x - h * 0.01, foot - h * 0.72)],
        mix(color, INK, 0.6),
        h * 0.05,
    )
    for i in range(60):
        turn = c.rng.uniform(-1, 1)
        out, up = turn * h * 0.36, math.cos(turn * 1.4) * h * 0.24
        drop = h * c.rng.uniform(0.3, 0.62)
        points = [(x, foot - h * 0.7)]
        for t in (0.35, 0.7, 1):
            points.append((x + out * math.sin(t * 1.57), foot - h * 0.7 - up * math.sin(t * 2.2)))
        points.append((x + out * 1.1, foot - h * 0.7 - up * 0.7 + drop * 0.5))
        points.append((x + out * 1.06, foot - h * 0.7 - up * 0.7 + drop))
        c.line(points, mix(color, SAGE, (i % 7) / 7), 3.2)


def bamboo(c: Canvas, x: float, foot: float, h: float, color: Color, width: float = 9) -> None:
    lean = c.rng.uniform(-0.05, 0.05) * h
    joints = 9
    for i in range(joints):
        a, b = i / joints, (i + 1) / joints
        c.line(
            [(x + lean * a * a, foot - h * a), (x + lean * b * b, foot - h * b + 4)],
            color,
            width * (1 - 0.45 * a),
        )
    for _ in range(12):
        t = c.rng.uniform(0.45, 1)
        px, py = x + lean * t * t, foot - h * t
        side, long = c.rng.choice((-1, 1)), c.rng.uniform(40, 86)
        c.poly(
            [
                (px, py),
                (px + side * long * 0.5, py - 2),
                (px + side * long, py + long * 0.42),
                (px + side * long * 0.45, py + 12),
            ],
            mix(color, SAGE, c.rng.uniform(0, 0.5)),
        )


def boat(c: Canvas, x: float, y: float, w: float, crew: int, *, hull: Color = OCHRE) -> None:
    """An inflatable with a crew; `y` is the water line."""
    h = w * 0.17
    for i in range(crew):
        px = x + w * (0.2 + 0.56 * i / max(crew - 1, 1))
        seated(c, px, y - h * 0.6, w * 0.24, COATS[(i * 3 + 1) % len(COATS)])
    c.poly(
        [
            (x, y - h * 0.75),
            (x + w * 0.86, y - h * 0.75),
            (x + w * 1.04, y - h * 1.35),
            (x + w * 0.94, y),
            (x + w * 0.08, y),
            (x - w * 0.01, y - h * 0.3),
        ],
        hull,
    )
    c.line([(x + w * 0.02, y - h * 0.42), (x + w * 0.95, y - h * 0.5)], mix(hull, WHITE, 0.35), 2.5)
    for i in range(3):
        c.line([(x - w * 0.12 * i, y + 9 * i + 5), (x + w * (0.9 - 0.1 * i), y + 9 * i + 5)], WHITE, 1.8)


def tent(c: Canvas, x: float, foot: float, w: float, *, lit: bool = True, cloth: Color = DEEP) -> None:
    h = w * 0.42
    c.poly(
        [(x + w * 0.3, foot - h), (x + w * 0.86, foot - h), (x + w * 1.12, foot), (x + w * 0.5, foot)],
        mix(cloth, WHITE, 0.14),
    )
    c.poly([(x, foot), (x + w * 0.3, foot - h), (x + w * 0.52, foot)], mix(cloth, INK, 0.22))
    c.poly(
        [(x + w * 0.19, foot), (x + w * 0.3, foot - h * 0.86), (x + w * 0.36, foot)], STRAW if lit else NIGHT
    )


def truck(c: Canvas, x: float, foot: float, w: float, *, box: Color = WHITE, cab: Color = OCHRE) -> None:
    h = w * 0.42
    c.rect(x, foot - h - w * 0.08, w * 0.68, h, box, 3)
    c.rect(x, foot - w * 0.2, w * 0.68, w * 0.03, mix(box, INK, 0.25))
    c.poly(
        [
            (x + w * 0.7, foot - w * 0.08),
            (x + w * 0.7, foot - h * 0.95),
            (x + w * 0.86, foot - h * 0.95),
            (x + w, foot - h * 0.5),
            (x + w, foot - w * 0.08),
        ],
        cab,
    )
    c.poly(
        [
            (x + w * 0.78, foot - h * 0.52),
            (x + w * 0.78, foot - h * 0.86),
            (x + w * 0.85, foot - h * 0.86),
            (x + w * 0.94, foot - h * 0.52),
        ],
        mix(cab, WHITE, 0.7),
    )
    for at in (0.17, 0.8):
        c.disc(x + w * at, foot - w * 0.06, w * 0.08, INK)
        c.disc(x + w * at, foot - w * 0.06, w * 0.035, SAND)


def box(c: Canvas, x: float, foot: float, w: float, color: Color = CLAY) -> None:
    h = w * 0.72
    c.rect(x, foot - h, w, h, color)
    c.rect(x + w * 0.42, foot - h, w * 0.14, h, mix(color, WHITE, 0.28))
    c.line([(x, foot - h), (x + w, foot - h)], mix(color, INK, 0.25), 2)


def lamp(c: Canvas, x: float, foot: float, h: float, *, glow: bool = True) -> None:
    c.line([(x, foot), (x, foot - h)], INK, 4)
    if glow:
        c.glow(x, foot - h, h * 0.5, STRAW, 0.55)
    c.disc(x, foot - h, h * 0.05, STRAW)


def umbrella(c: Canvas, x: float, y: float, r: float, color: Color) -> None:
    c.line([(x, y), (x, y + r * 1.1)], INK, 2.5)
    c.half_disc(x, y + r * 0.2, r, color)
    for i in (-1, 0, 1):
        c.line([(x, y - r * 0.78), (x + i * r * 0.5, y + r * 0.18)], mix(color, WHITE, 0.3), 1.5)
