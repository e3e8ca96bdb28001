from __future__ import annotations

import os
import sys
import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils.translation import gettext as _

from approval import setup
from config import preparation
from config.supervisor import Program, Supervisor, port_is_free
from core import catalogues

MANAGE = str(settings.BASE_DIR / "manage.py")


class Command(BaseCommand):
    help = "Prepares the data folder, then runs web server and background work until it is stopped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("--reload", action="store_true", help="Django's development server with reload.")

    def handle(self, *, reload: bool, **options) -> None:
        catalogues.compile_all()
        self.warn_of_plain_http()
        if not port_is_free(settings.BIND, settings.PORT):
            raise CommandError(
                _(
                    "Port %(port)d is already in use. Stop the other program, or start with another port: %(command)s"
                )
                % {"port": settings.PORT, "command": f"make run PORT={settings.PORT + 10}"}
            )
        try:
            with preparation.occupy(settings.DATA_DIR):
                code = self.prepare_and_run(reload)
        except KeyboardInterrupt:
            code = 130
        self.say(_("Stopped."))
        if code:
            raise SystemExit(code)

    def prepare_and_run(self, reload: bool) -> int:
        preparation.prepare(self.say)
        connections.close_all()
        web = development_server() if reload else production_server()
        worker = Program(_("The background worker"), [sys.executable, MANAGE, "work"], os.environ)
        return Supervisor([web, worker], self.say).run(self.announce_later)

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def warn_of_plain_http(self) -> None:
        url = urlsplit(settings.PUBLIC_URL)
        if url.scheme == "http" and url.hostname not in {"127.0.0.1", "localhost", "::1"}:
            self.say(
                _(
                    "WARNING: %(url)s is served without encryption (ALLOW_HTTP=1). Passwords and sessions can be "
                    "read on the way."
                )
                % {"url": settings.PUBLIC_URL}
            )

    def announce_later(self) -> None:
        threading.Thread(target=self.announce, daemon=True).start()

    def announce(self) -> None:
        if not answers(settings.BIND, settings.PORT):
            return
        self.say("")
        self.say(_("The site is at %(url)s") % {"url": f"{settings.PUBLIC_URL}/"})
        self.say(_("People who work on it sign in at %(url)s") % {"url": f"{settings.PUBLIC_URL}/admin/"})
        self.warn_of_plain_http()
        if (address := setup.link()) is not None:
            self.say(_("There is no user yet. Set up the first administrator: %(url)s") % {"url": address})
        elif preparation.has_demo_users():
            self.say(
                _("New passwords for the users of the demonstration: %(command)s")
                % {"command": "make demo-users"}
            )
        self.say(_("Stop with Ctrl-C."))
        connections.close_all()


def production_server() -> Program:
    command = [sys.executable, "-m", "granian", "config.wsgi:application"]
    command += ["--interface", "wsgi", "--http", "1", "--no-ws", "--no-access-log", "--log-level", "warning"]
    command += ["--host", settings.BIND, "--port", str(settings.PORT)]
    command += ["--workers", str(settings.WEB_PROCESSES), "--blocking-threads", str(settings.WEB_THREADS)]
    command += ["--respawn-failed-workers", "--workers-kill-timeout", "10"]
    folders = [str(settings.BASE_DIR / "site"), str(settings.BASE_DIR)]
    return Program(_("The web server"), command, {**os.environ, "PYTHONPATH": os.pathsep.join(folders)})


def development_server() -> Program:
    address = f"{settings.BIND}:{settings.PORT}"
    return Program(_("The web server"), [sys.executable, MANAGE, "runserver", address], os.environ)


def answers(host: str, port: int, within: float = 60.0) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  compared, not bound
    name = urlsplit(settings.PUBLIC_URL).netloc
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        connection = HTTPConnection(host, port, timeout=5)
        try:
            connection.request("GET", "/health/", headers={"Host": name})
            return bool(connection.getresponse().status)
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    return False
