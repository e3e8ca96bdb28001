"""The figures as Markdown, with the ratios that matter."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    name: str
    connections: int
    per_second: float
    cpu: float
    rounds: list[int]


@dataclass(frozen=True)
class Measured:
    size: int
    bytes: int
    figures: list[Figure]
    publish_wall: list[float]
    publish_cpu: list[float]

    def of(self, name: str, connections: int) -> Figure | None:
        return next((f for f in self.figures if (f.name, f.connections) == (name, connections)), None)


def text(measured: list[Measured]) -> str:
    lines = [
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end; two "
        "granian processes with four threads each on SQLite, keep-alive; c1 and c8 are 1 and 8 connections.",
    ]
    for one in measured:
        lines += ["", *_table(one)]
    lines += ["", *_ratios(measured)]
    return "\n".join(lines)


def _table(one: Measured) -> list[str]:
    lines = [
        f"### {one.size:,} news (the article has {one.bytes / 1000:.1f} kB)",
        "",
        "| answer | req/s c1 | CPU µs c1 | req/s c8 | CPU µs c8 | of the bare view c1 / c8 | rounds c8 |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    for name in dict.fromkeys(figure.name for figure in one.figures):
        single, eight = one.of(name, 1), one.of(name, 8)
        shares = [_share(one, name, "bare Django view", connections) for connections in (1, 8)]
        lines.append(
            f"| {name} | {single.per_second:,.0f} | {single.cpu:,.0f} | {eight.per_second:,.0f} | {eight.cpu:,.0f} "
            f"| {shares[0]:.2f} / {shares[1]:.2f} | {', '.join(map(str, eight.rounds))} |"
        )
    wall, cpu = one.publish_wall, one.publish_cpu
    lines += [
        "",
        f"Publishing one news: {median(wall):.0f} ms ({min(wall):.0f}–{max(wall):.0f}), CPU {median(cpu):.0f} ms.",
    ]
    return lines


def _share(one: Measured, name: str, other: str, connections: int) -> float:
    return one.of(name, connections).per_second / one.of(other, connections).per_second


def _ratios(measured: list[Measured]) -> list[str]:
    lines = ["| ratio (c8) | " + " | ".join(f"{one.size:,}" for one in measured) + " | target |"]
    lines.append("|---|" + "--:|" * len(measured) + "---|")
    article = [_share(one, "article", "bare Django view", 8) for one in measured]
    ends = [_share(one, "list, last page", "list, first page", 8) for one in measured]
    lines.append(_row("article to bare view, requests/s", article, "≥ 0.05, better 0.15"))
    lines.append(_row("last list page to first, requests/s", ends, "0.9–1.1"))
    if len(measured) > 1:
        base = measured[-2]
        for name in ("article", "list, first page", "search"):
            costs = [one.of(name, 8).cpu / base.of(name, 8).cpu for one in measured]
            lines.append(_row(f"{name}, CPU against {base.size:,} news", costs, "≤ 1.2"))
    return lines


def _row(name: str, values: list[float], target: str) -> str:
    return f"| {name} | " + " | ".join(f"{value:.2f}" for value in values) + f" | {target} |"
