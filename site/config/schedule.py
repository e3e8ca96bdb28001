"""What happens by itself, and when. Times are those of the site's zone."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from croniter import croniter
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

logger = logging.getLogger(__name__)


@dataclass
class Job:
    name: str
    cron: str
    do: Callable[[], Any]
    due: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.plan(timezone.localtime())

    def plan(self, after: datetime) -> None:
        self.due = croniter(self.cron, after).get_next(type(after))

    def run(self) -> None:
        """One job's failure is told and stops no other."""
        try:
            self.do()
        except Exception:
            logger.exception("%s failed", self.name)


def publish_scheduled() -> None:
    call_command("publish_scheduled", verbosity=0)


def clear_sessions() -> None:
    call_command("clearsessions", verbosity=0)


def follow_terms() -> None:
    from core import terms

    terms.follow()


def follow_places() -> None:
    from home import following

    following.places()


def delete_expired() -> None:
    from intake import expiry

    expiry.delete_expired()


def end_limited_disclosure() -> None:
    from disclosure import ending

    ending.follow()


def tune_database() -> None:
    """Keeps the statistics by which SQLite chooses its indexes."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")


def jobs() -> list[Job]:
    return [
        # The last field are seconds: what is due is public, and what has expired is gone, well within a minute.
        Job("Publishing what is due", "* * * * * */20", publish_scheduled),
        Job("Ending what was public for a time", "* * * * *", end_limited_disclosure),
        Job("Following terms of office", "3 0 * * *", follow_terms),
        Job("Following places", "5 0 * * *", follow_places),
        Job("Deleting what was kept long enough", "47 2 * * *", delete_expired),
        Job("Clearing old sessions", "17 3 * * *", clear_sessions),
        Job("Tuning the database", "37 3 * * *", tune_database),
    ]


def run_due(jobs: list[Job], now: datetime) -> list[str]:
    """Runs each job whose time has come, once however late it is. Gives their names."""
    due = [job for job in jobs if job.due <= now]
    for job in due:
        job.plan(now)
        job.run()
    return [job.name for job in due]
