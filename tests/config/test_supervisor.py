from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time

import pytest
from django.conf import settings

from config.supervisor import pause_after, port_is_free

# A supervisor over two small programs: one writes its number of starts and dies, one waits.
PROGRAM = """
    import sys
    from django.conf import settings
    settings.configure(USE_I18N=False)
    from config import supervisor
    supervisor.FIRST_PAUSE = 0.05
    supervisor.END_WITHIN = 3.0
    import os
    count, waiter = sys.argv[1:3]
    dying = "import pathlib; p = pathlib.Path(%r); p.write_text(p.read_text() + 'x' if p.exists() else 'x'); raise SystemExit(3)" % count
    waiting = "import os, pathlib, time; pathlib.Path(%r).write_text(str(os.getpid())); time.sleep(60)" % waiter
    programs = [supervisor.Program("The waiter", [sys.executable, "-c", waiting], os.environ)]
    if len(sys.argv) > 3:
        programs.append(supervisor.Program("The dying", [sys.executable, "-c", dying], os.environ))
    raise SystemExit(supervisor.Supervisor(programs, print).run(lambda: print("started", flush=True)))
"""


def start(tmp_path, *more):
    command = [
        sys.executable,
        "-c",
        textwrap.dedent(PROGRAM),
        str(tmp_path / "count"),
        str(tmp_path / "pid"),
        *more,
    ]
    env = os.environ | {"PYTHONPATH": str(settings.BASE_DIR / "site")}
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)


def pid_of_waiter(tmp_path):
    for _ in range(200):
        if (tmp_path / "pid").exists() and (text := (tmp_path / "pid").read_text()):
            return int(text)
        time.sleep(0.05)
    raise AssertionError("the program never started")


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until_gone(pid):
    for _ in range(100):
        if not is_running(pid):
            return
        time.sleep(0.05)
    raise AssertionError("the program is still running")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_one_signal_ends_all(tmp_path, number):
    process = start(tmp_path)
    waiter = pid_of_waiter(tmp_path)

    process.send_signal(number)

    assert process.wait(10) == 0
    wait_until_gone(waiter)


def test_what_dies_again_and_again_ends_the_whole(tmp_path):
    process = start(tmp_path, "with the dying")

    output, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert (tmp_path / "count").read_text() == "x" * 6
    assert "The dying ended 6 times in a row (last with 3); giving up." in output
    wait_until_gone(pid_of_waiter(tmp_path))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_a_killed_supervisor_leaves_nothing_behind(tmp_path):
    process = start(tmp_path)
    waiter = pid_of_waiter(tmp_path)

    process.kill()
    process.wait(5)

    wait_until_gone(waiter)


@pytest.mark.parametrize(("deaths", "seconds"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (20, 60)])
def test_pauses_grow(deaths, seconds):
    assert pause_after(deaths) == seconds


def test_a_taken_port_is_seen():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert not port_is_free("127.0.0.1", port)

    assert port_is_free("127.0.0.1", port)
