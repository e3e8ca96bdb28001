"""Files behind nginx, with the configuration that docs/operators.md gives."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.services.running import BASE, free_port

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed"),
]
FRAME = """
daemon off;
%(user)s
pid %(folder)s/pid;
error_log %(folder)s/error.log;
events {}
http {
  access_log off;
  client_body_temp_path %(folder)s/body; proxy_temp_path %(folder)s/proxy; fastcgi_temp_path %(folder)s/f;
  uwsgi_temp_path %(folder)s/u; scgi_temp_path %(folder)s/s;
  %(server)s
}
"""


def configuration(folder: Path, port: int, site) -> str:
    """The documented server, on plain http and with the paths of this test."""
    text = (BASE / "docs" / "operators.md").read_text()
    server = re.search(r"```nginx\n(.*?)```", text, re.S)[1]
    for documented, here in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        ("http://127.0.0.1:8000", f"http://127.0.0.1:{site.port}"),
        ("/home/society/society-data/media/", site.env["DATA_DIR"] + "/media/"),
        ("Host $host", "Host $http_host"),
    ):
        assert documented in server
        server = server.replace(documented, here)
    # Started by root nginx gives up its rights, and the data are for their owner's eyes only.
    user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
    return FRAME % {"folder": folder, "server": server, "user": user}


@pytest.fixture(scope="module")
def behind(seeded, tmp_path_factory):
    """The site behind nginx: its port and what files it has."""
    from tests.services.running import RunningSite

    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    shutil.copytree(seeded, folder / "data")
    site = RunningSite(
        folder,
        MEDIA_ACCEL_LOCATION="/stored-media/",
        PUBLIC_URL=f"http://127.0.0.1:{port}",
        TRUSTED_PROXY="1",
    ).start()
    site.work("files", str(folder / "told"))
    (folder / "nginx.conf").write_text(configuration(folder, port, site))
    command = ["nginx", "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    wait_for(port)
    yield port, json.loads((folder / "told").read_text())
    nginx.terminate()
    nginx.wait(20)
    site.stop()


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("nginx did not start")


def ask(port: int, path: str, method: str = "GET", **headers: str):
    """One request with the path as it is written: no client tidies it up."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def test_public_files_are_sent_whole_and_with_their_headers(behind):
    port, told = behind

    for path, sha256 in told["public"].items():
        answer, data = ask(port, path)
        assert (answer.status, hashlib.sha256(data).hexdigest()) == (200, sha256)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer.headers["Cache-Control"] == "public, max-age=3600"
        assert answer.headers["X-Accel-Redirect"] is None


def test_parts_and_heads_are_answered(behind):
    port, told = behind
    path = next(iter(told["public"]))

    answer, data = ask(port, path, Range="bytes=2-5")
    head, nothing = ask(port, path, "HEAD")

    assert (answer.status, len(data)) == (206, 4)
    assert (head.status, nothing) == (200, b"")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_private_files_are_sent_to_nobody(behind, method):
    port, told = behind

    for path in told["private"]:
        for headers in ({}, {"Range": "bytes=0-3"}, {"X-Accel-Redirect": "/stored-media/x"}):
            assert ask(port, path, method, **headers)[0].status == 404


def test_the_inner_place_is_shut(behind):
    port, told = behind
    names = [path.removeprefix("/media/") for path in told["private"] if path.startswith("/media/")]
    names += [path.removeprefix("/media/") for path in told["public"] if path.startswith("/media/")]

    ways = [f"/stored-media/{name}" for name in names]
    ways += [f"/%73tored-media/{name}" for name in names]
    ways += [f"/media/../stored-media/{name}" for name in names]
    ways += [f"//stored-media//{name}" for name in names]
    ways += [f"/media/%2e%2e/stored-media/{name}" for name in names]

    assert {way: status for way in ways if (status := ask(port, way)[0].status) < 400} == {}


@pytest.mark.parametrize(
    "way",
    [
        "/stored-media/../site.sqlite3",
        "/stored-media../site.sqlite3",
        "/stored-media/%2e%2e/site.sqlite3",
        "/stored-media/..%2fsite.sqlite3",
        "/media/../site.sqlite3",
        "/media/..%2fsite.sqlite3",
        "/media/images/..%2f..%2fsite.sqlite3",
        "/media/images/%252e%252e/%252e%252e/site.sqlite3",
        "/media/images/..%5c..%5csite.sqlite3",
        "/media/images/%c0%ae%c0%ae/site.sqlite3",
        "/media/secret-key",
        "/stored-media/../secret-key",
    ],
)
def test_no_path_leads_out_of_the_folder(behind, way):
    port, _told = behind

    answer, data = ask(port, way)

    assert answer.status >= 300
    assert not data.startswith(b"SQLite format")
