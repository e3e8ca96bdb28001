"""A copy of the demo society on a port of its own, served as operators serve it."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from typing import NamedTuple

from tests.services.running import BASE, RunningSite

PREPARE = "from config.preparation import prepare; prepare(print)"
USERS = "users.txt"


class Entry(NamedTuple):
    language: str
    kind: str
    path: str
    title: str


@dataclass(frozen=True)
class Login:
    username: str
    password: str


class DemoSite(RunningSite):
    """`users` by the title of their role (编辑, 新闻发言人 …)."""

    def __init__(self, folder: Path, prepared: Path | None = None) -> None:
        super().__init__(folder, DEMO="1", WEB_PROCESSES="1")
        self.data = Path(self.env["DATA_DIR"])
        if prepared:
            shutil.copytree(prepared, self.data)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def users(self) -> dict[str, Login]:
        lines = (self.data / USERS).read_text(encoding="utf-8").splitlines()
        found = (re.fullmatch(r"  (\S+) +(\S+) +(\S+) \S+", line) for line in lines)
        return {match[3]: Login(match[1], match[2]) for match in found if match}

    def prepare(self) -> None:
        """Loads the demo: once, for all workers of a test run."""
        self.data.mkdir(mode=0o700)
        command = [sys.executable, str(BASE / "manage.py"), "shell", "--no-imports", "-c", PREPARE]
        subprocess.run(command, env=self.env, check=True, timeout=1800, stdout=subprocess.DEVNULL)
        drawn = self.manage("demo_users", "--reset").stdout
        (self.data / USERS).write_text(drawn, encoding="utf-8")

    def ask(self, question: str) -> list[tuple]:
        """What the database itself holds."""
        with sqlite3.connect(f"file:{self.data / 'site.sqlite3'}?mode=ro", uri=True) as database:
            return database.execute(question).fetchall()

    def entries(self) -> list[Entry]:
        rows = self.ask("SELECT language, kind, path, title FROM core_publicentry ORDER BY path")
        return [Entry(*row) for row in rows]

    def mails(self, recipient: str) -> list[tuple[str, str]]:
        """(subject, text) of all mails to somebody, in the order in which they were sent."""
        found = []
        for file in sorted((self.data / "outbox").glob("*.log"), key=lambda path: path.stat().st_mtime_ns):
            for part in re.split(rb"(?m)^-{79}\n", file.read_bytes()):
                mail = message_from_bytes(part.lstrip(), policy=policy.default)
                if recipient in str(mail["to"]):
                    found.append((str(mail["subject"]), mail.get_content()))
        return found


def shared(base: Path) -> Path:
    """The folder of all workers of a test run; `base` is that of this one."""
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def prepared(shared: Path) -> Path:
    """The data folder of a loaded demo below `shared`; the first process that asks makes it, others wait.

    DEMO_DATA names one that was made before and saves developers the time.
    """
    if given := os.environ.get("DEMO_DATA"):
        return Path(given)
    done = shared / "demo-ready"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            folder = shared / "demo"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            DemoSite(folder).prepare()
            done.touch()
    return shared / "demo" / "data"
