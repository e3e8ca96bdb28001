"""A real copy of the site for tests: its own data folder, its own port, `manage.py serve` as operators run it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

BASE = Path(__file__).resolve().parents[2]
SOCIETY = Path(__file__).with_name("society.py")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RunningSite:
    def __init__(self, folder: Path, **variables: str) -> None:
        self.port = free_port()
        self.log = folder / "serve.log"
        kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG", "VIRTUAL_ENV"}}
        self.env = kept | {"DATA_DIR": str(folder / "data"), "PORT": str(self.port), "DEMO": "0"} | variables
        self.process: subprocess.Popen | None = None

    def manage(self, *arguments: str) -> subprocess.CompletedProcess:
        return self._run([sys.executable, str(BASE / "manage.py"), *arguments])

    def work(self, *arguments: str) -> subprocess.CompletedProcess:
        return self._run([sys.executable, str(SOCIETY), *arguments])

    def begin(self, *arguments: str) -> subprocess.Popen:
        command = [sys.executable, str(SOCIETY), *arguments]
        return subprocess.Popen(command, env=self.env, stdout=subprocess.PIPE, text=True)

    def _run(self, command: list[str]) -> subprocess.CompletedProcess:
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=240)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def start(self) -> RunningSite:
        self.log.touch()
        before = len(self.log.read_text())
        with self.log.open("a") as log:
            command = [sys.executable, str(BASE / "manage.py"), "serve"]
            self.process = subprocess.Popen(
                command, env=self.env, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + 180
        while "Ctrl-C" not in (said := self.log.read_text()[before:]):
            assert self.process.poll() is None, said
            assert time.monotonic() < deadline, said
            time.sleep(0.2)
        return self

    def stop(self, number: int = signal.SIGTERM) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        code = self.process.wait(60)
        self.process = None
        return code

    def get(self, path: str) -> tuple[int, str]:
        """On a connection of its own, so that any of the processes may answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers={"Connection": "close"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def processes(self) -> list[int]:
        """The web server's own processes: those that answer requests."""
        found = []
        for stat in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                command = stat.read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if re.search(rf"granian .*--port {self.port}\b", command):
                found.append(int(stat.parent.name))
        return sorted(found)[1:]
