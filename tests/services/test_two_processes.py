"""Two server processes on one SQLite file: many readers, an import and publications at the same time."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.services import society
from tests.services.running import RunningSite

pytestmark = pytest.mark.services

READERS = 50
PATHS = ("/news/", "/stories/", "/")


class Reader(threading.Thread):
    """Reads until told to stop, on one connection, and notes when it asked and what it saw."""

    def __init__(self, port: int, first: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.first, self.stop = port, first, stop
        self.reads: list[tuple[str, float, int, str]] = []
        self.problems: list[str] = []

    def run(self) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        number = self.first
        while not self.stop.is_set():
            path = PATHS[number % len(PATHS)]
            number += 1
            asked = time.monotonic()
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                self.reads.append((path, asked, answer.status, answer.read().decode()))
            except OSError as error:
                self.problems.append(f"{path}: {error!r}")
                connection.close()
            # A reader reads; fifty loops without a pause would only measure the machine.
            self.stop.wait(0.05)


def publications(file: Path) -> list[tuple[str, int, float]]:
    rows = [line.split() for line in file.read_text().splitlines()]
    return [(what, int(number), float(moment)) for what, number, moment in rows]


def stale(reads, published) -> list[str]:
    """Answers to questions asked after a publication had returned, which nevertheless lack it."""
    found = []
    for path, asked, _status, text in reads:
        for what, number, moment in published:
            word = f"今日要闻{number:02}" if what == "news" else f"栏目{number:02}"
            # The menu stands on every page; the news on its column's first page.
            expected = what == "menu" or path == "/news/"
            if expected and moment < asked and word not in text:
                found.append(f"{path} lacks {word} after {asked - moment:.3f} s")
    return found


@pytest.fixture(scope="module")
def site(seeded, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(seeded, folder / "data")
    made = RunningSite(folder).start()
    yield made
    made.stop()


def test_readers_are_served_fresh_pages_while_others_write(site, tmp_path):
    assert len(site.processes()) == 2
    society.write_chronicle(tmp_path / "chronicle.txt")
    stop = threading.Event()
    readers = [Reader(site.port, n, stop) for n in range(READERS)]
    for reader in readers:
        reader.start()

    publishing = site.begin("publish", str(tmp_path / "published"))
    imported = site.manage("import_chronicle", str(tmp_path / "chronicle.txt"), "--year", "2020")
    assert publishing.wait(120) == 0
    time.sleep(1)
    stop.set()
    for reader in readers:
        reader.join(60)

    reads = [read for reader in readers for read in reader.reads]
    published = publications(tmp_path / "published")
    assert len(published) == 20
    assert re.search(rf"\b{society.ENTRIES}\b", imported.stdout)
    assert [problem for reader in readers for problem in reader.problems] == []
    assert {status for _, _, status, _ in reads} == {200}
    assert len([r for r in reads if r[1] > published[0][2]]) > READERS
    assert stale(reads, published) == []
    assert "locked" not in site.log.read_text()


def waits(site, seconds: float) -> list[tuple[float, str, int]]:
    """Reads one address after the other for so long; how long each answer took, its path and status."""
    found = []
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        for path in (*PATHS, f"/search/?q={quote('救援')}", "/admin/login/"):
            began = time.monotonic()
            status, _ = site.get(path)
            found.append((round(time.monotonic() - began, 2), path, status))
    return found


def test_a_reader_never_waits_for_the_write_lock(site):
    # A busy machine is slow without any lock: what counts as waiting is told by how slow it is now.
    limit = max(1.0, 2 * max(waits(site, 3))[0])
    holding = site.begin("hold", str(3 * limit))
    assert holding.stdout is not None
    assert holding.stdout.readline() == "held\n"

    during = waits(site, limit)

    assert holding.poll() is None, "the lock must be held while the readers read"
    assert [wait for wait in during if wait[0] >= limit or wait[2] >= 500] == []
    assert holding.communicate(timeout=60)[0] == "released\n"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_dead_process_is_replaced(site):
    victim = site.processes()[0]
    os.kill(victim, signal.SIGKILL)

    deadline = time.monotonic() + 60
    while victim in site.processes() or len(site.processes()) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert site.get("/news/")[0] == 200
