"""Asks one address again and again: by wrk where it is installed, else by a client of our own."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Load:
    answers: int
    seconds: float
    failures: int

    @property
    def per_second(self) -> float:
        return self.answers / self.seconds


def ask(url: str, connections: int, seconds: int) -> Load:
    return (
        _by_wrk(url, connections, seconds) if shutil.which("wrk") else _by_threads(url, connections, seconds)
    )


def _by_wrk(url: str, connections: int, seconds: int) -> Load:
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    answers, took, unit = re.search(r"(\d+) requests in ([\d.]+)(m?s)", said).groups()
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    errors = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    failures = int(failed[1]) if failed else 0
    failures += sum(map(int, errors.groups())) if errors else 0
    return Load(int(answers), float(took) / (1000 if unit == "ms" else 1), failures)


def _by_threads(url: str, connections: int, seconds: int) -> Load:
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    counts, ends = [], time.monotonic() + seconds

    def loop() -> None:
        connection, good, bad = HTTPConnection(parts.hostname, parts.port, timeout=60), 0, 0
        while time.monotonic() < ends:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            good, bad = good + 1, bad + (answer.status >= 300)
        counts.append((good, bad))

    began = time.monotonic()
    threads = [threading.Thread(target=loop) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Load(sum(g for g, _ in counts), time.monotonic() - began, sum(b for _, b in counts))


def cpu_microseconds(root: int) -> float:
    """User and system time of a process and all below it, the ended ones among its children included."""
    total, todo = 0.0, [root]
    while todo:
        pid = todo.pop()
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            todo += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        except FileNotFoundError:
            continue
        total += sum(map(int, fields[11:15]))
    return total * 10_000  # Linux counts in hundredths of a second
