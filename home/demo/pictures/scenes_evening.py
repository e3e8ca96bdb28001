"""People at dawn, at dusk and by night."""

from __future__ import annotations

import math

from home.demo.pictures.brush import (
    CLAY,
    DAI,
    DEEP,
    HAZE,
    HEIGHT,
    INK,
    MOSS,
    NIGHT,
    OCHRE,
    STRAW,
    TEAL,
    WIDTH,
    Canvas,
    mix,
    ridge,
)
from home.demo.pictures.motifs import COATS, house, person, pine, seated
from home.demo.pictures.registry import scene


@scene(
    "night-desk",
    alt="夜里的居民楼，一扇亮着的窗里有人在接电话",
    alt_en="An apartment block at night; in one lit window someone is on the telephone",
    credit="摄影：林小满",
)
def night_desk(c: Canvas) -> None:
    c.gradient((16, 32, 42), (44, 68, 80))
    c.disc(1380, 170, 46, (226, 222, 198))
    for x, w, top in ((-20, 330, 300), (1240, 400, 380), (260, 260, 420)):
        c.rect(x, top, w, 760, (26, 44, 54))
        for row in range(9):
            for i in range(int(w // 70)):
                if c.rng.random() < 0.22:
                    c.rect(x + 24 + i * 70, top + 34 + row * 72, 32, 38, mix(STRAW, NIGHT, 0.55))
    c.rect(500, 90, 780, 910, (36, 58, 68))
    for row in range(4):
        for i in range(3):
            x, y = 560 + i * 230, 140 + row * 230
            if (row, i) == (1, 1):
                continue
            c.rect(x, y, 170, 150, (24, 42, 52))
            c.rect(x - 8, y + 150, 186, 10, (50, 74, 84))
    c.glow(875, 440, 330, STRAW, 0.5)
    c.rect(750, 340, 250, 200, (240, 208, 146))
    c.rect(740, 540, 270, 14, (86, 104, 108))
    c.poly([(930, 352), (980, 352), (996, 392), (914, 392)], OCHRE)
    c.line([(955, 392), (955, 500)], INK, 4)
    c.rect(760, 500, 230, 10, CLAY)
    seated(c, 850, 502, 130, DAI)
    c.line([(884, 408), (880, 378), (872, 366)], INK, 8)
    c.line([(884, 404), (900, 450)], DAI, 16)


@scene(
    "film-night",
    alt="晒谷场上拉起白色幕布，村民坐着看露天电影",
    alt_en="Villagers watch an open-air film on a white screen strung across the threshing floor",
    credit="摄影：田小禾",
)
def film_night(c: Canvas) -> None:
    c.gradient((34, 54, 74), (122, 134, 140))
    for _ in range(60):
        c.disc(c.rng.uniform(0, WIDTH), c.rng.uniform(0, 330), c.rng.uniform(1, 2.4), (226, 228, 214))
    c.hill(ridge(c.rng, 500, 230, waves=1.5), (52, 76, 88), (86, 106, 112), 640)
    for x in (60, 230, 1290, 1460):
        house(c, x, 600, 150, wall=(98, 112, 112), roof=(28, 46, 56), lit=(1,))
    c.gradient((112, 110, 94), (62, 66, 60), (0, 590, WIDTH, HEIGHT))
    c.glow(800, 400, 560, (236, 232, 208), 0.35)
    for x in (486, 1106):
        c.rect(x, 170, 12, 470, INK)
    c.gradient((232, 230, 214), (206, 212, 204), (500, 190, 1104, 540))
    line = ridge(c.rng, 500, 120, waves=4)
    c.shaded([(500, 540), *[(x, line(x)) for x in range(500, 1105, 8)], (1104, 540)], HAZE, TEAL)
    c.disc(960, 290, 40, OCHRE)
    for row, (foot, h, count) in enumerate(((730, 90, 13), (820, 120, 11), (930, 160, 9), (1060, 220, 7))):
        for i in range(count):
            at = 60 + (row % 2) * 50 + i * (1540 / count) + c.rng.uniform(-16, 16)
            seated(
                c,
                at,
                foot,
                h * c.rng.uniform(0.82, 1.06),
                mix(COATS[(i * 3 + row) % 8], NIGHT, 0.4 + 0.08 * row),
                back=True,
            )


@scene(
    "oath-ridge",
    alt="山脊上，一队人面朝日出站成一排，影子落在草坡上",
    alt_en="A line of people on a ridge face the sunrise, shadows on the grass",
    credit="摄影：林小满",
)
def oath_ridge(c: Canvas) -> None:
    c.gradient((226, 180, 116), (246, 230, 200))
    c.glow(800, 500, 620, (252, 226, 160), 0.8)
    c.disc(800, 500, 120, (250, 224, 160))
    for base, height, tone in ((560, 150, (206, 186, 158)), (620, 110, (166, 166, 154))):
        c.hill(ridge(c.rng, base, height, waves=2.2), tone, (236, 220, 192), 720)
    crest = lambda x: 700 + 60 * math.cos(x / WIDTH * math.tau)  # noqa: E731 - a line on paper
    c.hill(crest, (98, 116, 96), (48, 68, 66))
    for i in range(15):
        x = 310 + i * 70
        foot = crest(x) + 8
        c.veil(
            [
                (x - 12, foot),
                (x + 12, foot),
                (x + (x - 800) * 0.22 + 26, foot + 210),
                (x + (x - 800) * 0.22 - 26, foot + 210),
            ],
            NIGHT,
            0.3,
        )
        person(c, x, foot, 150 + (i * 7) % 22, mix(COATS[i % 8], NIGHT, 0.45))
    for x in (90, 190, 1420, 1530):
        pine(c, x, crest(x) + 10, 220, (38, 60, 62))


def _strings_of_lamps(c: Canvas) -> None:
    for row, (y, sag, r) in enumerate(((150, 120, 34), (310, 70, 22))):
        count = 9 - row * 2
        for i in range(count):
            t = i / (count - 1)
            x, dy = 150 + row * 210 + t * (1300 - row * 420), sag * math.sin(t * math.pi)
            c.glow(x, y + dy, r * 3, STRAW, 0.6)
            c.disc(x, y + dy, r, mix(OCHRE, STRAW, 0.35), r * 0.84)


@scene(
    "lantern-lane",
    alt="老巷里挂着一串串暖黄的灯，几个人提着年货串门",
    alt_en="Strings of warm lamps over an old lane; people carry gifts from door to door",
    credit="摄影：吴晓晴",
)
def lantern_lane(c: Canvas) -> None:
    c.gradient((62, 84, 104), (214, 176, 134))
    c.poly([(-10, -10), (520, 330), (620, 700), (-10, 1010)], (74, 88, 94))
    c.poly([(1610, -10), (1080, 330), (980, 700), (1610, 1010)], (60, 76, 84))
    for side in (-1, 1):
        for i in range(4):
            near, far = 790 - i * 165, 690 - i * 140
            x0, x1 = 800 + side * near, 800 + side * far
            y = 360 + i * 34
            c.poly(
                [
                    (x0, y - 70 + 60 * i * 0.4),
                    (x1, y - 30 + 44 * i * 0.4),
                    (x1, 760 - i * 26),
                    (x0, 880 - i * 48),
                ],
                mix((236, 206, 150), (84, 92, 92), 0.25 + (i % 2) * 0.4),
            )
        c.poly(
            [
                (800 + side * 820, 190),
                (800 + side * 210, 400),
                (800 + side * 190, 430),
                (800 + side * 820, 260),
            ],
            NIGHT,
        )
    c.poly([(620, 690), (980, 690), (1610, 1010), (-10, 1010)], (138, 122, 102))
    c.rect(640, 420, 320, 290, (104, 108, 104))
    c.poly([(590, 430), (680, 350), (920, 350), (1010, 430)], NIGHT)
    c.rect(740, 520, 120, 190, (230, 190, 128))
    _strings_of_lamps(c)
    for x, foot, h, coat in (
        (700, 800, 200, DEEP),
        (830, 770, 170, CLAY),
        (1010, 900, 280, DAI),
        (520, 930, 300, MOSS),
    ):
        person(c, x, foot, h, coat)
        c.rect(x + h * 0.16, foot - h * 0.5, h * 0.16, h * 0.19, OCHRE, 3)
