"""Rooms and squares with people in them."""

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
    SAGE,
    SAND,
    SKIN,
    STRAW,
    TEAL,
    WHITE,
    WIDTH,
    Canvas,
    mix,
    ridge,
)
from home.demo.pictures.motifs import COATS, kneeling, person, round_tree, seated
from home.demo.pictures.registry import scene


@scene(
    "training-hall",
    alt="大厅里学员围坐一圈，中间一人跪在假人旁示范胸外按压",
    alt_en="Trainees sit round while one kneels by a manikin showing chest compressions",
    credit="摄影：吴晓晴",
)
def training_hall(c: Canvas) -> None:
    c.gradient((226, 234, 232), (236, 232, 220))
    for i in range(5):
        x = 110 + i * 300
        c.gradient((196, 218, 222), (222, 230, 226), (x, 110, x + 190, 430))
        line = ridge(c.rng, 420, 60, waves=6)
        c.shaded([(x, 430), *[(x + d, line(x + d)) for d in range(0, 191, 10)], (x + 190, 430)], HAZE, PALE)
        c.rect(x - 10, 428, 210, 12, WHITE)
    c.gradient((214, 190, 152), (190, 160, 118), (0, 620, WIDTH, HEIGHT))
    for i in range(15):
        x = 90 + i * 102
        seated(c, x, 650 + 26 * math.sin(i / 14 * math.pi), 150, COATS[(i * 3) % 8])
    c.disc(800, 840, 430, mix(TEAL, PALE, 0.45), 105)
    c.disc(800, 834, 424, mix(TEAL, PALE, 0.6), 100)
    c.rect(820, 806, 250, 44, SAND, 22)
    c.disc(1096, 822, 30, SKIN, 26)
    c.rect(700, 816, 150, 34, DEEP, 16)
    kneeling(c, 830, 826, 250, OCHRE)
    kneeling(c, 1230, 860, 230, DAI, side=-1)


@scene(
    "classroom-lesson",
    alt="教室里，老师在黑板前画人体轮廓，学生举手",
    alt_en="A teacher draws a figure on the blackboard; pupils raise their hands",
    credit="摄影：林小满",
)
def classroom_lesson(c: Canvas) -> None:
    c.gradient((238, 230, 212), (228, 218, 196))
    c.rect(250, 120, 1100, 460, CLAY, 6)
    c.rect(270, 140, 1060, 420, (54, 88, 82))
    chalk = (214, 224, 214)
    c.arc(470, 250, 44, 0, 360, chalk, 4)
    c.line([(470, 294), (470, 300), (400, 340), (392, 470)], chalk, 4)
    c.line([(470, 300), (540, 340), (548, 470)], chalk, 4)
    c.arc(470, 400, 66, 20, 160, chalk, 4)
    for i in range(4):
        c.line([(980, 220 + i * 74), (980 + 230 - (i % 3) * 46, 220 + i * 74)], chalk, 4)
        c.disc(950, 220 + i * 74, 7, chalk)
    c.line([(610, 330), (860, 330)], STRAW, 4)
    person(c, 780, 690, 330, OCHRE, arm=-0.95)
    for row, (foot, h, count) in enumerate(((790, 170, 7), (900, 220, 6), (1040, 290, 5))):
        for i in range(count):
            x = 140 + (row % 2) * 90 + i * (1400 / count)
            if (i + row * 2) % 4 == 1:
                c.line(
                    [(x + h * 0.3, foot - h * 0.5), (x + h * 0.42, foot - h * 1.12)],
                    COATS[(i + row * 3) % 8],
                    h * 0.15,
                )
                c.disc(x + h * 0.42, foot - h * 1.16, h * 0.07, SKIN)
            seated(c, x, foot, h, COATS[(i + row * 3) % 8], back=True)
        c.rect(0, foot, WIDTH, 16, mix(CLAY, SAND, 0.4))


@scene(
    "meeting-room",
    alt="会议室长桌两侧坐满了人，窗外是远山",
    alt_en="People on both sides of a long table, hills beyond the windows",
    credit="供图：市红十字会",
)
def meeting_room(c: Canvas) -> None:
    c.gradient((232, 228, 216), (222, 216, 200))
    c.gradient((206, 222, 226), (232, 232, 222), (330, 90, 1270, 400))
    for base, height in ((370, 130), (410, 70)):
        line = ridge(c.rng, base, height, waves=2.6)
        c.shaded(
            [(330, 400), *[(x, min(line(x), 400)) for x in range(330, 1271, 10)], (1270, 400)], HAZE, MIST
        )
    for x in (560, 790, 1020):
        c.rect(x, 90, 12, 310, (232, 228, 216))
    c.gradient((170, 150, 122), (146, 126, 100), (0, 700, WIDTH, HEIGHT))
    c.poly([(640, 470), (960, 470), (1330, 1010), (270, 1010)], (206, 178, 138))
    c.poly([(680, 480), (920, 480), (1200, 1010), (400, 1010)], (216, 190, 152))
    for i in range(6):
        h = 96 + i * 34
        y = 540 + i * 62 + i * i * 9
        gap = 170 + i * 62 + i * i * 2
        for side in (-1, 1):
            seated(c, 800 + side * gap, y, h, COATS[(i * 2 + (side > 0)) % 5])
            c.poly(
                [
                    (800 + side * (gap - h * 0.5), y - 4),
                    (800 + side * (gap - h * 0.95), y - 4),
                    (800 + side * (gap - h * 1.0), y + 14),
                    (800 + side * (gap - h * 0.5), y + 14),
                ],
                WHITE,
            )
    seated(c, 800, 470, 104, OCHRE)


@scene(
    "blood-van",
    alt="广场法桐树下停着一辆白色采血车，人们排队登记",
    alt_en="A white mobile clinic under plane trees; people queue to register to give blood",
    credit="摄影：市红十字会志愿者摄影队",
)
def blood_van(c: Canvas) -> None:
    c.gradient((214, 228, 228), (240, 236, 222))
    for i in range(11):
        h = c.rng.uniform(120, 330)
        c.rect(i * 150 - 20, 560 - h, 128, h + 20, mix(PALE, MIST, c.rng.random()))
    c.gradient((222, 214, 196), (196, 184, 160), (0, 570, WIDTH, HEIGHT))
    for x in (80, 560, 1530):
        round_tree(c, x, 690, 520, mix(MOSS, SAGE, 0.35))
    c.rect(640, 420, 760, 300, WHITE, 30)
    c.rect(640, 600, 760, 46, mix(TEAL, WHITE, 0.25))
    for i in range(4):
        c.rect(700 + i * 150, 466, 116, 96, mix(DAI, TEAL, 0.4), 12)
    c.poly([(1310, 466), (1352, 466), (1394, 560), (1310, 560)], mix(DAI, TEAL, 0.4))
    c.rect(1240, 540, 4, 170, PALE)
    for x in (800, 1250):
        c.disc(x, 722, 56, INK)
        c.disc(x, 722, 24, SAND)
    c.poly([(660, 440), (420, 500), (420, 516), (660, 470)], OCHRE)
    c.line([(428, 510), (428, 770)], INK, 5)
    c.rect(330, 730, 210, 14, CLAY)
    c.rect(346, 744, 10, 80, CLAY)
    c.rect(514, 744, 10, 80, CLAY)
    seated(c, 430, 732, 130, WHITE)
    for i in range(7):
        person(
            c, 300 - i * 62 if i < 4 else 560 + (i - 4) * 70, 850 + (i % 2) * 20, 215, COATS[(i * 3 + 1) % 8]
        )


@scene(
    "apheresis-window",
    alt="病房窗边，一位捐献者躺在躺椅上望着窗外的河",
    alt_en="By the ward window a donor lies in a recliner and looks out at the river",
    credit="摄影：吴晓晴",
)
def apheresis_window(c: Canvas) -> None:
    c.gradient((232, 232, 224), (224, 220, 206))
    c.gradient((206, 224, 230), (236, 232, 216), (620, 100, 1450, 620))
    line = ridge(c.rng, 440, 130, waves=2)
    c.shaded([(620, 500), *[(x, line(x)) for x in range(620, 1451, 10)], (1450, 500)], HAZE, MIST)
    c.gradient((176, 202, 208), (140, 176, 186), (620, 470, 1450, 620))
    for i in range(8):
        c.line([(680 + i * 90, 500 + (i * 37) % 100), (760 + i * 90, 500 + (i * 37) % 100)], WHITE, 2)
    c.rect(1028, 100, 14, 520, (226, 224, 214))
    for i in range(6):
        c.poly(
            [(560 + i * 22, 70), (582 + i * 22, 70), (576 + i * 20, 660), (552 + i * 20, 660)],
            mix(SAND, WHITE, 0.3 + (i % 2) * 0.3),
        )
    c.rect(540, 620, 960, 18, WHITE)
    c.gradient((206, 196, 176), (180, 168, 146), (0, 780, WIDTH, HEIGHT))
    c.rect(1010, 800, 30, 90, mix(DAI, INK, 0.3))
    c.disc(1025, 892, 120, mix(SAND, INK, 0.25), 12)
    c.poly(
        [(720, 560), (770, 540), (900, 724), (1180, 716), (1400, 830), (1384, 862), (1170, 780), (870, 800)],
        DEEP,
    )
    c.poly([(796, 622), (850, 590), (950, 700), (930, 742), (880, 742)], (104, 128, 140))
    c.poly([(880, 690), (960, 668), (1190, 690), (1380, 806), (1356, 838), (1170, 752), (900, 748)], OCHRE)
    c.line([(850, 640), (910, 712), (1010, 716)], (124, 148, 158), 30)
    c.disc(1024, 716, 15, SKIN)
    c.disc(800, 566, 42, SKIN)
    c.half_disc(792, 560, 45, INK, 120, 330)
    c.rect(300, 470, 190, 370, (214, 222, 222), 12)
    c.rect(324, 500, 142, 96, DAI, 6)
    c.line([(340, 556), (380, 556), (394, 528), (412, 578), (426, 556), (452, 556)], STRAW, 3)
    for x in (350, 440):
        c.disc(x, 680, 36, TEAL)
        c.disc(x, 680, 13, WHITE)
    c.line([(486, 690), (600, 770), (760, 780), (900, 716), (960, 712)], mix(STRAW, OCHRE, 0.4), 4)
    c.line([(395, 470), (395, 360)], INK, 5)
    c.rect(372, 340, 46, 72, STRAW, 10)


@scene(
    "square-fair",
    alt="社区广场上几顶遮阳棚，居民在摊位前量血压、学包扎",
    alt_en="Awnings on a neighbourhood square; residents learn bandaging at the stalls",
    credit="摄影：市红十字会志愿者摄影队",
)
def square_fair(c: Canvas) -> None:
    c.gradient((222, 230, 224), (240, 234, 216))
    for i in range(7):
        x, h = i * 240 - 40, 300 + (i * 67) % 190
        c.rect(x, 560 - h, 190, h, mix(MIST, SAND, 0.15 + (i % 3) * 0.12))
        for row in range(int(h // 64)):
            for k in range(3):
                c.rect(x + 22 + k * 54, 580 - h + row * 64, 30, 32, mix(PALE, WHITE, 0.3))
    c.gradient((214, 206, 186), (190, 178, 152), (0, 560, WIDTH, HEIGHT))
    for i, color in enumerate((TEAL, OCHRE, DEEP, SAGE)):
        x = 90 + i * 380
        for post in (x, x + 280):
            c.rect(post, 470, 8, 250, INK)
        c.poly([(x - 26, 480), (x + 40, 400), (x + 250, 400), (x + 314, 480)], color)
        for k in range(8):
            c.half_disc(x - 5 + k * 42.6, 478, 21, mix(color, WHITE, 0.25 if k % 2 else 0), 0, 180)
        seated(c, x + 144, 664, 140, COATS[(i * 2 + 3) % 8])
        c.rect(x + 14, 660, 262, 76, WHITE)
        c.rect(x + 14, 656, 262, 12, mix(color, INK, 0.2))
    for i in range(13):
        person(
            c,
            70 + i * 120 + (i % 3) * 22,
            860 + (i * 53) % 90,
            190 + (i % 2) * 20,
            COATS[(i * 3 + 2) % 8],
            arm=0.8 if i % 5 == 0 else 0,
        )


@scene(
    "stairwell-visit",
    alt="老旧小区楼道口，志愿者提着一箱物资上楼，窗台上摆着花盆",
    alt_en="A volunteer carries a box up to an old apartment block with potted plants on its sills",
    credit="摄影：田小禾",
)
def stairwell_visit(c: Canvas) -> None:
    c.gradient((216, 208, 190), (196, 186, 166))
    for row in range(3):
        for i in range(3):
            x, y = 70 + i * 270, 70 + row * 300
            c.rect(x, y, 190, 170, WHITE)
            c.rect(x + 10, y + 10, 170, 150, mix(TEAL, PALE, 0.35 + 0.2 * ((i + row) % 3)))
            c.rect(x - 12, y + 170, 214, 18, CLAY)
            for k in range(3):
                c.rect(
                    x + 16 + k * 62, y + 146, 34, 26, OCHRE if (i + row + k) % 3 == 0 else mix(CLAY, INK, 0.2)
                )
                c.disc(x + 33 + k * 62, y + 132, 22, mix(MOSS, SAGE, (k + row) % 3 / 3))
    c.rect(900, 170, 470, 840, (86, 94, 92))
    c.rect(880, 140, 510, 44, DAI)
    for i in range(9):
        c.rect(960 + i * 34, 900 - i * 62, 410 - i * 34, 110, mix(SAND, INK, 0.12 + 0.045 * i))
    c.glow(1130, 270, 200, STRAW, 0.45)
    c.disc(1130, 262, 20, STRAW)
    person(c, 1060, 840, 320, DEEP, lean=0.2)
    c.rect(1040, 600, 118, 88, OCHRE, 4)
    c.rect(1090, 600, 14, 88, mix(OCHRE, WHITE, 0.4))
    c.rect(1450, 560, 12, 450, INK)
    round_tree(c, 1510, 1000, 520, mix(MOSS, SAGE, 0.2))
