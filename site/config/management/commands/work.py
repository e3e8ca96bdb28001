from __future__ import annotations

import signal
import threading

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from config import schedule


class Command(BaseCommand):
    help = "Does what is due by itself (scheduled publication, clean-up) until it is stopped."
    requires_system_checks: list[str] = []

    def handle(self, **options) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        jobs = schedule.jobs()
        while not stop.wait(1.0):
            if schedule.run_due(jobs, timezone.localtime()):
                close_old_connections()
