"""Hills, roads, villages, fields."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

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
from home.demo.pictures.motifs import (
    COATS,
    bamboo,
    house,
    person,
    pine,
    round_tree,
    tent,
    truck,
)
from home.demo.pictures.registry import scene

if TYPE_CHECKING:
    from collections.abc import Callable


@scene(
    "tents-dawn",
    alt="清晨，山脚下的安置点排着一行行帐篷，太阳刚过山脊",
    alt_en="Rows of tents at the foot of the hills as the sun clears the ridge",
    credit="供图：云柘县红十字会",
)
def tents_dawn(c: Canvas) -> None:
    c.gradient((238, 214, 184), (240, 230, 214))
    c.disc(1120, 210, 78, STRAW)
    for base, height, top in (
        (430, 210, (186, 186, 176)),
        (520, 160, (132, 152, 152)),
        (590, 90, (92, 122, 122)),
    ):
        c.hill(ridge(c.rng, base, height, waves=c.rng.uniform(1.4, 2.6)), top, (216, 208, 190), 660)
    c.gradient((150, 160, 128), (88, 108, 86), (0, 600, WIDTH, HEIGHT))
    for row, (foot, w, count) in enumerate(((680, 120, 11), (770, 170, 8), (890, 240, 6))):
        for i in range(count):
            tent(c, -60 + row * 50 + i * w * 1.32, foot, w, lit=(i + row) % 3 != 1)
    for x, coat in ((760, OCHRE), (820, DEEP)):
        person(c, x, 960, 150, coat)


@scene(
    "mountain-road",
    alt="车队沿盘山路上行，山谷里云雾很低",
    alt_en="Lorries climb a winding mountain road above low cloud",
    credit="摄影：林小满",
)
def mountain_road(c: Canvas) -> None:
    c.gradient((214, 226, 228), PAPER)
    for base, height, top in ((430, 330, PALE), (600, 330, HAZE), (760, 320, TEAL)):
        c.hill(ridge(c.rng, base, height, waves=1.2), top, MIST, base + 190)
        c.mist(base + 30, 170, PAPER, 0.6)
    c.hill(lambda x: 900 - 620 * (x / WIDTH) ** 1.3 + 26 * math.sin(x / 90), DEEP, DAI)
    road = [
        (-20, 960),
        (520, 900),
        (900, 830),
        (1060, 770),
        (800, 720),
        (830, 668),
        (1200, 600),
        (1420, 540),
        (1240, 494),
        (1290, 452),
        (1640, 380),
    ]
    c.line(road, mix(SAND, INK, 0.25), 34)
    c.line(road, SAND, 27)
    for x, foot, w in ((200, 938, 170), (470, 906, 140), (730, 862, 112), (960, 656, 76), (1130, 620, 66)):
        truck(c, x, foot, w)
    for _ in range(46):
        at = c.rng.uniform(300, WIDTH)
        y = 960 - 560 * (at / WIDTH) ** 1.3 + c.rng.uniform(60, 320)
        pine(c, at, min(y, 1040), c.rng.uniform(60, 120), mix(DAI, NIGHT, c.rng.random() * 0.6))


@scene(
    "terraces-walk",
    alt="层层梯田蓄着水，一人挑着担子走在田埂上",
    alt_en="Flooded rice terraces; one figure walks a bank with a carrying pole",
    credit="摄影：市红十字会志愿者摄影队",
)
def terraces_walk(c: Canvas) -> None:
    c.gradient((228, 234, 226), (208, 220, 214))
    c.hill(ridge(c.rng, 330, 220, waves=1.6), (168, 190, 186), (214, 222, 212), 460)
    for i in range(13):
        share, middle = i / 12, 330 + i * 26 + i * i * 2.6

        def bank(x: float, m: float = middle, n: int = i) -> float:
            return m + (16 + 4 * n) * (math.sin(x / 330 + 0.34 * n) + 0.5 * math.sin(x / 120 - 0.5 * n))

        def water(x: float, f: Callable[[float], float] = bank, deep: float = 10 + 26 * share) -> float:
            return f(x) + deep

        grass = mix((136, 160, 118), (72, 98, 76), share)
        c.hill(bank, grass, grass, middle + 190)
        c.hill(water, (232, 236, 224), mix((150, 182, 182), TEAL, share * 0.45), middle + 190)
    for _ in range(70):
        x, y = c.rng.uniform(0, WIDTH), c.rng.uniform(780, 980)
        c.line([(x, y), (x + 3, y - 16)], MOSS, 2)
    c.line([(640, 570), (800, 560)], INK, 4)
    person(c, 720, 646, 124, OCHRE, lean=0.1)
    c.poly([(640, 570), (622, 616), (658, 616)], CLAY)
    c.poly([(800, 560), (782, 606), (818, 606)], CLAY)
    house(c, 1290, 372, 110, lit=(1,))
    round_tree(c, 1250, 380, 120)


@scene(
    "cliff-rope",
    alt="崖壁上，两名队员用绳索下降，谷底雾气升起",
    alt_en="Two climbers rope down a cliff above a misty gorge",
    credit="摄影：林小满",
)
def cliff_rope(c: Canvas) -> None:
    c.gradient((218, 226, 224), PAPER)
    c.hill(ridge(c.rng, 560, 320, waves=1.1), PALE, PAPER, 900)
    c.hill(ridge(c.rng, 720, 240, waves=1.7), HAZE, PAPER, 960)
    c.mist(640, 300, PAPER, 0.9)
    edge = [
        (1610, -10),
        (760, -10),
        (720, 120),
        (790, 210),
        (740, 330),
        (820, 430),
        (790, 560),
        (870, 680),
        (850, 820),
        (930, 1010),
        (1610, 1010),
    ]
    c.shaded(edge, DEEP, (70, 104, 112))
    for _ in range(26):
        x, y = c.rng.uniform(800, 1540), c.rng.uniform(0, 900)
        c.line([(x, y), (x - 30, y + 70), (x - 12, y + 140)], mix(DAI, NIGHT, 0.4), 4)
        c.poly(
            [(x, y), (x + 90, y + 20), (x + 60, y + 120), (x - 20, y + 90)],
            mix(DEEP, TEAL, c.rng.random() * 0.4),
        )
    for x, y, coat in ((700, 360, OCHRE), (770, 640, STRAW)):
        c.line([(790, 0), (x + 18, y - 110)], WHITE, 3)
        person(c, x, y, 170, coat, lean=-0.5, arm=0.7)
        c.disc(x - 22, y - 152, 14, STRAW)
    for i in range(7):
        pine(c, 980 + i * 94, 60 + (i % 3) * 14, 130, NIGHT)


@scene(
    "viaduct-train",
    alt="列车驶过田野上的高架桥，桥下油菜花正开",
    alt_en="A train crosses a viaduct over flowering rape fields",
    credit="摄影：吴晓晴",
)
def viaduct_train(c: Canvas) -> None:
    c.gradient((206, 220, 226), (238, 234, 218))
    c.hill(ridge(c.rng, 470, 200, waves=2.1), (164, 186, 192), (226, 228, 214), 640)
    c.gradient((232, 206, 130), (206, 172, 92), (0, 620, WIDTH, HEIGHT))
    for i in range(9):
        y = 650 + i * i * 4.6
        c.line([(0, y), (WIDTH, y - 20 + i * 6)], mix(SAGE, MOSS, i / 9), 3 + i)
    for i in range(8):
        x = -20 + i * 230
        c.poly(
            [(x, 470), (x + 56, 470), (x + 46, 720 + (i % 2) * 8), (x + 10, 720 + (i % 2) * 8)],
            (178, 184, 180),
        )
    c.rect(0, 446, WIDTH, 34, (206, 208, 202))
    c.rect(0, 474, WIDTH, 7, (160, 168, 166))
    c.poly([(230, 446), (230, 366), (1180, 366), (1290, 384), (1370, 446)], WHITE)
    c.rect(230, 426, 1120, 9, OCHRE)
    for i in range(17):
        c.rect(262 + i * 54, 384, 36, 20, DAI, 5)
    c.poly([(1210, 386), (1272, 392), (1310, 412), (1210, 412)], DAI)
    for x in (120, 520, 1080, 1460):
        round_tree(c, x, 850, 190, mix(MOSS, SAGE, 0.3))
    house(c, 700, 830, 170)


@scene(
    "bamboo-path",
    alt="竹林小路上，一行人背着药箱走向山里人家",
    alt_en="A file of people carrying medical packs along a bamboo path",
    credit="摄影：田小禾",
)
def bamboo_path(c: Canvas) -> None:
    c.gradient((224, 234, 218), (196, 212, 184))
    for _ in range(28):
        bamboo(c, c.rng.uniform(0, WIDTH), 760, c.rng.uniform(620, 800), (184, 204, 172), 7)
    c.mist(420, 360, (226, 234, 216), 0.7)
    c.hill(lambda x: 720 + 40 * math.sin(x / 300), (166, 184, 142), (112, 138, 100))
    c.poly([(620, 724), (700, 724), (1060, 1010), (420, 1010)], SAND)
    for i, (x, foot, h) in enumerate(((660, 762, 80), (690, 800, 104), (676, 850, 136), (742, 930, 190))):
        person(c, x, foot, h, COATS[(i * 3) % 8])
        c.rect(x - h * 0.13, foot - h * 0.78, h * 0.26, h * 0.32, OCHRE if i == 3 else CLAY, 4)
    for x in (60, 150, 250, 330, 1120, 1230, 1330, 1440, 1540):
        bamboo(c, x, 1010, c.rng.uniform(880, 1050), mix(MOSS, DAI, c.rng.random() * 0.4), 17)
