from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from config import schedule

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 7, 2, 12, 0, tzinfo=ZONE)


@pytest.fixture
def done():
    return []


def job(done, name="Counting", cron="* * * * *"):
    made = schedule.Job(name, cron, lambda: done.append(name))
    made.plan(NOON)
    return made


@pytest.mark.parametrize(
    ("cron", "due"),
    [
        ("* * * * *", datetime(2026, 7, 2, 12, 1, tzinfo=ZONE)),
        ("17 3 * * *", datetime(2026, 7, 3, 3, 17, tzinfo=ZONE)),
    ],
)
def test_jobs_are_planned_in_the_sites_zone(done, cron, due):
    assert job(done, cron=cron).due == due


def test_a_late_job_runs_once(done):
    jobs = [job(done)]

    assert schedule.run_due(jobs, NOON + timedelta(seconds=59)) == []
    assert schedule.run_due(jobs, NOON + timedelta(minutes=10)) == ["Counting"]
    assert schedule.run_due(jobs, NOON + timedelta(minutes=10)) == []
    assert done == ["Counting"]


def test_a_failing_job_stops_no_other(done, caplog):
    failing = schedule.Job("Failing", "* * * * *", lambda: 1 / 0)
    failing.plan(NOON)

    schedule.run_due([failing, job(done)], NOON + timedelta(minutes=1))

    assert done == ["Counting"]
    assert "Failing failed" in caplog.text


@pytest.mark.django_db
def test_every_job_of_the_site_runs(caplog):
    for scheduled in schedule.jobs():
        scheduled.run()

    assert caplog.text == ""
