"""Villages, yards, schools."""

from __future__ import annotations

import math

from home.demo.pictures.brush import (
    CLAY,
    DAI,
    DEEP,
    HEIGHT,
    INK,
    MOSS,
    OCHRE,
    PALE,
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
    box,
    house,
    person,
    pine,
    seated,
    umbrella,
)
from home.demo.pictures.registry import scene


@scene(
    "snow-village",
    alt="雪中的山村，两个人推着装满纸箱的板车走向亮灯的人家",
    alt_en="Two people push a cart of boxes through snow towards a lit house",
    credit="摄影：田小禾",
)
def snow_village(c: Canvas) -> None:
    c.gradient((176, 194, 202), (222, 230, 232))
    c.hill(ridge(c.rng, 420, 250, waves=1.9), (206, 216, 220), (232, 236, 236), 600)
    for i in range(16):
        pine(
            c,
            40 + i * 104 + c.rng.uniform(-30, 30),
            560 + c.rng.uniform(-20, 30),
            c.rng.uniform(110, 190),
            (86, 118, 128),
        )
    c.hill(ridge(c.rng, 640, 70, waves=1.3), WHITE, (206, 218, 224))
    for x, w, lit in ((940, 300, (0, 1)), (1290, 250, (2,)), (180, 200, ())):
        foot = 720 if w > 220 else 650
        house(c, x, foot, w, roof=WHITE, wall=(120, 138, 146), lit=lit)
    c.glow(1020, 690, 130, STRAW, 0.5)
    c.poly([(360, 1010), (760, 1010), (1010, 724), (960, 724)], (226, 222, 208))
    c.rect(470, 824, 190, 16, CLAY)
    for i in range(3):
        box(c, 478 + i * 60, 824, 56, OCHRE if i == 1 else CLAY)
    box(c, 506, 784, 56, mix(CLAY, SAND, 0.5))
    c.disc(560, 858, 34, INK)
    c.disc(560, 858, 25, (226, 222, 208))
    c.line([(660, 830), (730, 800)], INK, 6)
    person(c, 400, 890, 190, DEEP, lean=0.5, arm=0.8)
    person(c, 752, 880, 190, MOSS, lean=0.3, arm=-0.5)
    c.snow(210)


@scene(
    "school-rain",
    alt="雨天放学，孩子们撑着伞从校门口走出来",
    alt_en="Children under umbrellas leave the school gate in the rain",
    credit="摄影：吴晓晴",
)
def school_rain(c: Canvas) -> None:
    c.gradient((188, 202, 206), (222, 226, 222))
    c.rect(180, 250, 1240, 420, (228, 224, 210))
    for row in range(2):
        for i in range(9):
            c.rect(226 + i * 132, 300 + row * 150, 88, 92, mix(TEAL, PALE, 0.4 + 0.08 * ((i + row) % 3)))
            c.rect(226 + i * 132, 392 + row * 150, 88, 8, (196, 190, 172))
    c.poly([(150, 256), (200, 210), (1400, 210), (1450, 256)], DAI)
    c.gradient((150, 160, 160), (104, 118, 122), (0, 660, WIDTH, HEIGHT))
    for x in (520, 1030):
        c.rect(x, 500, 50, 190, CLAY)
    c.poly([(500, 500), (530, 460), (1070, 460), (1100, 500)], DAI)
    order = (
        (640, 760, 120),
        (880, 750, 116),
        (760, 800, 140),
        (1010, 840, 160),
        (520, 850, 166),
        (720, 920, 196),
        (920, 960, 210),
        (330, 950, 200),
        (1230, 930, 196),
    )
    for i, (x, foot, h) in enumerate(order):
        c.veil(
            [
                (x - h * 0.25, foot),
                (x + h * 0.25, foot),
                (x + h * 0.2, foot + h * 0.3),
                (x - h * 0.2, foot + h * 0.3),
            ],
            DAI,
            0.25,
        )
        person(c, x, foot, h, COATS[(i * 3 + 1) % 8])
        umbrella(c, x + h * 0.08, foot - h * 1.08, h * 0.42, (OCHRE, TEAL, STRAW, DEEP, PALE)[i % 5])
    c.rain(200, WHITE, 16)


@scene(
    "memorial-tree",
    alt="草地上一棵大树，树下的人三三两两静立",
    alt_en="People stand quietly in small groups under one great tree",
    credit="摄影：吴晓晴",
)
def memorial_tree(c: Canvas) -> None:
    c.gradient((234, 236, 230), (216, 222, 216))
    c.hill(ridge(c.rng, 600, 90, waves=1.7), (188, 202, 198), (218, 224, 216), 760)
    c.hill(lambda x: 760 - 50 * math.sin(x / WIDTH * math.pi), (178, 190, 160), (140, 156, 130))
    c.poly(
        [
            (560, 770),
            (590, 560),
            (540, 420),
            (580, 430),
            (618, 520),
            (660, 400),
            (690, 420),
            (652, 560),
            (690, 770),
        ],
        mix(CLAY, INK, 0.45),
    )
    for i in range(150):
        a, r = i * 2.39996, 25.5 * math.sqrt(i)
        tone = mix(mix(MOSS, SAGE, c.rng.random()), STRAW, 0.75 if i % 11 == 0 else 0.0)
        c.disc(620 + r * 1.22 * math.cos(a), 330 + r * 0.72 * math.sin(a), c.rng.uniform(28, 50), tone)
    groups = ((210, 3), (470, 2), (800, 4), (1060, 1), (1240, 3))
    for x, count in groups:
        for i in range(count):
            person(
                c,
                x + i * 44,
                852 + (i % 2) * 14,
                132 + c.rng.uniform(-12, 8),
                mix(COATS[(i * 2) % 5], INK, 0.2),
            )
    for _ in range(40):
        c.disc(c.rng.uniform(0, WIDTH), c.rng.uniform(870, 990), 5, WHITE)


@scene(
    "yard-visit",
    alt="农家小院，志愿者和老人坐在柿子树下说话",
    alt_en="A volunteer and an old woman talk under a persimmon tree in a farmyard",
    credit="摄影：田小禾",
)
def yard_visit(c: Canvas) -> None:
    c.gradient((240, 228, 204), (236, 226, 206))
    c.hill(ridge(c.rng, 400, 180, waves=1.8), (190, 192, 174), (226, 220, 198), 560)
    c.gradient((206, 190, 156), (178, 160, 126), (0, 660, WIDTH, HEIGHT))
    house(c, 120, 690, 640, wall=(238, 232, 218), lit=(), windows=3)
    c.rect(394, 500, 94, 190, mix(CLAY, INK, 0.3))
    for i in range(9):
        c.line([(560 + i * 14, 470), (560 + i * 14, 540 + (i % 3) * 12)], OCHRE, 6)
    c.line([(1180, 720), (1190, 480), (1130, 330)], mix(CLAY, INK, 0.5), 26)
    for dx, dy in ((-170, -190), (120, -170), (200, -60), (-120, -60), (20, -280)):
        c.line([(1186, 500), (1186 + dx, 480 + dy)], mix(CLAY, INK, 0.5), 9)
    for i in range(58):
        a, r = i * 2.4, 27 * math.sqrt(i)
        c.disc(
            1180 + r * 1.25 * math.cos(a), 320 + r * 0.8 * math.sin(a), 34, mix(MOSS, SAGE, c.rng.random())
        )
    for i in range(24):
        a, r = i * 2.4 + 1, 40 * math.sqrt(i)
        c.disc(1180 + r * 1.2 * math.cos(a), 330 + r * 0.8 * math.sin(a), 15, OCHRE)
    for x, coat, side in ((900, DEEP, 1), (1090, CLAY, -1)):
        c.rect(x - 52, 828, 104, 14, mix(CLAY, INK, 0.35))
        c.rect(x - 42, 842, 10, 46, mix(CLAY, INK, 0.45))
        c.rect(x + 32, 842, 10, 46, mix(CLAY, INK, 0.45))
        c.poly(
            [
                (x - 34 * side, 830),
                (x + 66 * side, 806),
                (x + 70 * side, 890),
                (x + 44 * side, 890),
                (x + 36 * side, 838),
            ],
            mix(coat, INK, 0.55),
        )
        seated(c, x, 836, 176, coat)
    c.disc(996, 842, 44, SAND, 13)
    c.rect(990, 842, 12, 48, mix(SAND, INK, 0.3))
    c.rect(978, 814, 18, 20, WHITE, 4)
