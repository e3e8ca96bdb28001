"""Floods, rivers, lakes."""

from __future__ import annotations

import math

from home.demo.pictures.brush import (
    CLAY,
    DAI,
    DEEP,
    HAZE,
    HEIGHT,
    INK,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PALE,
    PAPER,
    SAGE,
    SAND,
    STRAW,
    TEAL,
    WHITE,
    WIDTH,
    Canvas,
    mix,
    ridge,
)
from home.demo.pictures.motifs import COATS, boat, box, house, lamp, person, pine, willow
from home.demo.pictures.registry import scene


@scene(
    "flood-boats",
    alt="雨中的老街被水淹没，两艘橙色冲锋舟载着人从屋檐下驶过",
    alt_en="Two orange boats carrying people past the eaves of a flooded old street in the rain",
    credit="摄影：林小满",
)
def flood_boats(c: Canvas) -> None:
    c.gradient((176, 196, 200), MIST)
    c.hill(ridge(c.rng, 470, 230, waves=1.6), HAZE, PALE, 640)
    c.hill(ridge(c.rng, 560, 130, waves=2.7), TEAL, HAZE, 680)
    c.mist(480, 170, MIST, 0.7)
    c.gradient((126, 158, 166), (62, 100, 112), (0, 600, WIDTH, HEIGHT))
    for x, w in ((40, 210), (300, 170), (520, 230), (1080, 190), (1310, 260)):
        house(c, x, 640, w, lit=(1,), windows=3)
        c.veil([(x, 640), (x + w, 640), (x + w * 0.94, 740), (x + w * 0.06, 740)], WHITE, 0.16)
    c.ripples(650, 990, mix(PALE, WHITE, 0.3), 90)
    boat(c, 300, 850, 470, 4)
    boat(c, 990, 760, 260, 3)
    c.rain(240, mix(MIST, TEAL, 0.25))


@scene(
    "night-rescue",
    alt="夜色中，搜救艇的灯柱扫过水面，岸边亮着一排头灯",
    alt_en="At night a search boat's beam sweeps the water; a row of headlamps glows on the bank",
    credit="摄影：市红十字会志愿者摄影队",
)
def night_rescue(c: Canvas) -> None:
    c.gradient((12, 26, 34), (40, 66, 78))
    c.hill(ridge(c.rng, 520, 260, waves=1.3), (30, 54, 64), (22, 42, 50), 700)
    c.hill(ridge(c.rng, 610, 120, waves=3.1), (18, 36, 44), (14, 30, 38), 700)
    c.gradient((24, 46, 56), (12, 26, 34), (0, 640, WIDTH, HEIGHT))
    c.veil([(560, 770), (1640, 640), (1640, 860)], STRAW, 0.3)
    c.veil([(560, 770), (1640, 690), (1640, 800)], WHITE, 0.16)
    for i in range(11):
        x = 900 + i * 58 + c.rng.uniform(-14, 14)
        y = 628 - 34 * math.sin(i / 3.4)
        person(c, x, y + 26, 62, mix(COATS[i % 8], NIGHT, 0.55))
        c.glow(x, y - 32, 46, STRAW, 0.9)
        c.disc(x, y - 30, 4, WHITE)
    c.ripples(660, 990, (58, 88, 100), 80)
    boat(c, 230, 820, 360, 4, hull=mix(OCHRE, NIGHT, 0.15))
    c.glow(566, 770, 90, STRAW, 0.95)
    c.disc(566, 770, 9, WHITE)


def _inflatable_from_above(c: Canvas, x: float, y: float) -> None:
    c.poly([(x, y - 66), (x + 34, y - 14), (x + 34, y + 74), (x - 34, y + 74), (x - 34, y - 14)], OCHRE)
    c.poly(
        [(x, y - 40), (x + 20, y - 6), (x + 20, y + 62), (x - 20, y + 62), (x - 20, y - 6)],
        mix(OCHRE, INK, 0.5),
    )
    for dx, dy in ((-10, 0), (10, 22), (-10, 44)):
        c.disc(x + dx, y + dy, 10, STRAW)


def _wake(c: Canvas, x: float, y: float) -> None:
    """Two arms of foam that widen and fade."""
    steps = 14
    for i in range(steps):
        t, u = i / steps, (i + 1) / steps
        top, bottom = y + 50 + 290 * t, y + 50 + 290 * u
        for side in (-1, 1):
            inner, outer = (18 + 74 * t, 18 + 74 * u), (34 + 96 * t, 34 + 96 * u)
            arm = [(inner[0], top), (outer[0], top), (outer[1], bottom), (inner[1], bottom)]
            c.veil([(x + side * dx, dy) for dx, dy in arm], WHITE, 0.55 * (1 - t))
        c.veil([(x - 16, top), (x + 16, top), (x + 18, bottom), (x - 18, bottom)], WHITE, 0.4 * (1 - t) ** 2)


@scene(
    "lake-drill",
    alt="俯瞰湖面，五艘橡皮艇编队前进，身后拖出长长的水痕",
    alt_en="Five inflatables in formation seen from above, each trailing a long wake across the lake",
    credit="供图：荻湾县红十字会",
)
def lake_drill(c: Canvas) -> None:
    c.gradient((116, 158, 166), (52, 100, 116))
    shore = [(0, 0), (1150, 0), (980, 90), (700, 120), (520, 210), (300, 230), (180, 340), (0, 380)]
    c.poly([(x + 26, y + 22) for x, y in shore], mix(HAZE, SAND, 0.3))
    c.poly([(0, -10), *shore, (0, 400)], SAND)
    c.poly([(0, -10), *[(x - 44, y - 40) for x, y in shore], (0, 330)], MOSS)
    for _ in range(46):
        x = c.rng.uniform(0, 900)
        c.disc(
            x,
            c.rng.uniform(0, max(10, 250 - x * 0.26)),
            c.rng.uniform(18, 42),
            mix(MOSS, SAGE, c.rng.random()),
        )
    for x, y in ((880, 330), (640, 470), (1150, 460), (420, 640), (1430, 620)):
        _wake(c, x, y)
        _inflatable_from_above(c, x, y)
    c.ripples(420, 990, (120, 164, 172), 50, 120)


@scene(
    "bridge-dusk",
    alt="黄昏的拱桥倒映在江面上，桥上亮着一排路灯",
    alt_en="An arched bridge mirrored in the river at dusk, its lamps just lit",
    credit="摄影：吴晓晴",
)
def bridge_dusk(c: Canvas) -> None:
    c.gradient((232, 200, 156), (206, 206, 196))
    c.disc(1210, 330, 76, STRAW)
    c.hill(ridge(c.rng, 520, 200, waves=1.8), (150, 168, 170), (206, 206, 196), 600)
    c.hill(ridge(c.rng, 560, 90, waves=3.4), (104, 132, 138), (160, 176, 176), 600)
    c.gradient((190, 190, 176), (84, 116, 124), (0, 590, WIDTH, HEIGHT))
    stone, dark = (70, 94, 102), (50, 74, 84)
    c.poly([(-10, 640), (-10, 520), (420, 452), (800, 432), (1180, 452), (1610, 520), (1610, 640)], stone)
    for x, r in ((250, 118), (520, 140), (800, 150), (1080, 140), (1350, 118)):
        c.half_disc(x, 642, r, (198, 196, 182))
        c.half_disc(x, 642, r, (150, 164, 160), 0, 180)
    c.line([(-10, 520), (420, 452), (800, 432), (1180, 452), (1610, 520)], dark, 9)
    for i in range(9):
        x = 100 + i * 175
        y = 432 + 88 * (abs(x - 800) / 800) ** 1.6
        lamp(c, x, y, 70)
        c.veil([(x - 5, 690), (x + 5, 690), (x + 12, 900), (x - 12, 900)], STRAW, 0.45)
    c.ripples(650, 990, mix(SAND, WHITE, 0.3), 80)


@scene(
    "ferry-town",
    alt="晨雾里的渡口老城，一条木船靠向石阶",
    alt_en="An old river town in morning mist, a wooden ferry drawing up to its stone steps",
    credit="摄影：市红十字会志愿者摄影队",
)
def ferry_town(c: Canvas) -> None:
    c.gradient(PAPER, (222, 226, 220))
    for base, height, top in ((420, 280, (196, 206, 204)), (500, 170, (166, 184, 184))):
        c.hill(ridge(c.rng, base, height, waves=1.5), top, PAPER, 640)
    for row, (foot, size) in enumerate(((520, 120), (590, 150), (670, 180))):
        for i in range(9 - row):
            shade = mix(DAI, PAPER, 0.5 - row * 0.2)
            house(
                c,
                620 + row * 40 + i * size * 0.98 + c.rng.uniform(-8, 8),
                foot,
                size * 0.8,
                roof=shade,
                wall=mix(WHITE, PALE, 0.5 - row * 0.2),
                lit=(c.rng.randrange(3),) if row else (),
                windows=3,
            )
    c.gradient((206, 216, 214), (134, 164, 168), (0, 720, WIDTH, HEIGHT))
    for i in range(6):
        c.rect(980 - i * 40, 672 + i * 18, 320 + i * 80, 18, mix(SAND, INK, 0.1 + 0.06 * i))
    c.mist(560, 190, PAPER, 0.55)
    c.ripples(790, 990, mix(PALE, WHITE, 0.5), 50)
    c.poly([(230, 800), (700, 800), (770, 768), (690, 852), (290, 852)], CLAY)
    c.poly([(360, 800), (380, 724), (590, 724), (610, 800)], mix(CLAY, INK, 0.35))
    person(c, 690, 806, 140, OCHRE, lean=-0.35)
    c.line([(742, 640), (640, 940)], INK, 5)
    for x in (424, 480, 536):
        c.rect(x - 18, 748, 36, 40, (206, 196, 168))


@scene(
    "pond-pavilion",
    alt="荷塘边的亭子里坐着几位老人，水面浮着大片荷叶",
    alt_en="Old people resting in a pavilion beside a lotus pond",
    credit="摄影：吴晓晴",
)
def pond_pavilion(c: Canvas) -> None:
    c.gradient((226, 236, 230), (200, 216, 206))
    c.hill(ridge(c.rng, 420, 120, waves=2.2), (176, 198, 188), (208, 222, 212), 560)
    for x in (60, 190, 1240, 1400, 1530):
        willow(c, x, 600, c.rng.uniform(330, 420), mix(MOSS, SAGE, 0.4))
    c.gradient((178, 202, 194), (104, 144, 140), (0, 580, WIDTH, HEIGHT))
    c.poly([(620, 640), (1160, 640), (1200, 690), (580, 690)], SAND)
    for x in (680, 800, 980, 1100):
        c.rect(x - 9, 420, 18, 224, mix(CLAY, INK, 0.3))
    c.poly(
        [
            (580, 436),
            (640, 400),
            (800, 310),
            (890, 236),
            (980, 310),
            (1140, 400),
            (1200, 436),
            (1100, 420),
            (680, 420),
        ],
        DAI,
    )
    for x, coat in ((760, DEEP), (850, CLAY), (1010, TEAL)):
        c.rect(x - 44, 590, 88, 14, CLAY)
        person(c, x, 650, 130, coat)
    for _ in range(64):
        left, top = c.rng.uniform(-40, WIDTH), c.rng.uniform(720, 1000)
        r = 26 + (top - 700) * 0.16
        c.disc(left, top, r, mix(MOSS, SAGE, c.rng.random()), r * 0.42)
        if c.rng.random() < 0.13:
            c.disc(left, top - r * 0.7, r * 0.26, STRAW, r * 0.36)


@scene(
    "levee-sandbags",
    alt="堤岸上人们排成长队传递沙袋，江水几乎与堤平",
    alt_en="A long line of people passing sandbags along a levee, the river almost level with it",
    credit="供图：荻湾县红十字会",
)
def levee_sandbags(c: Canvas) -> None:
    c.gradient((150, 164, 168), (206, 208, 200))
    c.hill(ridge(c.rng, 440, 130, waves=1.4), (156, 168, 168), (206, 206, 196), 460)
    c.mist(60, 240, (132, 148, 154), 0.75)
    c.gradient((170, 170, 150), (120, 132, 122), (0, 430, WIDTH, HEIGHT))
    c.ripples(450, 700, (204, 202, 184), 70, 220)
    c.poly([(-10, 620), (1610, 440), (1610, 1010), (-10, 1010)], MOSS)
    c.poly([(-10, 620), (1610, 440), (1610, 490), (-10, 730)], mix(MOSS, SAND, 0.6))
    for i in range(34):
        x = i * 48
        c.disc(x, 616 - x * 0.111, 34, mix(SAND, CLAY, c.rng.random() * 0.6), 17)
    for i in range(10):
        x, h = 80 + i * 158, 250 - i * 13
        person(c, x, 780 - i * 29, h, COATS[i % 8], lean=0.25 if i % 2 else -0.2, arm=0.9)
        if i % 2:
            c.disc(x + h * 0.36, 780 - i * 29 - h * 0.6, h * 0.15, OCHRE, h * 0.08)
    for _ in range(150):
        at = c.rng.uniform(0, WIDTH)
        y = 850 - at * 0.1 + c.rng.uniform(0, 250)
        c.line([(at, y), (at + c.rng.uniform(-8, 8), y - 24)], mix(MOSS, c.rng.choice((SAND, INK)), 0.35), 3)


@scene(
    "water-station",
    alt="供水点旁，白色水囊和管线连成一排，居民提桶排队取水",
    alt_en="Water bladders and hoses in a row; residents queue with buckets at a supply point",
    credit="供图：云柘县红十字会",
)
def water_station(c: Canvas) -> None:
    c.gradient((236, 226, 206), (230, 230, 216))
    c.hill(ridge(c.rng, 420, 190, waves=2.4), (172, 186, 172), (222, 224, 206), 560)
    c.hill(ridge(c.rng, 500, 80, waves=4), SAGE, (196, 206, 178), 600)
    c.gradient((186, 196, 160), (140, 156, 120), (0, 540, WIDTH, HEIGHT))
    for i in range(3):
        x = 900 + i * 230
        c.disc(x, 640, 108, WHITE, 56)
        c.disc(x, 626, 96, (228, 234, 232), 38)
        c.line([(x, 690), (x - 10, 750), (700, 800)], TEAL, 9)
    c.rect(560, 660, 170, 150, DEEP, 8)
    for i in range(4):
        c.rect(580, 682 + i * 28, 130, 12, mix(DEEP, WHITE, 0.25), 4)
    c.line([(560, 760), (470, 760), (470, 800)], TEAL, 10)
    for i in range(7):
        x = 440 - i * 66
        person(c, x, 850 + (i % 2) * 16, 190, COATS[(i * 5 + 2) % 8])
        c.rect(x + 22, 806 + (i % 2) * 16, 30, 40, OCHRE if i % 3 == 0 else WHITE, 5)
    pine(c, 1500, 560, 250, mix(MOSS, DAI, 0.4))
    pine(c, 60, 560, 210, mix(MOSS, DAI, 0.3))
    for i in range(6):
        box(c, 1080 + i * 78, 910 - (i % 2) * 6, 70, mix(CLAY, SAND, 0.5))
