from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from approval.actions import publish_in_bulk
from approval.enums import Route
from approval.refusals import RefusedError
from core.models import Person, PublicEntry, SocietySettings
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Shanghai")
NOTE = "演示内容"


def test_bulk_publishes_in_the_past_and_says_so(people):
    gate.save(SocietySettings(site=Site.objects.get(), signatory="澄发"))
    moment = datetime(2019, 7, 3, 9, 10, tzinfo=ZONE)
    page = made.draft(people.author)

    publish_in_bulk(
        [page], signers=[("初审", people.section_head), ("签发", people.spokesperson)], when=moment, note=NOTE
    )

    page = StandardPage.objects.get(pk=page.pk)
    approval = gate.recorded().get()
    assert (page.live, page.first_published_at, page.last_published_at) == (True, moment, moment)
    assert page.live_revision_id == approval.revision_id
    assert (approval.number, approval.route, approval.note) == ("澄发 2019-0001", Route.BULK, NOTE)
    assert [s["at"] for s in approval.signatures] == [
        (moment - timedelta(minutes=25)).isoformat(),
        moment.isoformat(),
    ]
    assert PublicEntry.objects.get(key=f"wagtailcore.page:{page.pk}").moment == moment


def test_bulk_asks_each_object_for_its_moment(people):
    pages = [made.draft(people.author, title=f"第{n}篇") for n in (1, 2)]
    moments = {pages[0].pk: datetime(2020, 1, 1, tzinfo=ZONE), pages[1].pk: datetime(2021, 1, 1, tzinfo=ZONE)}

    publish_in_bulk(
        pages, signers=[("签发", people.spokesperson)], when=lambda page: moments[page.pk], note=NOTE
    )

    assert [a.number for a in gate.recorded().order_by("pk")] == ["2020-0001", "2021-0001"]


@pytest.mark.parametrize(
    ("signers", "note"),
    [("good", " "), ("none", NOTE), ("twice", NOTE), ("author", NOTE), ("inactive", NOTE)],
)
def test_bulk_refuses_who_does_not_answer(people, signers, note):
    page = made.draft(people.author)
    signer = ("签发", people.spokesperson)
    choices = {
        "good": [signer],
        "none": [],
        "twice": [signer, signer],
        "author": [("签发", people.author)],
        "inactive": [("签发", made.person(made.Role.SPOKESPERSON, active=False))],
    }

    with pytest.raises(RefusedError):
        publish_in_bulk([page], signers=choices[signers], note=note)

    assert not StandardPage.objects.get(pk=page.pk).live
    assert gate.recorded().count() == 0


def test_bulk_publishes_people(people):
    person = Person.objects.create(name="何以宁")
    person.save_revision(user=people.author)

    publish_in_bulk([person], signers=[("签发", people.spokesperson)], note=NOTE)

    assert Person.objects.get(pk=person.pk).live
    assert gate.recorded().get().key == f"core.person:{person.pk}"


def test_bulk_costs_the_same_for_each_page(people):
    pages = [made.draft(people.author, title=f"第{n}篇") for n in range(5)]
    signers = [("签发", people.spokesperson)]

    with CaptureQueriesContext(connection) as one:
        publish_in_bulk(pages[:1], signers=signers, note=NOTE)
    with CaptureQueriesContext(connection) as four:
        publish_in_bulk(pages[1:], signers=signers, note=NOTE)

    assert len(four) <= 4 * len(one)
    assert len(one) <= 75
