"""Index numbers: given before anybody signs, each once, and never changed."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from approval import actions
from approval.models import Approval
from approval.refusals import RefusedError
from core.entries import ZONE
from disclosure import templates_of_numbers as templates
from disclosure.models import DisclosurePage, IndexNumber
from tests.factories import approval as people_made
from tests.factories import disclosure as made
from tests.factories import gate

pytestmark = pytest.mark.django_db


def test_numbers_count_up_within_a_year():
    pages = [made.DisclosureFactory() for _ in range(3)]

    assert [page.index_number for page in pages] == [
        "MN0000137/2026-00001",
        "MN0000137/2026-00002",
        "MN0000137/2026-00003",
    ]


def test_submission_gives_the_number_that_is_signed(people):
    page = made.DisclosureFactory(public=False)
    page.save_revision(user=people.author)

    assert DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object().index_number == ""
    public = people_made.public(DisclosurePage.objects.get(pk=page.pk), people)

    assert public.live
    assert public.index_number == "MN0000137/2026-00001"
    approval = Approval.objects.of(public.key).get()
    assert approval.content["fields"]["index_number"] == public.index_number


def test_number_stays_when_an_older_version_is_taken_up_again(people):
    page = made.DisclosureFactory(public=False)
    older = page.save_revision(user=people.author)
    people_made.submit(DisclosurePage.objects.get(pk=page.pk), people.author)

    again = older.as_object()
    again.index_number = ""
    again.save_revision(user=people.author)

    assert again.index_number == "MN0000137/2026-00001"


def test_bulk_takes_the_year_of_publication():
    page = made.DisclosureFactory(public=False)
    signers = [("初审", people_made.person()), ("签发", people_made.person())]
    moment = datetime.datetime(2023, 5, 1, 9, 0, tzinfo=ZONE)

    actions.publish_in_bulk([page], signers=signers, when=moment, note="旧站资料")

    assert DisclosurePage.objects.get(pk=page.pk).index_number == "MN0000137/2023-00001"


def test_typed_number_is_kept_and_skipped_by_the_series():
    typed = made.DisclosureFactory(index_number="MN0000137/2026-00001")

    assert typed.index_number == "MN0000137/2026-00001"
    assert made.DisclosureFactory().index_number == "MN0000137/2026-00002"


def test_number_of_another_document_is_refused():
    made.DisclosureFactory(index_number="OLD-7")

    with pytest.raises(RefusedError, match="OLD-7"):
        made.DisclosureFactory(index_number="OLD-7")


def test_published_number_can_not_be_changed():
    page = made.DisclosureFactory()
    page.index_number = "X-1"

    changed = gate.publish(page)

    assert changed.index_number == "MN0000137/2026-00001"
    with pytest.raises(RefusedError):
        IndexNumber.objects.get().save()


def test_copy_gets_a_number_of_its_own():
    page = made.DisclosureFactory()
    copy = page.copy(update_attrs={"slug": "copy"}, keep_live=False)

    assert gate.publish(copy).index_number == "MN0000137/2026-00002"


@pytest.mark.parametrize(
    ("template", "number"),
    [
        ("{code}/{year}-{serial:5}", "MN0000137/2026-00029"),
        ("QZ06106-{category}-{year}-{serial:5}", "QZ06106-2420-2026-00029"),
        ("{year}{serial}", "202629"),
    ],
)
def test_template_is_written(template, number):
    assert templates.problem(template) is None
    assert templates.written(template, code="MN0000137", category="2420", year=2026, serial=29) == number


@pytest.mark.parametrize(
    "template",
    ["{year}", "{serial}", "{code.x}/{year}-{serial}", "{year}{serial}{serial}", "年{year}-{serial}"],
)
def test_wrong_template_is_refused_in_words(template):
    page = made.CatalogueFactory(public=False, number_template=template)

    with pytest.raises(ValidationError) as raised:
        page.full_clean()

    assert "number_template" in raised.value.error_dict
