from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import IntegrityError
from django.test import RequestFactory

from approval import answers
from approval.refusals import RefusedError
from approval.seals import NotApprovedError
from core.middleware import WriteTransactionMiddleware

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(rf: RequestFactory):
    request = rf.post("/admin/x/", HTTP_REFERER="http://testserver/admin/y/")
    request.user, request.session = AnonymousUser(), {}
    request._messages = FallbackStorage(request)
    return request


def told(request) -> list[str]:
    return [str(message) for message in get_messages(request)]


@pytest.mark.parametrize(
    "words",
    ["FOREIGN KEY constraint failed", 'violates foreign key constraint "approval_seal_approval_id_fk"'],
)
def test_seal_that_only_the_commit_found_stale_is_told_in_words(request_, words):
    response = answers.broken_integrity(request_, IntegrityError(words))

    assert (response.status_code, response["Location"]) == (302, "http://testserver/admin/y/")
    assert len(told(request_)) == 1


def test_other_faults_of_integrity_stay_errors(request_):
    with pytest.raises(IntegrityError):
        answers.broken_integrity(request_, IntegrityError("CHECK constraint failed: positive"))


@pytest.mark.parametrize(
    "words", ["UNIQUE constraint failed: a.b", 'duplicate key value violates unique constraint "a_b_key"']
)
def test_what_is_there_already_is_told_to_people_and_programs(request_, rf, words):
    program = rf.post("/admin/api/main/pages/", HTTP_ACCEPT="application/json")

    answered = [answers.broken_integrity(one, IntegrityError(words)) for one in (request_, program)]

    assert [response.status_code for response in answered] == [302, 409]
    assert len(told(request_)) == 1


def test_what_a_stranger_sent_is_not_kept(request_):
    request_._messages.add(25, "saved")

    response = answers.not_approved(request_, NotApprovedError([], []))

    assert response.status_code == 302
    assert len(told(request_)) == 1
    assert "saved" not in told(request_)


def test_refusal_outside_a_transaction_is_told_in_words_too(request_):
    middleware = WriteTransactionMiddleware(lambda request: None)

    response = middleware.process_exception(request_, RefusedError("nobody has signed"))

    assert response.status_code == 302
    assert told(request_) == ["nobody has signed"]
    assert middleware.process_exception(request_, ValueError("x")) is None
