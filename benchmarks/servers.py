"""The servers that are compared: nginx with a file, a bare Django view, and the site; each on a port of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = Path(__file__).resolve().parents[1]
NGINX = """
daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 256; }}
http {{
  access_log off; default_type "text/html; charset=utf-8"; types {{ }}
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root {folder}/pages; index index.html; }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(url_port: int, path: str = "/") -> bytes:
    connection = HTTPConnection("127.0.0.1", url_port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}; nothing can be measured.")
    return body


@contextmanager
def running(command: list[str], env: dict[str, str], port: int) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(command, env=env)
    try:
        deadline = time.monotonic() + 60
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"{command[0]} did not start.")
            time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait(30)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def granian(application: str, port: int) -> list[str]:
    """As `manage.py serve` starts it."""
    command = [sys.executable, "-m", "granian", application, "--interface", "wsgi", "--http", "1", "--no-ws"]
    command += ["--no-access-log", "--log-level", "warning", "--host", "127.0.0.1", "--port", str(port)]
    return [*command, "--workers", "2", "--blocking-threads", "4"]


def site(data: Path, port: int):
    env = os.environ | {
        "DATA_DIR": str(data),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "PYTHONPATH": os.pathsep.join([str(BASE / "site"), str(BASE)]),
    }
    return running(granian("config.wsgi:application", port), env, port)


def bare(body: Path, port: int):
    env = os.environ | {"BARE_BODY": str(body), "PYTHONPATH": str(BASE)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    return running(granian("benchmarks.bare:application", port), env, port)


def nginx(folder: Path, body: bytes, port: int):
    """A static file of the article's bytes; None where nginx is not installed."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        return None
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    (folder / "pages" / "index.html").write_bytes(body)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
    folder.chmod(0o755)
    return running([program, "-p", str(folder), "-c", str(folder / "nginx.conf")], dict(os.environ), port)
