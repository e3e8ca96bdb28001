"""Writes t2s.txt: traditional characters and the simplified ones that search takes them for.

Run `python search/tables/make_t2s.py` (needs OpenCC, a development dependency) and commit the result.
A new table means other tokens: raise `search.segmentation.VERSION` with it.
"""

from __future__ import annotations

from pathlib import Path

PAIRS_A_LINE = 24
# The unified ideographs and their extensions, plane 2 and 3 included.
RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0))
# What OpenCC leaves alone on its own because words decide. Search folds both sides, so it may join them:
# 瞭解 了解, 憑藉 凭借, 答覆 答复, 彷彿 仿佛, 揹負 背负, 甦醒 苏醒, 看著 看着, 餘額 余额, 乾旱 干旱, 徵求 征求.
JOINED = dict(zip("瞭藉覆彷揹甦著餘馀乾徵", "了借复仿背苏着余余干征", strict=True))


def pairs() -> list[tuple[str, str]]:
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    found = {}
    for first, end in RANGES:
        for point in range(first, end):
            char = chr(point)
            simplified = convert(char)
            if len(simplified) == 1 and simplified != char:
                found[char] = simplified
    found.update(JOINED)
    # A chain (a → b → c) would make one pass of str.translate stop halfway.
    return sorted((char, found.get(to, to)) for char, to in found.items())


def main() -> None:
    made = ["".join(pair) for pair in pairs()]
    lines = ["".join(made[n : n + PAIRS_A_LINE]) for n in range(0, len(made), PAIRS_A_LINE)]
    Path(__file__).with_name("t2s.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
