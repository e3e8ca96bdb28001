"""What the gate costs beside stock Wagtail: one page with 50 blocks and 30 pictures, both in the same run."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.rounds import BLOCKS, PICTURES

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = Path(__file__).resolve().parents[1]
WARM_UP = 3
# The module, what it is told, and which folder it works in. The third only reads what the second writes.
WORKERS = {
    "stock": ("benchmarks.stock.worker", "", "stock"),
    "gate": ("benchmarks.gated", "", "gate"),
    "unsealed": ("benchmarks.gated", "unsealed", "gate"),
}
TASKS = {
    "draft": ("stock", "gate"),
    "unchanged": ("stock", "gate"),
    "unchanged_in_chain": ("gate",),
    "publish_only": ("gate",),
    "publish": ("stock", "gate"),
    "live": ("stock", "gate"),
    "get": ("unsealed", "gate"),
}
# In words, measured where, compared with what, and what was promised.
ROWS = (
    ("saving a changed draft", "draft", ("stock", "draft"), "≤ 1.25"),
    ("saving an unchanged draft", "unchanged", ("stock", "unchanged"), "≤ 1.25"),
    ("saving an unchanged draft under review", "unchanged_in_chain", ("stock", "unchanged"), ""),
    ("publishing: the end of a chain, recorded", "publish", ("stock", "publish"), "≤ 2"),
    ("publishing what is recorded already", "publish_only", ("stock", "publish"), ""),
    ("saving the live page unchanged", "live", ("stock", "live"), ""),
)

Taken = dict[tuple[str, str], list[tuple[float, float]]]


def run(data: Path, rounds: int) -> str:
    for module, folder in (("benchmarks.stock.worker", "stock"), ("benchmarks.gated", "gate")):
        _build(module, data / folder)
    with _worker(data, "stock") as stock, _worker(data, "gate") as gate, _worker(data, "unsealed") as bare:
        taken = _measure({"stock": stock, "gate": gate, "unsealed": bare}, rounds)
    return _report(taken)


def _build(module: str, folder: Path) -> None:
    if (folder / "ready").exists():
        return
    print(f"Building {folder} ...", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", module, "build"], cwd=BASE, env=_env(folder), check=True)
    (folder / "ready").touch()


def _env(folder: Path) -> dict[str, str]:
    more = {"DATA_DIR": str(folder), "DEMO": "0", "PYTHONPATH": str(BASE), "PORT": "8000"}
    return {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"} | more


@contextmanager
def _worker(data: Path, name: str) -> Iterator[subprocess.Popen]:
    module, told, folder = WORKERS[name]
    process = subprocess.Popen(
        [sys.executable, "-m", module, *told.split()],
        cwd=BASE,
        env=_env(data / folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.stdin.close()
        process.wait(60)


def _measure(workers: dict[str, subprocess.Popen], rounds: int) -> Taken:
    """Task by task in turn, and who begins changes, so that a busy moment of the machine hits all alike."""
    taken: Taken = {}
    for number in range(rounds + WARM_UP):
        for task, sides in TASKS.items():
            for side in sides if number % 2 else reversed(sides):
                cost = _ask(workers[side], side, task)
                if number >= WARM_UP:
                    taken.setdefault((side, task), []).append(cost)
    return taken


def _ask(worker: subprocess.Popen, side: str, task: str) -> tuple[float, float]:
    worker.stdin.write(task + "\n")
    worker.stdin.flush()
    line = worker.stdout.readline()
    if not line:
        raise SystemExit(f"{side} gave up at “{task}”.")
    cpu, wall = json.loads(line)
    return cpu, wall


def _report(taken: Taken) -> str:
    medians = {name: tuple(map(median, zip(*costs, strict=True))) for name, costs in taken.items()}
    rounds = len(next(iter(taken.values())))
    lines = [
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end; "
        f"SQLite, {BLOCKS} blocks, {PICTURES} pictures; medians of {rounds} rounds in ms, CPU / wall.",
        "",
        "| | stock | this site | CPU × | wall × | target |",
        "|---|--:|--:|--:|--:|---|",
    ]
    for words, task, other, target in ROWS:
        ours, theirs = medians["gate", task], medians[other]
        ratios = " | ".join(f"{a / b:.2f}" for a, b in zip(ours, theirs, strict=True))
        lines.append(f"| {words} | {_pair(theirs)} | {_pair(ours)} | {ratios} | {target} |")
    ours, without = medians["gate", "get"], medians["unsealed", "get"]
    part = " | ".join(f"{a - b:+.2f} ms" for a, b in zip(ours, without, strict=True))
    lines += [
        "",
        "| | without the seal's condition | with it | CPU | wall | target |",
        "|---|--:|--:|--:|--:|---|",
        f"| a public page | {_pair(without, 2)} | {_pair(ours, 2)} | {part} | ≤ +1 ms |",
    ]
    return "\n".join(lines)


def _pair(cost: tuple[float, ...], digits: int = 1) -> str:
    return " / ".join(f"{part:.{digits}f}" for part in cost)
