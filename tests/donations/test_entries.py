from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from core.privacy import Display
from donations.enums import DonorKind, Scope
from donations.models import HonourEntry
from tests.factories.donations import entry, organisation


def shown(row: HonourEntry) -> str:
    row.derive([])
    return row.shown


@pytest.mark.parametrize(
    ("display", "scope", "name"),
    [
        (Display.REAL, Scope.REAL, "王小安"),
        (Display.MASKED, Scope.REAL, "王**"),
        (Display.MASKED, Scope.MASKED, "王**"),
        (Display.NICKNAME, Scope.NICKNAME, "沐宁的风"),
        (Display.ANONYMOUS, Scope.REAL, ""),
        # more than was agreed to
        (Display.REAL, Scope.MASKED, ""),
        (Display.REAL, Scope.NICKNAME, ""),
        (Display.NICKNAME, Scope.REAL, ""),
        (Display.REAL, "", ""),
    ],
)
def test_person_is_shown_as_far_as_the_consent_goes(display, scope, name):
    assert shown(entry("王小安", display, consent_scope=scope, nickname="沐宁的风")) == name


@pytest.mark.parametrize(
    "lacking",
    [{"consent_on": None}, {"consent_evidence": ""}, {"consent_withdrawn_on": date(2026, 6, 1)}],
)
def test_person_without_a_consent_in_force_has_no_name(lacking):
    assert shown(entry("王小安", **lacking)) == ""


def test_person_is_anonymous_unless_told_otherwise():
    assert shown(HonourEntry(name="王小安")) == ""


def test_organisation_needs_no_consent_but_may_withdraw():
    assert shown(organisation("沐宁市第一中学")) == "沐宁市第一中学"
    assert shown(organisation("沐宁市第一中学", consent_withdrawn_on=date(2026, 6, 1))) == ""


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        (HonourEntry(name="王芳", display=Display.REAL), {"consent_on", "consent_evidence", "consent_scope"}),
        (entry("王芳", Display.REAL, consent_scope=Scope.MASKED), {"display"}),
        (entry("王芳", Display.ORGANISATION), {"display"}),
        (entry("王芳", Display.NICKNAME, consent_scope=Scope.NICKNAME), {"nickname"}),
        (entry("", Display.REAL), {"name"}),
        (entry("王芳", consent_withdrawn_on=date(2025, 1, 1)), {"consent_withdrawn_on"}),
        (organisation("沐宁一中", quantity=Decimal(3)), {"unit"}),
        (organisation("沐宁一中", goods="水"), {"quantity"}),
        (HonourEntry(name="沐宁一中", donor_kind=DonorKind.GROUP, display=Display.REAL), {"display"}),
    ],
)
def test_what_is_wrong_is_told_at_its_field(row, fields):
    with pytest.raises(ValidationError) as caught:
        row.clean()

    assert set(caught.value.message_dict) == fields


def test_amounts_are_kept_to_the_cent():
    row = organisation("沐宁一中", amount=Decimal("500"))
    row.derive([])

    assert str(row.amount) == "500.00"
