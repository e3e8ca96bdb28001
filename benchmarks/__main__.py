"""Measures the site beside nginx and a bare Django view, in one run. `make bench` runs it."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from urllib.parse import quote

from benchmarks import gate, load, report, servers

BASE = Path(__file__).resolve().parents[1]
SEARCH = f"/search/?q={quote('救援队员 演练')}"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[2_000, 10_000, 100_000], help="numbers of news"
    )
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the median counts")
    parser.add_argument("--seconds", type=int, default=3, help="how long each address is asked in a round")
    parser.add_argument(
        "--data", type=Path, default=BASE / "var" / "bench", help="where the databases are kept"
    )
    parser.add_argument(
        "--gate", action="store_true", help="what the approval gate costs beside stock Wagtail, nothing else"
    )
    parser.add_argument("--gate-rounds", type=int, default=31, help="rounds of that comparison")
    return parser.parse_args()


def program(module: str, data: Path, *more: str) -> str:
    env = os.environ | {"DATA_DIR": str(data), "DEMO": "0", "PYTHONPATH": str(BASE)}
    done = subprocess.run(
        [sys.executable, "-m", module, *more],
        cwd=BASE,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def build(size: int, folder: Path) -> Path:
    """The society with so many news; made once and kept."""
    data = folder / str(size)
    if not (data / "ready").exists():
        print(f"Building a society with {size:,} news ...", flush=True)
        program("benchmarks.building", data, str(size))
        (data / "ready").touch()
    return data


def addresses(port: int) -> dict[str, str]:
    """What is asked of the site: an article from the middle of a column, its list's ends, a search."""
    import re

    first = servers.fetch(port, "/news/").decode()
    last = max(map(int, re.findall(r"[?&]page=(\d+)", first)), default=1)
    middle = servers.fetch(port, f"/news/?page={max(1, last // 2)}").decode()
    article = re.search(r'href="(/news/[a-z0-9-]+/)"', middle)[1]
    return {
        "article": article,
        "list, first page": "/news/",
        "list, last page": f"/news/?page={last}",
        "search": SEARCH,
    }


def measure(targets: dict[str, tuple[str, int]], rounds: int, seconds: int) -> list[report.Figure]:
    """Each target in turn, round after round, so that a busy moment of the machine hits all alike."""
    figures = []
    for url, _pid in targets.values():
        load.ask(url, 8, 1)
    for connections in (1, 8):
        rows: dict[str, list[tuple[float, float]]] = {name: [] for name in targets}
        for _ in range(rounds):
            for name, (url, pid) in targets.items():
                before = load.cpu_microseconds(pid)
                done = load.ask(url, connections, seconds)
                spent = load.cpu_microseconds(pid) - before
                if done.failures:
                    raise SystemExit(f"{name}: {done.failures} of {done.answers} answers failed.")
                rows[name].append((done.per_second, spent / max(1, done.answers)))
        for name, taken in rows.items():
            speed, cost = (median(values) for values in zip(*taken, strict=True))
            figures.append(report.Figure(name, connections, speed, cost, [round(s) for s, _ in taken]))
    return figures


def one_size(size: int, options: argparse.Namespace) -> report.Measured:
    data = build(size, options.data)
    with ExitStack() as stack, tempfile.TemporaryDirectory() as temporary:
        folder, port = Path(temporary), servers.free_port()
        site = stack.enter_context(servers.site(data, port))
        asked = addresses(port)
        body = servers.fetch(port, asked["article"])
        targets = {name: (f"http://127.0.0.1:{port}{path}", site.pid) for name, path in asked.items()}
        (folder / "body").write_bytes(body)
        bare_port = servers.free_port()
        bare = stack.enter_context(servers.bare(folder / "body", bare_port))
        targets["bare Django view"] = (f"http://127.0.0.1:{bare_port}/", bare.pid)
        static_port = servers.free_port()
        if (static := servers.nginx(folder, body, static_port)) is not None:
            targets["nginx, static file"] = (
                f"http://127.0.0.1:{static_port}/",
                stack.enter_context(static).pid,
            )
        figures = measure(targets, options.rounds, options.seconds)
    published = json.loads(program("benchmarks.publishing", data))
    return report.Measured(size, len(body), figures, published["wall"], published["cpu"])


def main() -> None:
    options = arguments()
    if options.gate:
        print(gate.run(options.data, options.gate_rounds))
        return
    measured = [one_size(size, options) for size in options.sizes]
    print(report.text(measured))


if __name__ == "__main__":
    main()
