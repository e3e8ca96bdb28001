"""Starts a PostgreSQL of its own for a command: python -m tests.services.postgresql pytest tests/core …

It lives in a temporary folder, listens on a socket there and on no port, and is gone afterwards.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLE = "tests"
MISSING = "PostgreSQL is not installed (Debian: apt install postgresql). These tests run on SQLite only."
# Nothing of it has to outlive a power failure.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "128MB",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "30min",
    "autovacuum": "off",
}


def programs() -> Path | None:
    """The folder with initdb and pg_ctl; None when there is none. Debian keeps it out of PATH."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _owner() -> str | None:
    """PostgreSQL refuses to run as root: whom to run it as then."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(owner: str | None, folder: Path, *command: str | Path) -> None:
    options = {"user": owner, "group": pwd.getpwnam(owner).pw_gid, "extra_groups": []} if owner else {}
    with (folder / "log").open("a") as log:
        done = subprocess.run([str(c) for c in command], cwd=folder, stdout=log, stderr=log, **options)
    if done.returncode:
        raise RuntimeError((folder / "log").read_text())


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """The address of an empty database on a server of its own."""
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    data = folder / "data"
    flags = " ".join(f"-c {name}={value or repr('')}" for name, value in OPTIONS.items())
    try:
        made = ("-U", ROLE, "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        _run(owner, folder, bin_folder / "initdb", "-D", data, *made)
        _run(
            owner, folder, bin_folder / "pg_ctl", "-D", data, "-w", "-o", f"-k {folder} {flags}",
            "-l", folder / "server.log", "start",
        )  # fmt: skip
        try:
            yield f"postgres://{ROLE}@/postgres?host={folder}"
        finally:
            _run(owner, folder, bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """The command's exit code. Without PostgreSQL it is not run, which only CI calls a failure."""
    bin_folder = programs()
    if bin_folder is None:
        print(MISSING, file=sys.stderr)
        return int(os.environ.get("CI") == "true")
    with server(bin_folder) as address:
        return subprocess.run(command, env=os.environ | {"TEST_DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
