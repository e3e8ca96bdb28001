"""The last place is given once, however many ask for it at the same moment."""

from __future__ import annotations

import threading

import pytest
from django.db import connections

from intake import signing_up
from intake.models import SignUp, SignUpCount
from tests.factories.visitors import SignUpPageFactory


# SQLite's own lock is tried in tests/services: the test database is in memory, where it is another one.
@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_last_places_are_given_once_to_many_at_a_time():
    from tests.factories import approval as made

    made.home()
    page = SignUpPageFactory(capacity=5)
    start, refused = threading.Barrier(16), []

    def ask(n):
        try:
            start.wait()
            signing_up.sign_up(page, name=f"人{n}", phone="0139000", nonce=str(n))
        except signing_up.NoPlaceError:
            refused.append(n)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert sorted(SignUp.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert len(refused) == 11
    assert SignUpCount.objects.get().serial == 5
