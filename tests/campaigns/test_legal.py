"""What the law wants on a campaign's page, on every way by which people publish."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from approval import checks, signing
from approval.enums import Role
from approval.refusals import RefusedError
from campaigns import legal
from campaigns.models import CampaignPage
from core.blocks import to_stream
from tests.factories import approval as made
from tests.factories.campaigns import LEGAL, NOON, CampaignFactory, CampaignReportFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 2)
REQUIRED = {*LEGAL, "plan"}


def test_fundraiser_is_told_of_everything_missing_at_once():
    campaign = CampaignFactory(public=False, kind="fundraiser", start=None)

    with pytest.raises(ValidationError) as caught:
        campaign.full_clean()

    assert set(caught.value.message_dict) == {"start", *REQUIRED}


@pytest.mark.parametrize("kind", ["project", "activity"])
def test_other_kinds_need_their_first_day_alone(kind):
    assert set(legal.missing(CampaignPage(kind=kind), TODAY)) == {"start"}


def test_blank_words_are_missing_words():
    campaign = CampaignFactory(public=False, fundraiser=True, organiser="  ")

    assert set(legal.missing(campaign, TODAY)) == {"organiser"}


@pytest.mark.parametrize(
    ("emergency", "today", "missing"),
    [
        (True, date(2026, 6, 28), set()),
        (True, date(2026, 6, 29), {"filing_number"}),
        (False, date(2026, 6, 18), {"filing_number"}),
    ],
)
def test_emergency_may_file_within_ten_days(emergency, today, missing):
    campaign = CampaignFactory(public=False, fundraiser=True, filing_number="", emergency=emergency)

    assert set(legal.missing(campaign, today)) == missing


def test_money_on_the_internet_needs_a_designated_platform():
    campaign = CampaignFactory(public=False, fundraiser=True, raises_online=True)
    before = set(legal.missing(campaign, TODAY))
    campaign.platforms = to_stream([("platform", {"name": "平台", "url": "https://platform.example/1"})])

    assert (before, legal.missing(campaign, TODAY)) == ({"raises_online"}, {})


def test_figures_say_their_hour_and_source():
    campaign = CampaignFactory(public=False)
    campaign.figures = to_stream([("figure", {"label": "受益户", "value": "418", "unit": "户"})])

    assert set(legal.missing(campaign, TODAY)) == {"figures_as_of", "figures_source"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"end": date(2026, 6, 1)}, "end"),
        ({"goal": Decimal(0)}, "goal"),
        ({"raised": Decimal("-0.01")}, "raised"),
        ({"raised": Decimal("10.00"), "spent": Decimal("10.01")}, "spent"),
        ({"spent": Decimal("0.01")}, "spent"),
    ],
)
def test_what_cannot_be_is_refused_in_a_draft_as_well(values, field):
    campaign = CampaignPage(start=date(2026, 6, 18), **values)
    campaign.is_kept_as_draft = True

    assert field in legal.contradictions(campaign)


def test_database_refuses_what_cannot_be():
    campaign = CampaignFactory(public=False)

    with pytest.raises(IntegrityError), transaction.atomic():
        CampaignPage.objects.filter(pk=campaign.pk).update(raised=Decimal(-1))


def test_signing_is_refused_while_something_is_missing():
    author, head = made.person(Role.EDITOR), made.person(Role.SECTION_HEAD)
    campaign = CampaignFactory(public=False, kind="fundraiser", owner=author, start=date(2026, 6, 18))
    campaign.save_revision(user=author, clean=False)
    campaign = made.submit(CampaignPage.objects.get(pk=campaign.pk), author)

    with pytest.raises(RefusedError):
        signing.sign(campaign.current_workflow_task_state, head)

    assert CampaignPage.objects.get(pk=campaign.pk).live is False


def test_check_names_each_missing_field():
    campaign = CampaignFactory(public=False, kind="fundraiser")

    found = {finding.field for finding in checks.blocking(checks.run(campaign))}

    assert found >= REQUIRED


def test_complete_fundraiser_passes():
    campaign = CampaignFactory(public=False, fundraiser=True)
    campaign.full_clean()

    assert checks.blocking(checks.run(campaign)) == []


def test_asking_for_money_as_something_else_is_noted():
    campaign = CampaignFactory(public=False, kind="activity", shows_ways=True)

    noted = [f for f in checks.run(campaign) if f.field == "kind"]

    assert [f.level for f in noted] == [checks.Level.WARN]


def test_final_report_of_a_fundraiser_tells_both_sums():
    parent = CampaignFactory(fundraiser=True)
    report = CampaignReportFactory(
        parent=parent, public=False, kind="final", received=Decimal(1), figures_source="账"
    )

    found = {finding.field for finding in checks.blocking(checks.run(report))}

    assert found == {"used"}


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"period_start": None, "period_end": None}, {"period_start", "period_end"}),
        ({"received": Decimal(1)}, {"figures_source"}),
        ({"received": Decimal(1), "used": Decimal(2), "figures_source": "账"}, {"used"}),
        ({"period_end": date(2026, 6, 1)}, {"period_end"}),
    ],
)
def test_report_says_what_it_covers(values, fields):
    report = CampaignReportFactory(public=False, **values)

    with pytest.raises(ValidationError) as caught:
        report.full_clean()

    assert set(caught.value.message_dict) == fields


def test_campaign_signed_as_typed_is_public_as_stored():
    """12 as typed and 12.00 as stored are one content: otherwise nothing with an amount could be sealed."""
    people = type("P", (), {})()
    people.author, people.section_head = made.person(Role.EDITOR), made.person(Role.SECTION_HEAD)
    people.spokesperson = made.person(Role.SPOKESPERSON)
    campaign = CampaignFactory(public=False, fundraiser=True, goal=Decimal(12), raised=Decimal("3.5"))
    campaign.figures_as_of = NOON
    campaign.save_revision(user=people.author)

    campaign = made.public(CampaignPage.objects.get(pk=campaign.pk), people)

    assert (campaign.live, campaign.goal) == (True, Decimal("12.00"))
