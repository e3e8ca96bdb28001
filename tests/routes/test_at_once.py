"""Two people at the same moment on two connections of one process; the database decides who was first."""

from __future__ import annotations

import threading

import pytest
from django.db import OperationalError, connection, transaction

from approval import signing
from approval.enums import Role
from approval.models import Approval
from approval.refusals import RefusedError
from tests.factories.approval import submit

# SQLite in memory has one connection for all; tests/services tries two processes on its file.
pytestmark = pytest.mark.postgresql


def at_once(*works):
    """Runs each on a connection of its own, all from the same moment; gives what each came to."""
    ready, said = threading.Barrier(len(works)), {}

    def run(number, work):
        try:
            ready.wait(20)
            said[number] = work() or "done"
        except (RefusedError, OperationalError) as refused:
            said[number] = type(refused).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return [said[number] for number in range(len(works))]


def at_last_step(society, kind="news"):
    page = society.draft(kind)
    submit(page, society.author)
    signing.sign(society.draft(kind).current_workflow_task_state, society.user(Role.SECTION_HEAD))
    return society.draft(kind).current_workflow_task_state


@pytest.mark.parametrize("kind", ["news", "page"])
def test_of_two_signers_one_signs(society, kind):
    from tests.factories.approval import person

    state = at_last_step(society, kind)
    other = person(Role.SPOKESPERSON)

    said = at_once(
        lambda: signing.sign(state, society.user(Role.SPOKESPERSON)), lambda: signing.sign(state, other)
    )

    assert sorted(said) == ["RefusedError", "done"]
    assert Approval.objects.of(f"wagtailcore.page:{society.draft(kind).pk}").count() == 1


def test_edit_while_somebody_signs_publishes_nothing_unsigned(society):
    from approval import digest, gated

    state = at_last_step(society)

    def edit():
        page = society.draft("news")
        page.title = "签字的同时改了标题"
        with transaction.atomic():
            page.save_revision(user=society.author)

    at_once(lambda: signing.sign(state, society.user(Role.SPOKESPERSON)), edit)

    page = society.draft("news")
    approvals = list(Approval.objects.of(gated.key_of(page)))
    assert not page.live or digest.of(page) == approvals[0].digest
    assert page.live == bool(approvals)


def test_two_publications_get_different_numbers(society):
    news, page = at_last_step(society, "news"), at_last_step(society, "page")
    spokesperson = society.user(Role.SPOKESPERSON)

    said = at_once(lambda: signing.sign(news, spokesperson), lambda: signing.sign(page, spokesperson))

    assert said == ["done", "done"]
    assert society.draft("news").live
    assert society.draft("page").live
    assert len(set(Approval.objects.values_list("number", flat=True))) == Approval.objects.count()
