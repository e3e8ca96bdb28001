"""Keeps several programs running as one: started together, restarted when one dies, ended together."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
# Who lived this long was well; its next death counts as the first.
WELL_AFTER = 60.0
GIVE_UP_AFTER = 6
END_WITHIN = 20.0
PR_SET_PDEATHSIG = 1


@dataclass
class Program:
    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    process: subprocess.Popen | None = None
    started: float = 0.0
    deaths: int = 0
    next_start: float = field(default=0.0)

    def start(self) -> None:
        # A session of its own: Ctrl-C reaches the supervisor alone, which then ends all in order.
        self.process = subprocess.Popen(  # noqa: S603  commands are ours
            self.command, env=dict(self.env), start_new_session=True, preexec_fn=_die_with_parent
        )
        self.started = time.monotonic()

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def signal(self, number: int) -> None:
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return


def _die_with_parent() -> None:
    """Even a killed supervisor leaves no server behind that holds the port (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def pause_after(deaths: int) -> float:
    """Seconds to wait before a program is started again: 1, 2, 4 … at most 60."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (deaths - 1))


class Supervisor:
    def __init__(self, programs: Sequence[Program], say: Callable[[str], None]) -> None:
        self.programs = programs
        self.say = say
        self.ending = False

    def run(self, when_started: Callable[[], None] = lambda: None) -> int:
        """Runs until a signal says to end (0), or until a program dies again and again (1)."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._end)
        for program in self.programs:
            program.start()
        if not self.ending:
            when_started()
        failed = False
        while not self.ending and not failed:
            time.sleep(0.2)
            failed = not all(self._look_after(program) for program in self.programs)
        self._end_all()
        return 1 if failed else 0

    def _end(self, number: int, frame: object) -> None:
        self.ending = True

    def _look_after(self, program: Program) -> bool:
        now = time.monotonic()
        if program.has_died():
            code = program.process.returncode if program.process else 0
            program.process = None
            program.deaths = 1 if now - program.started > WELL_AFTER else program.deaths + 1
            if program.deaths >= GIVE_UP_AFTER:
                self.say(
                    _("%(program)s ended %(times)d times in a row (last with %(code)d); giving up.")
                    % {"program": program.name, "times": program.deaths, "code": code}
                )
                return False
            pause = pause_after(program.deaths)
            program.next_start = now + pause
            self.say(
                _("%(program)s ended with %(code)d; starting it again in %(seconds)d s.")
                % {"program": program.name, "code": code, "seconds": round(pause)}
            )
        elif program.process is None and now >= program.next_start:
            program.start()
        return True

    def _end_all(self) -> None:
        for program in self.programs:
            if program.process is not None and program.process.poll() is None:
                program.process.terminate()
        deadline = time.monotonic() + END_WITHIN
        for program in self.programs:
            if program.process is None:
                continue
            try:
                program.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.say(_("%(program)s did not end in time; it is killed.") % {"program": program.name})
            # Children it left behind go with it.
            program.signal(signal.SIGKILL)


def port_is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
