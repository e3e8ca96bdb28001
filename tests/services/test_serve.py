"""`make run` as an operator meets it."""

from __future__ import annotations

import signal
import stat
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.services


def test_two_copies_run_side_by_side_and_keep_their_data(new_site, seeded):
    first, second = new_site(seeded).start(), new_site().start()

    assert first.get("/news/")[0] == 200
    assert second.get("/news/")[0] == 404
    assert f"网站地址：http://127.0.0.1:{second.port}/\n" in second.log.read_text()
    assert f"设置首位系统管理员：http://127.0.0.1:{second.port}/" in second.log.read_text()
    assert stat.S_IMODE(Path(first.env["DATA_DIR"]).stat().st_mode) == 0o700

    assert first.stop() == 0
    began = time.monotonic()
    first.start()

    assert time.monotonic() - began < 60
    assert first.get("/news/")[0] == 200
    assert second.get("/health/")[0] == 200


def test_a_taken_port_is_told_plainly(new_site, prepared):
    site, other = new_site(prepared).start(), new_site(prepared)
    other.env["PORT"] = str(site.port)

    with pytest.raises(AssertionError, match=f"make run PORT={site.port + 10}"):
        other.start()


def test_a_taken_data_folder_is_told_plainly(new_site, prepared):
    site, other = new_site(prepared).start(), new_site(prepared)
    other.env["DATA_DIR"] = site.env["DATA_DIR"]

    with pytest.raises(AssertionError, match="DATA_DIR"):
        other.start()
    assert site.get("/health/")[0] == 200


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_ends_everything(new_site, prepared, number):
    site = new_site(prepared).start()
    servers = site.processes()

    assert site.stop(number) == 0
    assert len(servers) == 2
    assert site.processes() == []
    assert site.log.read_text().rstrip().endswith("已停止。")


def test_plain_http_is_warned_of_at_every_start(new_site, prepared):
    site = new_site(prepared, PUBLIC_URL="http://site.example", ALLOW_HTTP="1", BIND="127.0.0.1").start()

    assert "警告：http://site.example 没有加密" in site.log.read_text()
