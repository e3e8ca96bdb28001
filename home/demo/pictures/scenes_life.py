"""Stores, desks, streets: the year between the emergencies."""

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
from home.demo.pictures.motifs import COATS, box, person, round_tree, truck, willow
from home.demo.pictures.registry import scene


@scene(
    "warehouse-shelves",
    alt="备灾仓库里两列高货架，中间两人推着一车物资",
    alt_en="Two people push a trolley between tall shelves in a relief warehouse",
    credit="供图：市红十字会",
)
def warehouse_shelves(c: Canvas) -> None:
    c.gradient((206, 214, 212), (228, 224, 212))
    c.poly([(640, 380), (960, 380), (960, 640), (640, 640)], (236, 232, 216))
    c.poly([(640, 640), (960, 640), (1610, 1010), (-10, 1010)], (198, 188, 168))
    for i in range(5):
        c.line([(800 - (4 - i) * 200, 0), (800 - (4 - i) * 40, 380)], PALE, 5)
        c.line([(800 + (4 - i) * 200, 0), (800 + (4 - i) * 40, 380)], PALE, 5)
    for side in (-1, 1):
        for i in range(5, -1, -1):
            near, scale = 0.82**i, 0.82 ** (i + 1)
            x0, x1 = 800 + side * 790 * near, 800 + side * 790 * scale
            for level in range(4):
                top = 520 + (-470 + level * 240) * near
                top1 = 520 + (-470 + level * 240) * scale
                tone = (CLAY, SAND, OCHRE, mix(TEAL, SAND, 0.3))[(level + i * 2 + (side > 0)) % 4]
                shade = mix(tone, INK, 0.08 * (i % 3))
                c.poly(
                    [
                        (x0, top + 60 * near),
                        (x1, top1 + 60 * scale),
                        (x1, top1 + 205 * scale),
                        (x0, top + 205 * near),
                    ],
                    shade,
                )
                c.poly(
                    [
                        (x0, top + 205 * near),
                        (x1, top1 + 205 * scale),
                        (x1, top1 + 226 * scale),
                        (x0, top + 226 * near),
                    ],
                    DEEP,
                )
            c.line([(x1, 520 - 470 * scale), (x1, 520 + 490 * scale)], DAI, 10 * scale + 2)
    c.rect(716, 846, 190, 14, INK)
    for i in range(3):
        box(c, 722 + i * 60, 846, 56, OCHRE if i == 0 else CLAY)
        if i < 2:
            box(c, 750 + i * 60, 806, 56, mix(CLAY, SAND, 0.5))
    for x in (740, 880):
        c.disc(x, 872, 13, INK)
    person(c, 690, 900, 230, DEEP, lean=0.2, arm=0.5)
    person(c, 956, 880, 220, MOSS, lean=-0.15, arm=-0.5)


@scene(
    "ledger-desk",
    alt="窗前的书桌上摊开一本账册，旁边是台灯和一叠信",
    alt_en="An open ledger on a desk by the window, with a lamp and a stack of letters",
    credit="摄影：吴晓晴",
)
def ledger_desk(c: Canvas) -> None:
    c.gradient((228, 222, 206), (214, 204, 182))
    c.gradient((196, 214, 220), (228, 230, 220), (160, 70, 760, 520))
    line = ridge(c.rng, 480, 200, waves=4)
    c.shaded([(160, 520), *[(x, line(x)) for x in range(160, 761, 8)], (760, 520)], HAZE, PALE)
    c.rect(452, 70, 14, 450, (236, 230, 214))
    c.rect(140, 516, 640, 18, (240, 234, 220))
    c.gradient((180, 136, 92), (146, 106, 70), (0, 640, WIDTH, HEIGHT))
    c.poly([(470, 900), (560, 690), (840, 700), (840, 930)], WHITE)
    c.poly([(840, 930), (840, 700), (1130, 690), (1210, 900)], (240, 236, 222))
    for i in range(7):
        y = 720 + i * 27
        c.line([(552 - i * 11, y), (826, y + 6)], mix(HAZE, WHITE, 0.3), 3)
        c.line([(856, y + 6), (1128 + i * 10, y)], mix(HAZE, WHITE, 0.3), 3)
        c.line([(760, y - 8), (812, y - 6)], DAI, 4)
        c.line([(1050 + i * 5, y - 10), (1104 + i * 6, y - 10)], DAI, 4)
    c.line([(840, 700), (840, 930)], SAND, 6)
    c.line([(960, 880), (1150, 770)], OCHRE, 9)
    c.line([(946, 888), (962, 879)], INK, 6)
    c.glow(1330, 560, 420, (250, 222, 150), 0.55)
    c.line([(1380, 760), (1420, 520), (1300, 400)], DAI, 12)
    c.poly([(1230, 430), (1290, 360), (1350, 400), (1370, 480)], DAI)
    c.disc(1380, 772, 90, DAI, 22)
    for i in range(5):
        c.poly(
            [
                (180 + i * 5, 800 - i * 14),
                (400 + i * 4, 790 - i * 14),
                (410 + i * 4, 806 - i * 14),
                (190 + i * 5, 818 - i * 14),
            ],
            mix(SAND, WHITE, 0.5 if i % 2 else 0.8),
        )


@scene(
    "aed-street",
    alt="街角墙上挂着一只橙黄色急救设备箱，行人从旁经过",
    alt_en="An amber emergency equipment cabinet on a street-corner wall, people walking past",
    credit="供图：市红十字会",
)
def aed_street(c: Canvas) -> None:
    c.gradient((214, 220, 216), (232, 228, 214))
    for i in range(6):
        h = 260 + (i * 91) % 230
        c.rect(760 + i * 150, 620 - h, 130, h + 20, mix(PALE, MIST, (i % 3) / 3))
    c.gradient((204, 196, 178), (178, 168, 148), (0, 690, WIDTH, HEIGHT))
    c.poly([(0, 0), (760, 0), (760, 780), (0, 930)], (232, 220, 194))
    for row in range(14):
        y = row * 66
        c.line([(0, y), (760, y * 0.84)], (220, 206, 178), 3)
    c.poly([(90, 330), (320, 320), (320, 660), (90, 690)], DEEP)
    c.poly([(112, 352), (298, 342), (298, 600), (112, 622)], mix(TEAL, PALE, 0.6))
    c.poly([(430, 330), (640, 326), (640, 620), (430, 640)], OCHRE)
    c.poly([(448, 350), (622, 346), (622, 540), (448, 552)], mix(STRAW, WHITE, 0.5))
    c.poly([(480, 400), (590, 396), (590, 500), (480, 508)], DAI)
    c.line([(498, 452), (520, 451), (532, 424), (546, 478), (556, 449), (574, 448)], STRAW, 5)
    c.line([(460, 590), (610, 582)], WHITE, 8)
    for x, foot, h, i in ((980, 800, 240, 1), (1110, 850, 300, 3), (1330, 830, 270, 6), (860, 930, 380, 0)):
        c.veil(
            [
                (x - h * 0.2, foot),
                (x + h * 0.2, foot),
                (x + h * 0.7, foot + h * 0.2),
                (x + h * 0.3, foot + h * 0.2),
            ],
            INK,
            0.18,
        )
        person(c, x, foot, h, COATS[i])
    round_tree(c, 1480, 760, 420, SAGE)


@scene(
    "levee-cyclists",
    alt="柳岸边的绿道上，一队骑行志愿者排成一列",
    alt_en="Volunteer cyclists in single file on a willow-lined riverside path",
    credit="摄影：市红十字会志愿者摄影队",
)
def levee_cyclists(c: Canvas) -> None:
    c.gradient((206, 224, 228), (236, 236, 222))
    c.hill(ridge(c.rng, 430, 130, waves=2.8), (172, 196, 198), MIST, 520)
    c.gradient((178, 204, 208), (150, 186, 190), (0, 480, WIDTH, 700))
    c.ripples(500, 690, WHITE, 40)
    c.hill(lambda x: 690 + 20 * math.sin(x / 260), SAGE, MOSS)
    c.poly([(-10, 780), (1610, 740), (1610, 850), (-10, 900)], (216, 204, 178))
    for x in (120, 520, 980, 1420):
        willow(c, x, 730, 480, mix(MOSS, SAGE, 0.3))
    for i in range(6):
        x, y, r = 190 + i * 230, 850 - i * 7, 46
        for dx in (-62, 62):
            c.arc(x + dx, y - r, r, 0, 360, INK, 5)
        c.line(
            [(x - 62, y - r), (x - 10, y - r), (x + 46, y - 116), (x + 62, y - r)],
            OCHRE if i % 3 == 0 else DEEP,
            7,
        )
        c.line([(x - 10, y - r), (x - 26, y - 120), (x + 46, y - 116)], OCHRE if i % 3 == 0 else DEEP, 7)
        coat = COATS[(i * 3 + 1) % 8]
        c.line([(x - 24, y - 128), (x + 18, y - 84), (x - 4, y - 50)], mix(coat, INK, 0.6), 19)
        c.line([(x - 24, y - 130), (x + 8, y - 212)], coat, 40)
        c.line([(x + 8, y - 204), (x + 52, y - 128)], coat, 13)
        c.disc(x + 22, y - 246, 22, (224, 184, 146))
        c.half_disc(x + 22, y - 248, 26, OCHRE if i % 2 else STRAW)


@scene(
    "city-dawn",
    alt="清晨的江城，楼群在薄雾里渐次亮起，江上有一条货船",
    alt_en="A river city at first light, towers in thin mist and a barge on the water",
    credit="摄影：市红十字会志愿者摄影队",
)
def city_dawn(c: Canvas) -> None:
    c.gradient((188, 208, 216), (246, 226, 192))
    c.disc(300, 470, 62, (250, 222, 160))
    c.hill(ridge(c.rng, 520, 150, waves=1.3), (176, 196, 200), (240, 226, 200), 620)
    for layer, (tone, base) in enumerate(
        (((158, 184, 192), 620), ((104, 142, 154), 650), ((52, 92, 108), 680))
    ):
        x = -30.0 + layer * 34
        while x < WIDTH:
            w = c.rng.uniform(60, 120)
            h = c.rng.uniform(90, 330) * (1.1 - 0.22 * layer) * (0.65 + 0.5 * math.sin(x / WIDTH * math.pi))
            c.rect(x, base - h, w, h + 10, tone)
            if c.rng.random() < 0.3:
                c.rect(x + w * 0.46, base - h - 36, 5, 38, tone)
            if layer == 2:
                for k in range(int(h // 40)):
                    if c.rng.random() < 0.5:
                        c.rect(x + w * 0.2, base - h + 16 + k * 38, w * 0.6, 8, mix(STRAW, tone, 0.35))
            x += w * c.rng.uniform(1.05, 1.5)
    c.gradient((206, 206, 190), (112, 150, 162), (0, 680, WIDTH, HEIGHT))
    c.mist(600, 150, (244, 232, 208), 0.6)
    c.ripples(710, 990, (232, 226, 204), 80)
    c.poly([(900, 800), (1400, 800), (1440, 772), (1420, 842), (930, 842)], DAI)
    c.rect(940, 752, 90, 50, WHITE)
    for i in range(5):
        c.poly([(1050 + i * 68, 800), (1084 + i * 68, 768), (1118 + i * 68, 800)], OCHRE if i == 2 else CLAY)


@scene(
    "loading-dock",
    alt="装卸台前三辆货车并排，众人接力把物资搬上车",
    alt_en="Three lorries at a loading dock; people pass relief goods along into them",
    credit="供图：市红十字会",
)
def loading_dock(c: Canvas) -> None:
    c.gradient((190, 204, 208), (226, 224, 210))
    c.rect(0, 180, WIDTH, 500, (206, 204, 190))
    c.poly([(-10, 190), (60, 110), (1540, 110), (1610, 190)], DAI)
    for i in range(3):
        c.rect(110 + i * 500, 290, 380, 390, (70, 88, 92))
        for k in range(5):
            c.line([(110 + i * 500, 300 + k * 14), (490 + i * 500, 300 + k * 14)], (112, 128, 130), 4)
    c.gradient((184, 176, 158), (156, 146, 126), (0, 680, WIDTH, HEIGHT))
    for i, cab in enumerate((TEAL, OCHRE, MOSS)):
        truck(c, 70 + i * 500, 800 + i * 10, 420, cab=cab)
    for i in range(9):
        x = 110 + i * 172
        person(c, x, 940 + (i % 2) * 12, 230, COATS[(i * 3) % 8], lean=0.15 if i % 2 else -0.15, arm=0.9)
        if i % 2 == 0:
            box(c, x + 60, 940 - 118, 62, OCHRE if i == 4 else CLAY)


@scene(
    "night-market-stalls",
    alt="夜市灯串下，青年志愿者在义卖摊前招呼行人",
    alt_en="Young volunteers greet passers-by at a charity stall under strings of lights",
    credit="摄影：林小满",
)
def night_market_stalls(c: Canvas) -> None:
    c.gradient((28, 46, 62), (84, 92, 96))
    for i in range(8):
        h = 240 + (i * 83) % 260
        c.rect(i * 210 - 30, 640 - h, 170, h, mix((40, 60, 72), (60, 78, 86), (i % 3) / 3))
    c.gradient((96, 90, 80), (56, 56, 54), (0, 630, WIDTH, HEIGHT))
    c.glow(800, 620, 640, STRAW, 0.4)
    c.poly([(330, 430), (420, 330), (1180, 330), (1270, 430)], OCHRE)
    for k in range(11):
        c.half_disc(373 + k * 85.4, 428, 43, mix(OCHRE, WHITE, 0.35) if k % 2 else OCHRE, 0, 180)
    for x in (360, 1230):
        c.rect(x, 430, 12, 370, INK)
    c.rect(372, 440, 858, 240, (232, 200, 140))
    for i, coat in enumerate((DEEP, MOSS, TEAL)):
        from_x = 540 + i * 260
        person(c, from_x, 820, 300, coat, arm=0.8 if i != 1 else -0.8)
    c.rect(350, 690, 900, 130, CLAY)
    c.rect(340, 680, 920, 18, SAND)
    for i in range(10):
        c.rect(390 + i * 84, 640 - (i % 3) * 12, 46, 42 + (i % 3) * 12, (TEAL, PAPER, STRAW, SAGE)[i % 4], 5)
    for strand in range(3):
        for i in range(15):
            t = i / 14
            y = 110 + strand * 74 + 60 * math.sin(t * math.pi)
            c.glow(-20 + t * 1640, y, 24, STRAW, 0.8)
            c.disc(-20 + t * 1640, y, 5, WHITE)
    for x, h, i in ((150, 350, 1), (1420, 360, 6), (300, 300, 4)):
        person(c, x, 960, h, mix(COATS[i], INK, 0.4))


@scene(
    "drone-village",
    alt="俯瞰山村：一条溪流绕过白墙灰瓦的院落，路上有一辆货车",
    alt_en="A hill village from above: a stream bends round tiled courtyards, one lorry on the road",
    credit="供图：云柘县红十字会",
)
def drone_village(c: Canvas) -> None:
    c.gradient((142, 164, 128), (110, 136, 104))
    for _ in range(30):
        x, y = c.rng.uniform(-100, 1500), c.rng.uniform(-60, 960)
        w, h, s = c.rng.uniform(140, 260), c.rng.uniform(70, 120), c.rng.uniform(20, 70)
        c.poly(
            [(x, y), (x + w, y - s * 0.4), (x + w + s, y + h), (x + s, y + h + s * 0.3)],
            mix(c.rng.choice((SAGE, STRAW, MOSS)), (142, 164, 128), 0.55),
        )
    stream = [(x, 620 - 330 * math.sin(x / 620) + 0.08 * x) for x in range(-20, 1640, 20)]
    c.line(stream, (222, 224, 206), 92)
    c.line(stream, mix(TEAL, PALE, 0.45), 66)
    road = [(x, 880 - 0.22 * x + 90 * math.sin(x / 330)) for x in range(-20, 1640, 20)]
    c.line(road, SAND, 40)
    for x, y, w in (
        (560, 610, 170),
        (780, 520, 190),
        (1010, 590, 180),
        (700, 740, 200),
        (930, 400, 160),
        (1180, 440, 170),
    ):
        c.veil(
            [(x + 14, y + 18), (x + w + 26, y + 8), (x + w + 34, y + w * 0.62), (x + 20, y + w * 0.66)],
            INK,
            0.25,
        )
        for dx, dy, ww, hh in ((0, 0, 1, 0.26), (0, 0.3, 0.24, 0.34), (0.76, 0.3, 0.24, 0.34)):
            left, top = x + dx * w, y + dy * w
            c.rect(left, top, ww * w, hh * w, DEEP)
            c.rect(left, top, ww * w, hh * w * 0.48, mix(DEEP, PALE, 0.28))
        c.rect(x + 0.26 * w, y + 0.3 * w, 0.48 * w, 0.34 * w, (226, 216, 192))
    for _i in range(70):
        x, y = c.rng.uniform(0, WIDTH), c.rng.choice((c.rng.uniform(0, 180), c.rng.uniform(830, 1000)))
        c.disc(x, y, c.rng.uniform(16, 36), mix(MOSS, c.rng.choice((DAI, SAGE)), 0.4))
    c.rect(250, 872, 96, 34, WHITE, 4)
    c.rect(350, 874, 30, 30, OCHRE, 4)
