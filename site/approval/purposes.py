"""What a step of a chain looks at, and what its signer states by signing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from approval.enums import Purpose

if TYPE_CHECKING:
    from typing import Any


@dataclass(frozen=True, slots=True)
class About:
    """`task` says what to look at, `statement` is what the signature confirms."""

    task: Any
    statement: Any


ABOUT = {
    Purpose.REVIEW: About(
        _("Look at facts, names, dates and words, and at whether it should be published at all."),
        _("I have read the whole piece; facts, names and dates are right as far as I can judge."),
    ),
    Purpose.FINANCE: About(
        _("Compare every sum, quantity and date of money and goods with the accounts and receipts."),
        _("The figures agree with the accounts."),
    ),
    Purpose.SECRECY: About(
        _("Look for what is secret or internal, and for personal data: in pictures and files as well."),
        _("It contains nothing secret and no personal data that must not be published."),
    ),
    Purpose.HEAD: About(
        _("Decide for the society, as the person who answers for it first."),
        _("I agree that the society publishes this."),
    ),
    Purpose.SIGN_OFF: About(
        _("Decide whether this is said in the name of the society, in these words and now."),
        _("I have read this version and sign that it is published as it is."),
    ),
}


def about(purpose: str) -> About:
    return ABOUT.get(Purpose(purpose) if purpose in Purpose.values else Purpose.REVIEW, ABOUT[Purpose.REVIEW])
